import { describe, expect, test } from 'vitest';
import {
  backupFolderRefusalCodes,
  backupProblemCodes,
  encryptionProblemCodes,
  dataFolderRefusalCodes,
  fileNotReadCodes,
  fileProblemCodes,
  programErrors,
  storageProblemCodes,
  wordProblemCodes,
} from '../../../shared/contract/errors.ts';
import { templateNoteCodes, templateProblemCodes } from '../../../shared/contract/template-reading.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { policyProblemCodes } from '../../../shared/contract/policy.ts';
import { updateFaultCodes } from '../../../shared/contract/update-state.ts';
import { bodyProblemCodes } from '../../../shared/document/validate-body.ts';
import { actionEvents, actionStatuses } from '../../../shared/domain/actions.ts';
import { fileFindingCodes, filePlaces } from '../../../shared/domain/file-findings.ts';
import { leakKinds, leakPlaces } from '../../../shared/domain/leaks.ts';
import { findingCodes } from '../../../shared/domain/findings.ts';
import { meetingEvents, meetingStates } from '../../../shared/domain/meeting.ts';
import { ruleCodes, type RuleFacts } from '../../../shared/domain/rulings.ts';
import { planFileProblemCodes } from '../../../shared/plan-file/plan-file.ts';
import { countOf, quotedFact } from '../../../shared/wording/facts.ts';
import * as names from '../../../shared/wording/names.ts';
import { openEndCodes } from '../../../shared/document/open-ends.ts';
import { wordAcceptance, wordCorrection } from '../../../shared/wording/word-acceptance.ts';
import { wordOpenEnds } from '../../../shared/wording/word-open-end.ts';
import { wordBodyProblem } from '../../../shared/wording/word-body-problem.ts';
import { wordDataFolderRefusal } from '../../../shared/wording/word-data-folder-refusal.ts';
import { wordError, wordErrorInOneSentence } from '../../../shared/wording/word-error.ts';
import { wordFieldProblem, type FieldIssue } from '../../../shared/wording/word-field-problem.ts';
import { wordFileNotRead } from '../../../shared/wording/word-file-not-read.ts';
import { wordFileNotWritten } from '../../../shared/wording/word-file-not-written.ts';
import { wordFilePath, wordFileProblem } from '../../../shared/wording/word-file-problem.ts';
import { wordFileFinding } from '../../../shared/wording/word-file-finding.ts';
import { wordFinding } from '../../../shared/wording/word-finding.ts';
import { wordPlanFileProblem } from '../../../shared/wording/word-plan-file-problem.ts';
import { wordPolicyProblem } from '../../../shared/wording/word-policy.ts';
import { wordRule } from '../../../shared/wording/word-rule.ts';
import { wordStorageProblem } from '../../../shared/wording/word-storage-problem.ts';
import { wordUpdateState } from '../../../shared/wording/word-update-state.ts';
import { wordTemplateNote, wordTemplateProblem } from '../../../shared/wording/word-template.ts';

const everyFact: RuleFacts = {
  body: 'Community Outcomes Meeting',
  bodyName: 'Community Outcomes Meeting',
  client: 'OneDrive',
  date: '2026-04-18',
  detail: 'sparkle',
  end: '13:00',
  event: 'hold',
  expected: '4',
  field: 'titel',
  folder: '/home/clerk/meetings',
  holder: 'the window opened at 9:15',
  id: '0190a1b2',
  joined: '15:10',
  key: 'purpose',
  left: '14:50',
  letter: 'b',
  limit: 300,
  line: 12,
  name: 'DMPC Okoro',
  number: 3,
  owner: 'ACC Harland',
  problem: 'too-deep',
  start: '14:30',
  state: 'planning',
  title: 'Road safety',
  value: '31 June',
  version: 9,
  words: 1250,
};

/** What a person must never read: a code, a hole in the sentence, the insides of the program. */
function expectPlainSentence(sentence: string, code: string): void {
  expect(sentence).toMatch(/^[“A-Z].*[.)”:]$/u);
  expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\{|\}| {2}|\n/);
  if (code.includes('-')) expect(sentence).not.toContain(code);
}

