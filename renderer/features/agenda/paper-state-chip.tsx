import { Check, Circle, MessageSquare, Pencil, type LucideIcon } from 'lucide-react';
import type { PaperState } from '../../../shared/domain/papers.ts';
import { paperStateNames } from '../../../shared/wording/names.ts';
import { Chip, type ChipTone } from '../../ui/chip.tsx';

const looks: Readonly<Record<PaperState, { readonly tone: ChipTone; readonly icon: LucideIcon }>> = {
  'not-started': { tone: 'plain', icon: Circle },
  drafting: { tone: 'due', icon: Pencil },
  'in-review': { tone: 'now', icon: MessageSquare },
  cleared: { tone: 'done', icon: Check },
};

export function PaperStateChip({ state }: { readonly state: PaperState }) {
  return <Chip {...looks[state]}>{paperStateNames[state]}</Chip>;
}
