/**
 * The day on the calendar of the person at this computer, "2026-07-01": what files say that they are of. In London an
 * hour after midnight it is already another in summer than in UTC.
 */
export function localDay(at: Date): string {
  const [year, month, day] = [at.getFullYear(), at.getMonth() + 1, at.getDate()];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The same of a moment as it is stored, "2026-06-30T23:30:00.000Z". Of what is none, its first ten characters. */
export function localDayOf(at: string): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? at.slice(0, 10) : localDay(moment);
}
