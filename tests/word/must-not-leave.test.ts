import { expect, test } from 'vitest';
import { openWordWriter } from '../../electron/core/word/write-word.ts';
import { reportOn, toGoOut, writeToGoOut } from '../../electron/core/services/checked-files.ts';
import { noMarkingRules } from '../../shared/domain/markings.ts';
import { usualManner } from '../../shared/domain/manner.ts';
import { plainTextByNode } from '../../shared/document/plain-text.ts';
import { agendaContent } from '../../shared/word-plan/agenda-content.ts';
import { inlinesByNode } from '../../shared/word-plan/body-to-plan.ts';
import { leakTestOf } from '../../shared/word-plan/leak-test.ts';
import { markedFile } from '../../shared/word-plan/marked-file.ts';
import {
  inlineTypes,
  issuedAgendaWithout,
  keptBackOfAgenda,
  mustNotLeave,
  textsOfPlan,
  withheldKinds,
} from '../../shared/word-plan/must-not-leave.ts';
import { planAgenda } from '../../shared/word-plan/plan-agenda.ts';
import { planNotes } from '../../shared/word-plan/plan-notes.ts';
import { wordError } from '../../shared/wording/word-error.ts';
import { seededRandom } from '../faults/seeded-random.ts';
import { aRestrictedMeeting } from '../generated/restricted-meeting.ts';
import { flowing } from '../support/house-styles.ts';
import { aBody, aParagraph, restricted } from '../support/builders/body-pieces.ts';
import {
  accHarland,
  agendaOf,
  aMeetingFacts,
  aRegisteredAction,
  idOf,
  notesOf,
} from '../support/builders/meeting-facts.ts';

test('knows every node that stands in a line', () => {
  expect([...inlineTypes].sort()).toEqual(Object.keys(inlinesByNode).sort());
  for (const type of inlineTypes) expect(Object.keys(plainTextByNode)).toContain(type);
});

test('a file says the same as if nothing that must not leave had ever been written', () => {
  const random = seededRandom(4, 'as if');
  for (let index = 0; index < 40; index += 1) {
    const { facts, secrets } = aRestrictedMeeting(random);
    const { withheld, rest } = mustNotLeave(facts);
    for (const plan of [planNotes, planAgenda]) {
      for (const showing of ['said', 'without-trace'] as const) {
        expect(textsOfPlan(plan(facts, usualManner, showing))).toEqual(
          textsOfPlan(plan(rest, usualManner, showing)),
        );
      }
    }
    const kept = withheld.map(({ text }) => text).join('\n');
    expect(secrets.filter((secret) => !kept.includes(secret))).toEqual([]);
    const left = JSON.stringify({ ...rest, people: [], plan: null });
    expect(secrets.filter((secret) => left.includes(secret))).toEqual([]);
  }
});

test('knows what everything was kept back as', () => {
  const random = seededRandom(5, 'kinds');
  const kinds = new Set(
    Array.from({ length: 20 }, () => mustNotLeave(aRestrictedMeeting(random).facts).withheld)
      .flat()
      .map(({ kind }) => kind),
  );
  expect([...kinds].sort()).toEqual([...withheldKinds].sort());
});

test('a leak stops the export with the place and without the words; what was found otherwise comes as a report', async () => {
  const writer = openWordWriter();
  const items = agendaOf(['Welcome', 'Safer parks']);
  const meeting = (words: string, isMarked: boolean) =>
    aMeetingFacts({
      agendaItems: items,
      notes: notesOf(items, {
        'Safer parks': aBody(aParagraph('- It was said. ', isMarked ? restricted(words) : words)),
      }),
    });
  const words = 'the informant lives above the bakery';
  const { withheld, rest } = mustNotLeave(meeting(words, true));
  const plannedOf = (facts: Parameters<typeof planNotes>[0]) => [
    markedFile({
      ...{ plan: planNotes(facts), readers: 'public', policies: [], parts: [] },
      nameFor: () => 'Notes.docx',
    }),
  ];
  try {
    // A plan that holds what it should have left out, as a fault of the program would make it.
    const [leaking] = toGoOut(plannedOf(meeting(words, false)), plannedOf(rest), withheld);
    if (!leaking) throw new Error('no file');
    const failed = await writeToGoOut({ word: writer, markingRules: noMarkingRules }, leaking, flowing).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({
      failure: {
        code: 'word-file-failed',
        data: { code: 'would-leak', leak: { kind: 'restricted', place: 'text', item: '2' } },
      },
    });
    const { failure } = failed as { failure: { code: string; data: unknown } };
    const explained = wordError(Object.assign(new Error(), failure));
    expect(explained.whatHappened).toBe(
      'Restricted words (item 2) would have gone out in the text, so the file was not handed out.',
    );
    expect(JSON.stringify([failed, explained])).not.toMatch(/informant|bakery/);

    const [sound] = toGoOut(plannedOf(meeting(words, true)), plannedOf(rest), withheld);
    if (!sound) throw new Error('no file');
    const made = await writeToGoOut({ word: writer, markingRules: noMarkingRules }, sound, flowing);
    const { files, asFile } = reportOn([made], '2026-11-28');
    expect(files).toEqual([
      {
        ...{ name: 'Notes.docx', audience: 'public', marking: { level: 'none', descriptor: null } },
        findings: [expect.objectContaining({ code: 'list-mark-typed', heading: 'Safer parks' })],
      },
    ]);
    expect(asFile).toMatchObject({ name: 'Accessibility check - Notes.txt', mediaType: 'text/plain' });
    const text = Buffer.from(asFile.content, 'base64').toString('utf8');
    expect(text).toContain('1 thing to look at.');
    expect(text).toContain('In the text, under “Safer parks”: “- It was said. [Restricted');
    expect(text).toContain('28 November 2026');
    expect(text).not.toMatch(/informant|bakery/);
  } finally {
    await writer.close();
  }
});

