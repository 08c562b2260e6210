import { Check, Circle, CircleOff, CircleSlash, Loader, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { isClosed, isOverdue, type ActionStatus } from '../../../shared/domain/actions.ts';
import { actionStatusNames } from '../../../shared/wording/names.ts';
import { Chip, type ChipTone } from '../../ui/chip.tsx';

const looks: Readonly<Record<ActionStatus, { readonly tone: ChipTone; readonly icon: LucideIcon }>> = {
  open: { tone: 'plain', icon: Circle },
  'in-progress': { tone: 'now', icon: Loader },
  complete: { tone: 'done', icon: Check },
  superseded: { tone: 'plain', icon: CircleSlash },
  withdrawn: { tone: 'plain', icon: CircleOff },
};

type ActionStatusChipsProps = { readonly action: Action; readonly today: string };

/** The status of an action, and whether its notes still have it. */
export function ActionStatusChips({ action, today }: ActionStatusChipsProps) {
  return (
    <>
      <StatusChip action={action} today={today} />
      {action.isInNotes || isClosed(action.status) ? null : <Chip tone="over">Not in the notes</Chip>}
    </>
  );
}

/** Overdue says so instead of open. */
function StatusChip({ action, today }: ActionStatusChipsProps) {
  if (isOverdue(action, today)) {
    return (
      <Chip tone="over" icon={TriangleAlert}>
        {action.status === 'in-progress' ? 'In progress, overdue' : 'Overdue'}
      </Chip>
    );
  }
  return <Chip {...looks[action.status]}>{actionStatusNames[action.status]}</Chip>;
}
