import { CircleCheck, CircleDashed, Eye, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PaperState } from '../../../shared/domain/papers.ts';
import { paperStateNames } from '../../../shared/wording/names.ts';
import { Chip, type ChipTone } from '../../ui/chip.tsx';

const looks = {
  'not-started': { tone: 'plain', icon: CircleDashed },
  drafting: { tone: 'due', icon: Pencil },
  'in-review': { tone: 'now', icon: Eye },
  cleared: { tone: 'done', icon: CircleCheck },
} as const satisfies Readonly<Record<PaperState, { tone: ChipTone; icon: typeof Pencil }>>;

export function PaperStateChip({ state }: { readonly state: PaperState }): ReactNode {
  const { tone, icon } = looks[state];
  return (
    <Chip tone={tone} icon={icon}>
      {paperStateNames[state]}
    </Chip>
  );
}