test('a report on files for colleagues says so, and their highest marking, as the files do', () => {
  const marking = { level: 'official-sensitive', descriptor: 'personal data' } as const;
  const file = (name: string, readers: 'public' | 'internal') => ({
    ...{ name, readers, findings: [], bytes: new Uint8Array() },
    marking: readers === 'internal' ? marking : ({ level: 'none', descriptor: null } as const),
  });
  const firstLineOf = ({ asFile }: ReturnType<typeof reportOn>): string | undefined =>
    Buffer.from(asFile.content, 'base64')
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .split('\r\n')[0];
  const stands = ', internal, OFFICIAL-SENSITIVE';
  const long = 'n'.repeat(80);
  const one = reportOn([file(`${long}${stands}.docx`, 'internal')], '2026-11-28');
  expect(one.asFile.name).toMatch(/^Accessibility check - n+, internal, OFFICIAL-SENSITIVE\.txt$/);
  const two = reportOn([file('A.docx', 'internal'), file('B.docx', 'internal')], '2026-11-28');
  expect(two.asFile.name).toBe(`Accessibility check - 2 files${stands}.txt`);
  expect(firstLineOf(two)).toBe(
    'Accessibility check of 2 Word files, 28 November 2026. OFFICIAL-SENSITIVE: personal data. For internal use – not for publication',
  );
  const open = reportOn([file('A.docx', 'public'), file('B.docx', 'public')], '2026-11-28');
  expect(open.asFile.name).toBe('Accessibility check - 2 files.txt');
  expect(firstLineOf(open)).toBe('Accessibility check of 2 Word files, 28 November 2026');
});

test('a test of a file for colleagues leaves out what they may read', () => {
  const { facts } = aRestrictedMeeting(seededRandom(6, 'internal'));
  const { withheld, rest } = mustNotLeave(facts);
  const named = (plan: ReturnType<typeof planNotes>) => ({ name: '', plan });
  const of = leakTestOf(
    named(planNotes(facts, usualManner, 'shown')),
    named(planNotes(rest, usualManner, 'shown')),
    withheld,
  );
  expect(of.withheld.map(({ kind }) => kind)).not.toContain('restricted');
  expect(of.withheld.map(({ kind }) => kind)).toContain('chair-notes');
});

test('keeps back whose a restricted action is and by when, also where no block of the notes says it', () => {
  const { people } = aMeetingFacts();
  const facts = aMeetingFacts({
    people: [...people, { ...accHarland, id: idOf('Ivo Wrenfield'), name: 'Ivo Wrenfield', shortForm: null }],
    actions: [
      aRegisteredAction({
        ...{ text: 'Follow the bird', isRestricted: true, isInNotes: false, due: '2087-03-09' },
        owners: [{ kind: 'person', id: idOf('Ivo Wrenfield') }],
      }),
    ],
  });
  const { withheld, rest } = mustNotLeave(facts);
  const kept = withheld.map(({ text }) => text);
  for (const text of ['Ivo Wrenfield', '9 March 2087']) expect(kept).toContain(text);
  expect(rest.actions).toMatchObject([{ text: '', owners: [], due: null }]);
});

test('a restricted topic is kept back by its title, whatever is announced', () => {
  const items = agendaOf(['Welcome', 'Safer parks']);
  const facts = aMeetingFacts({
    agendaItems: items,
    notes: notesOf(items, {}),
    comingTopics: [
      { topicId: 't1', title: 'Operation  heron', date: '2024-04-16' },
      { topicId: 't2', title: 'Road safety', date: '2024-04-16' },
    ],
    restrictedTopics: ['Operation Heron'],
  });
  const { withheld, rest } = mustNotLeave(facts);
  expect(withheld).toContainEqual({ kind: 'restricted', item: null, text: 'Operation Heron' });
  expect(rest.comingTopics.map(({ title }) => title)).toEqual(['Road safety']);
  const forColleagues = mustNotLeave(facts, undefined, 'internal');
  expect(forColleagues.withheld.map(({ text }) => text)).not.toContain('Operation Heron');
  expect(forColleagues.rest.comingTopics).toEqual(facts.comingTopics);
});

test('a kept agenda is compared with one that announces no restricted topic', () => {
  const agenda = agendaContent(
    aMeetingFacts({ comingTopics: [{ title: 'Operation Heron', date: '2024-04-16' }] }),
    [],
  );
  expect(keptBackOfAgenda(agenda, { papers: [], topicTitles: ['Operation Heron'] })).toEqual([
    { kind: 'restricted', item: null, text: 'Operation Heron' },
  ]);
  expect(issuedAgendaWithout(agenda, { papers: [], topicTitles: ['OPERATION Heron'] }).comingTopics).toEqual(
    [],
  );
});
