import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readLargeMeetingFile } from '../../../electron/core/files/read-large-meeting-file.ts';
import { readMeetingFile } from '../../../shared/meeting-file/read-meeting-file.ts';
import { inProject } from '../../../scripts/project.ts';

const sample = readFileSync(inProject('resources/sample/sample-meeting.json'), 'utf8');

it('is read in a thread of its own as it is anywhere', async () => {
  expect(await readLargeMeetingFile(sample)).toEqual(readMeetingFile(sample));
  const faulty = sample.replace('"Helen Ashworth"', '""');
  expect(await readLargeMeetingFile(faulty)).toEqual(readMeetingFile(faulty));
});

it('is given up where reading it takes too long', async () => {
  const reading = await readLargeMeetingFile(sample, { longestMs: 1 });
  expect(reading).toEqual({ ok: false, problems: [{ path: '', code: 'took-too-long', facts: {} }] });
});

it('is refused before it is read where it holds more values than any meeting has', () => {
  const file = (entries: number) =>
    `{"format":"secretariat-meeting","version":1,"agenda":[${'1,'.repeat(entries)}1]}`;
  const codes = (text: string): readonly string[] => {
    const reading = readMeetingFile(text);
    return reading.ok ? [] : reading.problems.map(({ code }) => code);
  };
  // The file itself, its two fields and the list are values too.
  expect(codes(file(1_000_000 - 5))).toContain('too-many');
  expect(codes(file(1_000_000 - 4))).toEqual(['too-many-values']);
});
