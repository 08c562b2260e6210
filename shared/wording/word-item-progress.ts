import type { ItemOutcome } from '../domain/item-progress.ts';

export const itemOutcomeNames: Readonly<Record<ItemOutcome, string>> = {
  done: 'Done',
  'not-discussed': 'Not discussed',
};

/** What stands under an item of the notes, on screen and in Word. */
export const notDiscussed = 'This item was not discussed.';

/** "7 of 10 min", "7 min" where none were planned; null where there is nothing to say. */
export function wordItemTime(seconds: number, planned: number | null): string | null {
  const taken = Math.floor(seconds / 60);
  if (planned === null || planned === 0) return seconds > 0 ? `${taken} min` : null;
  return seconds > 0 ? `${taken} of ${planned} min` : `${planned} min`;
}

/** To the second, for the item that is being counted: "7:04", "1:02:30". */
export function wordRunningTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const pad = (part: number): string => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}

/** Whether an item has taken longer than was planned for it. */
export function isOverTime(seconds: number, planned: number | null): boolean {
  return planned !== null && planned > 0 && seconds > planned * 60;
}
