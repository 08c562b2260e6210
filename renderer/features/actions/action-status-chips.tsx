import { Check, Circle, CircleSlash, Loader, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { isOverdue, type ActionStatus } from '../../../shared/domain/actions.ts';
import { actionStatusNames } from '../../../shared/wording/names.ts';
import { Chip, type ChipTone } from '../../ui/chip.tsx';

const looks: Readonly<Record<ActionStatus, { readonly tone: ChipTone; readonly icon: LucideIcon }>> = {
  open: { tone: 'plain', icon: Circle },
  'in-progress': { tone: 'now', icon: Loader },
  complete: { tone: 'done', icon: Check },
  superseded: { tone: 'plain', icon: CircleSlash },
};

type ActionStatusChipsProps = { readonly action: Action; readonly today: string };

/** The status of an action; overdue says so instead of open. */
export function ActionStatusChips({ action, today }: ActionStatusChipsProps) {
  if (isOverdue(action, today)) {
    return (
      <Chip tone="over" icon={TriangleAlert}>
        {action.status === 'in-progress' ? 'In progress, overdue' : 'Overdue'}
      </Chip>
    );
  }
  return <Chip {...looks[action.status]}>{actionStatusNames[action.status]}</Chip>;
}
