import { describe, expect, test } from 'vitest';
import { publicReports, type ReportEvent } from '../../../shared/domain/actions.ts';
import { tellingReport, wordEvidence } from '../../../shared/wording/word-report.ts';

const minute = { kind: 'minute', label: '4 b)', meetingDate: '2026-04-18', attachment: 0 } as const;

test('what closed an action is said in words, by a document, or by both', () => {
  expect(wordEvidence(' The letter of 4 May ', null)).toBe('The letter of 4 May');
  expect(wordEvidence(' ', minute)).toBe('Minute 4 b) of the meeting of 18 April 2026');
  expect(wordEvidence('The letter of 4 May', minute)).toBe(
    'The letter of 4 May (minute 4 b) of the meeting of 18 April 2026)',
  );
  expect(wordEvidence('', { ...minute, kind: 'paper', label: '4' })).toBe(
    'Paper on item 4 of the meeting of 18 April 2026',
  );
  expect(wordEvidence('The survey', { ...minute, kind: 'attachment', label: '4', attachment: 2 })).toBe(
    'The survey (attachment 2 to the paper on item 4 of the meeting of 18 April 2026)',
  );
  expect(wordEvidence('', null)).toBe('');
});

describe('the report that says how an action stands', () => {
  const told = (...reports: readonly (readonly [event: ReportEvent, text: string, isInternal?: boolean])[]) =>
    reports.map(([event, text, isInternal = false]) => ({ event, text, isInternal }));

  test('is the last one with words, but none that closed what is open again', () => {
    const closed = told(['update', 'Half of it'], ['complete', 'Sent']);
    expect(tellingReport(closed)?.text).toBe('Sent');
    const reopened = [...closed, ...told(['reopen', ''])];
    expect(tellingReport(reopened)?.event).toBe('reopen');
    expect(tellingReport([...reopened, ...told(['start', ''])])?.event).toBe('start');
    expect(tellingReport([...reopened, ...told(['complete', 'Sent again'])])?.text).toBe('Sent again');
    expect(tellingReport(told(['update', 'Half of it'], ['carry', '']))?.text).toBe('Half of it');
    expect(tellingReport([])).toBeNull();
  });

  test('is for the public neither internal, nor why it was withdrawn, nor what an internal report overruled', () => {
    const closed = told(['update', 'Half of it'], ['complete', 'Sent']);
    expect(publicReports(closed)).toEqual(closed);
    expect(publicReports([...closed, ...told(['reopen', 'Not to everybody', true])])).toEqual(
      told(['update', 'Half of it']),
    );
    const withdrawn = told(['update', 'Half of it'], ['withdraw', 'Said of a witness']);
    expect(publicReports(withdrawn)).toEqual(told(['update', 'Half of it']));
  });
});