const worded: readonly [string, readonly string[], (code: never, facts: RuleFacts) => string][] = [
  ['rules', ruleCodes, wordRule],
  ['faults of a meeting file', fileProblemCodes, (code, facts) => wordFileProblem({ path: '', code, facts })],
  ['faults of a plan file', planFileProblemCodes, (code, facts) => wordPlanFileProblem({ code, facts })],
  [
    'findings',
    findingCodes,
    (code, facts) => {
      const { title, whatIsWrong, whatToDo } = wordFinding({ code, facts });
      return `${title}. ${whatIsWrong} ${whatToDo}`;
    },
  ],
  ['refused Word templates', templateProblemCodes, (code) => wordTemplateProblem(code).join(' ')],
  ['what a Word template left out', templateNoteCodes, (code) => wordTemplateNote({ code, count: 1 })],
  ['the same more than once', templateNoteCodes, (code) => wordTemplateNote({ code, count: 1200 })],
  [
    'findings in a Word file',
    fileFindingCodes,
    (code) => {
      const { title, where, whatToDo } = wordFileFinding({
        code,
        place: 'text',
        heading: 'Purpose',
        words: 'words',
      });
      return `${title}. ${where}. ${whatToDo}`;
    },
  ],
  [
    'places in a Word file',
    filePlaces,
    (place) => `${wordFileFinding({ code: 'text-small', place, heading: '', words: '' }).where}.`,
  ],
  ['refused data folders', dataFolderRefusalCodes, wordDataFolderRefusal],
  [
    'problems of a policy',
    policyProblemCodes,
    (code, facts) => wordPolicyProblem({ code, key: String(facts['name'] ?? '') }),
  ],
  [
    'faults of updates',
    updateFaultCodes,
    (fault) => wordUpdateState({ state: 'failed', fault, version: null, lookedAt: null }),
  ],
  ['storage problems', storageProblemCodes, wordStorageProblem],
  [
    'faults of a text',
    bodyProblemCodes,
    (code, facts) => wordBodyProblem({ code, detail: String(facts['detail'] ?? '') }),
  ],
];

describe.each(worded)('the sentences about %s', (_, codes, word) => {
  test.each(codes)('%s is a plain sentence with its facts and without them', (code) => {
    expectPlainSentence(word(code as never, everyFact), code);
    expectPlainSentence(word(code as never, {}), code);
  });

  test('no two codes share a sentence', () => {
    const sentences = codes.map((code) => word(code as never, everyFact));
    expect(new Set(sentences).size).toBe(codes.length);
  });
});

