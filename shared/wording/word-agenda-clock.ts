import type { AgendaFit, ItemTime } from '../domain/agenda-clock.ts';
import { formatTime } from '../domain/calendar-date.ts';
import { countOf } from './facts.ts';

/** How an agenda's minutes fit its meeting, in a line; null where no item has any. `label`: of the item that `over` names. */
export function wordAgendaFit(fit: AgendaFit, label: string): string | null {
  switch (fit.code) {
    case 'no-minutes':
      return null;
    case 'no-start':
      return `${countOf(fit.minutes, 'minute')} in all`;
    case 'no-end':
      return `Ends at ${wordItemTime({ startsAt: fit.endsAt, daysLater: fit.daysLater })}`;
    case 'fits':
      return fit.minutesLeft === 0 ? 'Fills the time' : `${countOf(fit.minutesLeft, 'minute')} to spare`;
    case 'over':
      return `${countOf(fit.minutesOver, 'minute')} over the end${label === '' ? '' : `, from item ${label}`}`;
  }
}

/** "4:30pm", "12:10am the next day" */
export function wordItemTime({ startsAt, daysLater }: Pick<ItemTime, 'startsAt' | 'daysLater'>): string {
  const time = formatTime(startsAt);
  if (daysLater === 0) return time;
  return daysLater === 1 ? `${time} the next day` : `${time} ${daysLater} days later`;
}

/** What a line of the agenda says of an item that does not end in time; null where it does. */
export function wordItemLateness({ minutesOver, isAfterEnd }: ItemTime): string | null {
  if (isAfterEnd) return 'After the end of the meeting';
  return minutesOver === 0 ? null : `Ends ${countOf(minutesOver, 'minute')} after the meeting`;
}
