import { CircleCheck, CircleDashed, CircleDot, Pencil, Stamp, type LucideIcon } from 'lucide-react';
import type { MeetingState } from '../../../shared/domain/meeting.ts';
import { meetingStateNames } from '../../../shared/wording/names.ts';
import { Chip, type ChipTone } from '../../ui/chip.tsx';

const looks: Readonly<Record<MeetingState, { readonly tone: ChipTone; readonly icon: LucideIcon }>> = {
  planning: { tone: 'plain', icon: CircleDashed },
  'agenda-issued': { tone: 'now', icon: CircleDot },
  held: { tone: 'now', icon: CircleCheck },
  'draft-notes': { tone: 'due', icon: Pencil },
  agreed: { tone: 'done', icon: Stamp },
};

export function MeetingStateChip({ state }: { readonly state: MeetingState }) {
  return <Chip {...looks[state]}>{meetingStateNames[state]}</Chip>;
}
