import { readFileSync } from 'node:fs';

export const sampleText: string = readFileSync(
  new URL('../../../resources/sample/sample-meeting.json', import.meta.url),
  'utf8',
);

/** The sample meeting as plain JSON, a new copy each time. */
export function sampleFile(): Record<string, unknown> {
  return JSON.parse(sampleText) as Record<string, unknown>;
}
