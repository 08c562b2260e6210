import type { PaperStep } from '../../../shared/domain/papers.ts';
import { paperEventsTaken } from '../../../shared/wording/names.ts';

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false });

/** "Cleared by J Hale, 12 March 2026 14:02" */
export function wordStep({ event, author, at }: PaperStep): string {
  const who = author === '' ? '' : ` by ${author}`;
  return `${paperEventsTaken[event]}${who}, ${wordMoment(at)}`;
}

/** "12 March 2026 14:02" */
export function wordMoment(at: string): string {
  const moment = new Date(at);
  return `${dayFormat.format(moment)} ${timeFormat.format(moment)}`;
}
