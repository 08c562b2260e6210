import { describe, expect, it } from 'vitest';
import { largestMeetingFile } from '../../../shared/contract/meeting-file.ts';
import { readMeetingFile } from '../../../shared/meeting-file/read-meeting-file.ts';
import { wordFilePath, wordFileProblem } from '../../../shared/wording/word-file-problem.ts';
import { aFile, anItem, faultsOf, problemsOf } from './builders.ts';

const loneSurrogate = 'a\uD800b';

describe('reading a meeting file', () => {
  it('takes a sound file, with or without a byte order mark', () => {
    expect(faultsOf(aFile())).toEqual([]);
    expect(readMeetingFile(`\uFEFF${JSON.stringify(aFile())}`).ok).toBe(true);
  });

  it.each([
    ['', 1, 1],
    ['Notes of the meeting', 1, 1],
    ['{"format": "secretariat-meeting",\n  "version": 1,\n}', 3, 1],
    ['{\n  "title": "no end', 2, 19],
    ['[1, 2', 1, 6],
    ['{"a": 01}', 1, 7],
    ['{"a": "tab\there"}', 1, 11],
    ['{} {}', 1, 4],
  ])('says where a text stops being JSON: %j', (text, line, column) => {
    expect(problemsOf(text)).toEqual([{ path: '', code: 'not-json', facts: { line, column } }]);
  });

  it.each([
    '{"a":[1,-2.5e+3,true,false,null,"\\u00e9\\n",{}],"b":[]}',
    ' [ ] ',
    '"text"',
    '0',
    '{"":{"":[[]]}}',
  ])('scans what JSON.parse takes: %s', (text) => {
    expect(() => {
      JSON.parse(text);
    }).not.toThrow();
    expect(faultsOf(text)[0]).not.toMatch(/^not-json/);
  });

  it('refuses 200 MB before anything looks at it', () => {
    const text = ' '.repeat(200 * 1024 * 1024);
    const started = performance.now();
    expect(problemsOf(text)).toEqual([{ path: '', code: 'too-large', facts: { limit: '50 MB' } }]);
    expect(performance.now() - started).toBeLessThan(500);
    expect(text.length).toBeGreaterThan(largestMeetingFile);
  });

  it('refuses a million lists inside each other', () => {
    expect(problemsOf('['.repeat(1_000_000))[0]?.code).toBe('too-deep');
    expect(problemsOf('{"a":'.repeat(1_000_000))[0]?.code).toBe('too-deep');
  });

  it('reads 40 MB of text in one field, escaped or not, without an overflow', () => {
    for (const words of ['x'.repeat(40_000_000), '\\n'.repeat(20_000_000)]) {
      expect(
        problemsOf(`{"format": "secretariat-meeting", "version": 1, "words": "${words}"}`),
      ).toContainEqual({
        path: 'words',
        code: 'unknown-field',
        facts: { field: 'words' },
      });
    }
  });

  it('refuses a field that stands twice, of which a parser would drop the first', () => {
    const text = JSON.stringify(aFile()).replace(
      '"title":"Welcome"',
      '"title":"Welcome","notes":"x","title":"Lost"',
    );
    expect(faultsOf(text)).toEqual(['field-repeated at agenda.0.title']);
  });

  it('knows a file of another kind', () => {
    for (const value of [[], null, 3, {}, { format: 'other' }]) {
      expect(problemsOf(value)[0]?.code).toBe('not-a-meeting-file');
    }
  });

  it('refuses a newer version by its number, and says nothing about what else it does not know', () => {
    expect(problemsOf({ format: 'secretariat-meeting', version: 2, novelty: true })).toEqual([
      { path: 'version', code: 'newer-version', facts: { version: 2 } },
    ]);
  });

  const inItem = (changes: Readonly<Record<string, unknown>>) => aFile({ agenda: [anItem(changes)] });
  const inMeeting = (changes: Readonly<Record<string, unknown>>) =>
    aFile({ meeting: { date: '2023-10-10', ...changes } });
  const inPaper = (section: Readonly<Record<string, unknown>>) => inItem({ paper: { sections: [section] } });

  it.each<[string, string, unknown]>([
    ['unknown-field at colour', 'a field of the file', aFile({ colour: 'red' })],
    ['unknown-field at agenda.0.chairNotes', 'notes for the chair', inItem({ chairNotes: 'x' })],
    [
      'unknown-field at agenda.0.subItems.0.subItems',
      'a third level',
      inItem({ subItems: [{ kind: 'other', title: 'x', subItems: [] }] }),
    ],
    ['missing at body', 'no body', aFile({ body: undefined })],
    ['missing at meeting.date', 'no date', aFile({ meeting: {} })],
    ['missing at agenda.0.title', 'no title', inItem({ title: undefined })],
    ['missing at agenda.0.kind', 'no kind', inItem({ kind: undefined })],
    ['wrong-type at agenda', 'an agenda that is no list', aFile({ agenda: {} })],
    ['wrong-type at agenda.0.title', 'a title that is a number', inItem({ title: 7 })],
    ['wrong-type at agenda.0.minutes', 'half a minute', inItem({ minutes: 2.5 })],
    ['wrong-type at agenda.0.notes', 'notes that are a list', inItem({ notes: ['x'] })],
    ['empty at agenda.0.title', 'an empty title', inItem({ title: '  ' })],
    ['too-long at agenda.0.title', 'a title of 10,000 characters', inItem({ title: 'x'.repeat(10_000) })],
    [
      'too-many at people',
      '5,001 people',
      aFile({ people: Array.from({ length: 5001 }, (_, index) => ({ name: `P ${index}` })) }),
    ],
    ['out-of-range at agenda.0.minutes', 'minutes below nothing', inItem({ minutes: -1 })],
    ['out-of-range at agenda.0.minutes', 'more minutes than a day has', inItem({ minutes: 1441 })],
    ['not-one-of at agenda.0.kind', 'an unknown kind', inItem({ kind: 'party' })],
    ['wrong-form at agenda.0.id', 'an id that is none', inItem({ id: 'item-1' })],
    [
      'wrong-form at agenda.0.subItems.0.letter',
      'a capital letter',
      inItem({ subItems: [{ kind: 'other', title: 'x', letter: 'A' }] }),
    ],
    ['no-such-date at meeting.date', '30 February', inMeeting({ date: '2023-02-30' })],
    ['no-such-date at meeting.date', 'a written date', inMeeting({ date: '10 October 2023' })],
    ['no-such-time at meeting.startTime', 'half past 25', inMeeting({ startTime: '25:30' })],
    ['unsafe-link at agenda.0.report.href', 'a script', inItem({ report: { href: 'javascript:alert(1)' } })],
    [
      'unsafe-link at agenda.0.report.href',
      'a file on a server',
      inItem({ report: { href: '\\\\server\\x.pdf' } }),
    ],
    [
      'forbidden-character at agenda.0.title',
      'a lone surrogate in a title',
      inItem({ title: loneSurrogate }),
    ],
    [
      'forbidden-character at agenda.0.notes',
      'a control character in the notes',
      inItem({ notes: 'bell \u0007' }),
    ],
    [
      'forbidden-character at agenda.0.paper.sections.0.content',
      'a lone surrogate in a paper',
      inPaper({ heading: 'x', content: loneSurrogate }),
    ],
    [
      'body-invalid at agenda.0.paper.sections.0.content',
      'an object that is no document',
      inPaper({ heading: 'x', content: { type: 'page' } }),
    ],
    ['empty at agenda.0.paper.sections', 'a paper without sections', inItem({ paper: { sections: [] } })],
  ])('%s: %s', (fault, _what, file) => {
    expect(faultsOf(file)).toEqual([fault]);
  });

  it('names the field and the character in its facts, and every fault has a sentence', () => {
    const [unknown] = problemsOf(aFile({ colour: 'red' }));
    expect(unknown?.facts).toEqual({ field: 'colour' });
    const [character] = problemsOf(inItem({ title: loneSurrogate }));
    expect(character?.facts).toMatchObject({ character: 'U+D800', position: 2 });
    expect(character && wordFileProblem(character)).toContain('U+D800');
    expect(wordFilePath(character?.path ?? '')).toBe('agenda, entry 1, title');
  });

  it('tells every fault of a file, and not only the first', () => {
    expect(faultsOf(inItem({ title: '', minutes: -1, colour: 'red' }))).toHaveLength(3);
  });
});