describe('facts in sentences', () => {
  test('a rule names the words that would go with the item', () => {
    expect(wordRule('agenda-item-has-text', { title: 'Road safety', words: 1250 })).toBe(
      '“Road safety” has 1,250 words in its paper or notes. Delete it only if you are sure: its words are kept, and you can bring it back.',
    );
  });

  test('times and dates are written as a person writes them', () => {
    expect(wordRule('end-before-start', { start: '14:30', end: '13:00' })).toContain('end at 1pm');
    expect(wordRule('end-before-start', { start: '2026-04-18', end: '2026-04-17' })).toContain(
      'end on 17 April 2026, which is before it starts on 18 April 2026',
    );
    expect(wordRule('meeting-exists-already', { bodyName: 'Ethics Panel', date: '2026-04-18' })).toContain(
      'The meeting of Ethics Panel on 18 April 2026 is already here.',
    );
  });

  test('a step and a state are called as on their buttons', () => {
    expect(wordRule('step-not-allowed', { event: 'issue-draft-notes', state: 'agenda-issued' })).toMatch(
      /^“Issue the draft notes” is not possible in the state “Agenda issued”\./,
    );
  });

  test('a text that was not saved is told with its reason', () => {
    expect(wordRule('body-invalid', { problem: 'unknown-node', detail: 'sparkle', path: 'content.0' })).toBe(
      'This text was not saved: the text holds something that this version of Secretariat does not know (“sparkle”). A newer version can open it. Undo the last paste, or paste it as plain text.',
    );
  });

  test('a fact of 10,000 characters with line ends stays one short line', () => {
    const quoted = quotedFact({ title: `Road\nsafety\u0007 ${'x'.repeat(10_000)}` }, 'title', '');
    expect(quoted).toMatch(/^“Road safety x+…”$/);
    expect(quoted.length).toBeLessThanOrEqual(82);
  });

  test.each([
    [0, '0 words'],
    [1, '1 word'],
    [999, '999 words'],
    [1000, '1,000 words'],
    [1_234_567, '1,234,567 words'],
  ])('%d is counted as %s', (count, expected) => {
    expect(countOf(count, 'word')).toBe(expected);
  });

  test('a file that was not written is named with the reason', () => {
    expect(wordFileNotWritten('locked', '/out/notes.docx')).toBe(
      '“/out/notes.docx” was not written: the file is open in another program, such as Word; close it there and export again.',
    );
  });

  test('a file that was not read has its own reason, with the limit where there is one', () => {
    const sentences = fileNotReadCodes.map((code) => wordFileNotRead(code));
    expect(new Set(sentences).size).toBe(fileNotReadCodes.length);
    for (const [index, sentence] of sentences.entries()) {
      expectPlainSentence(sentence, fileNotReadCodes[index] ?? '');
    }
    expect(wordFileNotRead('too-large')).toContain('up to 50 MB');
  });

  test('a place in a meeting file is counted from one', () => {
    expect(wordFilePath('agenda.3.subItems.0.title')).toBe('agenda, entry 4, subItems, entry 1, title');
    expect(wordFilePath('')).toBe('the file');
  });
});

describe('names', () => {
  test.each(Object.entries(names))('%s are distinct words that start with a capital', (_, map) => {
    const words = Object.values(map);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(word).toMatch(/^[A-Z][A-Za-z ]+$/);
  });

  test('every state and step of a meeting and of an action has a name', () => {
    expect(Object.keys(names.meetingStateNames)).toEqual([...meetingStates]);
    expect(Object.keys(names.meetingEventNames)).toEqual([...meetingEvents]);
    expect(Object.keys(names.actionStatusNames)).toEqual([...actionStatuses]);
    expect(Object.keys(names.actionEventNames)).toEqual([...actionEvents]);
  });
});

/** The issues that the contract's own schema finds in an input. */
function issuesOf(
  operation: { readonly '~orpc': { readonly inputSchema?: unknown } },
  input: unknown,
): FieldIssue[] {
  const schema = operation['~orpc'].inputSchema as {
    safeParse: (value: unknown) => { error?: { issues: FieldIssue[] } };
  };
  return JSON.parse(JSON.stringify(schema.safeParse(input).error?.issues ?? [])) as FieldIssue[];
}

const anId = '0190a1b2-0000-7000-8000-000000000001';
const anItem = {
  meetingId: anId,
  id: anId,
  parentId: null,
  beforeId: null,
  kind: 'report',
  title: 'Road safety',
};
const anAgendaUpdate = {
  id: anId,
  revision: 1,
  kind: 'report',
  title: 'Road safety',
  leadId: null,
  organisationId: null,
  minutes: 10,
  reportTitle: null,
  reportHref: null,
  chairNotes: '',
};

