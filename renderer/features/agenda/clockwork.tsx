import { Clock, ClockAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { wordAgendaFit } from '../../../shared/wording/word-agenda-clock.ts';
import { announce } from '../../ui/announcer.tsx';
import { Chip } from '../../ui/chip.tsx';
import type { Agenda } from './use-agenda.ts';

/** How the minutes of the items fit the meeting, in a line that a screen reader is told when it changes. */
export function Clockwork({ agenda }: { readonly agenda: Agenda }) {
  const { fit } = agenda.clock;
  const isOver = fit.code === 'over';
  const words = wordAgendaFit(fit, isOver ? (agenda.numbers.get(fit.itemId)?.label ?? '') : '');
  const minutesOver = isOver ? fit.minutesOver : 0;
  const before = useRef(minutesOver);
  useEffect(() => {
    if (before.current === minutesOver) return;
    before.current = minutesOver;
    announce(
      minutesOver === 0
        ? 'The items end with the meeting or before.'
        : `The items run ${wordAgendaFit({ code: 'over', minutesOver, itemId: '' }, '') ?? ''}.`,
    );
  }, [minutesOver]);
  if (words === null) return null;
  return (
    <Chip tone={isOver ? 'due' : 'plain'} icon={isOver ? ClockAlert : Clock}>
      {words}
    </Chip>
  );
}