describe('fields', () => {
  test.each([
    ['an empty title', contract.agenda.add, { ...anItem, title: ' ' }, 'Enter a title.'],
    [
      'a title of 10,000 characters',
      contract.agenda.add,
      { ...anItem, title: 'x'.repeat(10_000) },
      'Title must be 300 characters or fewer.',
    ],
    [
      'a control character',
      contract.agenda.add,
      { ...anItem, title: 'a\u0007b' },
      'Title has an invisible character (U+0007) at character 2 that Word files cannot hold. Delete it, or type the text again.',
    ],
    [
      'a kind that there is not',
      contract.agenda.add,
      { ...anItem, kind: 'party' },
      'Choose one of the options for “Kind”.',
    ],
    ['a missing title', contract.agenda.add, { ...anItem, title: undefined }, 'Title is not filled in.'],
    [
      'minutes below nothing',
      contract.agenda.update,
      { ...anAgendaUpdate, minutes: -5 },
      'Minutes must be 0 or more.',
    ],
    [
      'minutes beyond a day',
      contract.agenda.update,
      { ...anAgendaUpdate, minutes: 2000 },
      'Minutes must be 1,440 or less.',
    ],
    [
      'a link to a file',
      contract.agenda.update,
      { ...anAgendaUpdate, reportHref: 'file:///etc/passwd' },
      'Link to the report must start with https://, http://, mailto: or tel:.',
    ],
    [
      'a day that does not exist',
      contract.plans.create,
      { name: 'Plan', startsOn: '2026-02-30', endsOn: '2026-12-31', entries: [] },
      'First day must be a real date, such as 18 April 2026.',
    ],
    [
      'a time that does not exist',
      contract.meetings.create,
      {
        bodyId: anId,
        date: '2026-04-18',
        startTime: '25:00',
        endTime: null,
        place: null,
        chairId: null,
        planId: null,
      },
      'Start time must be a real time, such as 14:30.',
    ],
    [
      'an empty template',
      contract.bodies.create,
      { name: 'Panel', openingItems: [], closingItems: [], template: [] },
      'Template needs at least one entry.',
    ],
  ])('%s is one sentence about that field', (_, operation, input, sentence) => {
    expect(issuesOf(operation, input).map(wordFieldProblem)).toEqual([sentence]);
  });

  test('an issue of a kind nobody knows still names its field', () => {
    expect(wordFieldProblem({ code: 'surprise', path: ['agenda', 0, 'leadId'] })).toBe(
      'Lead is not in the form that is needed.',
    );
    expect(wordFieldProblem({ code: 'custom', path: [], params: { code: 'toString' } })).toBe(
      'This is not in the form that is needed.',
    );
  });
});

function anError(code: string, data?: unknown): Error {
  return Object.assign(new Error(`secret insides of ${code}`), { code, data });
}

const errors: readonly [string, unknown][] = [
  ['something that is gone', anError('not-found', { what: 'meeting' })],
  ['a change elsewhere', anError('conflict', { currentRevision: 4 })],
  ['a rule', anError('rule-violated', { code: 'end-before-start', facts: {} })],
  ['a full disk', anError('storage-failed', { code: 'disk-full' })],
  ...wordProblemCodes.map((code): [string, unknown] => [
    `a Word file (${code})`,
    anError('word-file-failed', { code }),
  ]),
  ...templateProblemCodes.map((code): [string, unknown] => [
    `a Word template (${code})`,
    anError('template-not-read', { code }),
  ]),
  ...leakKinds.flatMap((kind) =>
    leakPlaces.map((place): [string, unknown] => [
      `a leak (${kind} in ${place})`,
      anError('word-file-failed', { code: 'would-leak', leak: { kind, place, item: '4 b)' } }),
    ]),
  ),
  ...backupProblemCodes.map((code): [string, unknown] => [
    `a backup (${code})`,
    anError('backup-failed', { code }),
  ]),
  ...backupFolderRefusalCodes.map((code): [string, unknown] => [
    `a folder for backups (${code})`,
    anError('backup-folder-refused', { code }),
  ]),
  ...encryptionProblemCodes.map((code): [string, unknown] => [
    `encryption (${code})`,
    anError('encryption-refused', { code, group: 3 }),
  ]),
  [
    'a faulty meeting file',
    anError('meeting-file-invalid', { problems: [{ path: 'agenda.3.title', code: 'empty', facts: {} }] }),
  ],
  [
    'a field',
    anError('BAD_REQUEST', {
      issues: [{ code: 'too_small', origin: 'string', minimum: 1, path: ['title'] }],
    }),
  ],
  ['data that others took the place of', anError('store-replaced')],
  ['a request nobody understands', anError('BAD_REQUEST')],
  ['something too large', anError('PAYLOAD_TOO_LARGE')],
  ['a session that is over, or a foreign page', anError('FORBIDDEN')],
  ['an operation that is not there', anError('NOT_FOUND')],
  ['a fault inside', anError('INTERNAL_SERVER_ERROR')],
  ['malformed data', anError('rule-violated', { code: 'no-such-rule' })],
  ['a lost connection', new TypeError('Failed to fetch')],
  ['an answer that did not come in time', new DOMException('timed out', 'TimeoutError')],
  ['a bug on the page', new TypeError('x is not a function')],
  ['nothing at all', undefined],
];

describe('errors', () => {
  test.each(errors)('%s is explained in three plain parts', (_, error) => {
    const { whatHappened, isWorkSafe, whatNow } = wordError(error);
    for (const part of [whatHappened, isWorkSafe, whatNow]) {
      expectPlainSentence(part, '');
      expect(part).not.toMatch(/secret|insides of|[A-Z]{2,}_/);
    }
    expect(wordErrorInOneSentence(error)).toMatch(/^[^\n]+\.$/);
  });

  test('in one sentence, an error says what happened and the first thing to do', () => {
    expect(wordErrorInOneSentence(anError('storage-failed', { code: 'locked' }))).toBe(
      'Another program is holding the data, so this could not be saved; wait a moment and try again.',
    );
  });

  test('every error of the contract is among them', () => {
    const tried = errors.map(([, error]) => (error as { code?: string } | undefined)?.code);
    expect(tried).toEqual(expect.arrayContaining(Object.keys(programErrors)));
  });

  test('only a lost connection is called one', () => {
    expect(wordError(new TypeError('Failed to fetch')).whatHappened).toContain('not running');
    expect(wordError(new TypeError('x is not a function')).whatHappened).toContain('inside Secretariat');
  });

  test('the first fault of a meeting file is shown with its place', () => {
    const error = anError('meeting-file-invalid', {
      problems: [
        { path: 'agenda.3.title', code: 'empty', facts: {} },
        { path: 'agenda.4.title', code: 'empty', facts: {} },
      ],
    });
    expect(wordError(error).whatHappened).toBe(
      'The file has 2 faults. The first is at agenda, entry 4, title: This is empty; it needs at least one character or entry.',
    );
  });

  test('the sentences of a form name each wrong field once', () => {
    const issue = { code: 'too_small', origin: 'string', minimum: 1, path: ['title'] };
    expect(
      wordError(anError('BAD_REQUEST', { issues: [issue, issue, { ...issue, path: ['name'] }] }))
        .whatHappened,
    ).toBe('Enter a title. Enter a name.');
  });
});

test('how notes were accepted is one sentence, whatever is known of it', () => {
  const acceptedAt = { id: null, bodyName: 'Ashby Policing Panel', date: '2026-07-10' };
  const none = { acceptedOn: null, acceptedAt: null, corrections: [] };
  const one = { number: '4', title: 'Use of force', text: '“30” should read “13”', isRestricted: false };
  expect(wordAcceptance(none)).toBe('Accepted as a correct record.');
  expect(wordAcceptance({ ...none, acceptedOn: '2026-07-12' })).toBe(
    'Accepted as a correct record on 12 July 2026.',
  );
  expect(wordAcceptance({ ...none, acceptedAt, corrections: [one] })).toBe(
    'Accepted as a correct record at the meeting of 10 July 2026, with one correction.',
  );
  expect(wordAcceptance({ acceptedOn: '2026-07-12', acceptedAt, corrections: [one, one] })).toBe(
    'Accepted as a correct record on 12 July 2026, for the meeting of 10 July 2026, with 2 corrections.',
  );
  expect(wordCorrection(one)).toBe('Item 4, Use of force: “30” should read “13”');
  expect(wordCorrection({ ...one, number: null })).toBe('“30” should read “13”');
});

test('what is left open reads as a sentence, for one and for many', () => {
  for (const code of openEndCodes) {
    expect(wordOpenEnds(code, 1)).toMatch(/^One \w+ /);
    expect(wordOpenEnds(code, 3)).toMatch(/^3 \w+s /);
  }
});
