import { afterAll, describe, expect, test } from 'vitest';
import { openWordWriter } from '../../electron/core/word/write-word.ts';
import { usualManner } from '../../shared/domain/manner.ts';
import {
  highestMarking,
  noMarking,
  usualExportPolicy,
  type ExportPolicy,
} from '../../shared/domain/markings.ts';
import type { ReportedMatter } from '../../shared/contract/entities/matters-arising.ts';
import type { OutgoingKind } from '../../shared/domain/outgoing.ts';
import { distinctNames, zipNameFor } from '../../shared/word-plan/file-name-for.ts';
import { filesOfMeeting, type Wish } from '../../shared/word-plan/files-of-meeting.ts';
import type { MeetingFacts } from '../../shared/word-plan/meeting-facts.ts';
import { planMattersArising } from '../../shared/word-plan/plan-matters-arising.ts';
import { planNotes } from '../../shared/word-plan/plan-notes.ts';
import { planPack } from '../../shared/word-plan/plan-pack.ts';
import { PlanRefused } from '../../shared/word-plan/plan-refused.ts';
import { forSeveralDocuments, withLowerHeadings } from '../../shared/word-plan/several-documents.ts';
import { wordMarking } from '../../shared/wording/word-marking.ts';
import { wordRule } from '../../shared/wording/word-rule.ts';
import { aBody, aParagraph, anAction, restricted } from '../support/builders/body-pieces.ts';
import {
  agendaOf,
  aMeetingFacts,
  anAgendaItem,
  aPaper,
  aReportItem,
  idOf,
  notesOf,
} from '../support/builders/meeting-facts.ts';
import { readDocx, type DocxParagraph } from '../support/docx-reader.ts';
import { flowing } from '../support/house-styles.ts';
import { outlineOf } from './plan-outline.ts';

const writer = openWordWriter();
afterAll(() => writer.close());

const wish: Wish = {
  audience: 'public',
  standing: 'draft',
  agendaItemId: null,
  today: '2023-11-28',
  isOneOfSeveral: false,
};

function withPolicy(facts: MeetingFacts, changes: Partial<ExportPolicy>): MeetingFacts {
  return { ...facts, body: { ...facts.body, exportPolicy: { ...usualExportPolicy, ...changes } } };
}

function filesOf(facts: MeetingFacts, kind: OutgoingKind, changes: Partial<Wish> = {}) {
  return filesOfMeeting(facts, kind, { ...wish, ...changes }, () => null);
}

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof PlanRefused) return wordRule(error.code, error.facts);
    throw error;
  }
  throw new Error('this was not refused');
}

const paperOf = (title: string, fields: Parameters<typeof aReportItem>[1] = {}) => {
  const item = aReportItem(title, fields);
  return { ...item, paper: { documentId: idOf(`paper of ${title}`), state: 'drafting' as const } };
};
const force = paperOf('Use of force', {
  reportHref: 'https://example.org/force.pdf',
  reportTitle: 'Report on force',
});
const stops = paperOf('Stop and search');
const items = agendaOf(['Welcome', force, stops]);
const written = {
  purpose: aBody(aParagraph('To report.')),
  'key-information': aBody(aParagraph('It fell.')),
};
const meeting = aMeetingFacts({
  agendaItems: items,
  papers: [aPaper(force, written), aPaper(stops, written)],
});
const before = aMeetingFacts({
  agendaItems: agendaOf(['Opening']),
  notes: notesOf(agendaOf(['Opening']), {}),
  meeting: { ...meeting.meeting, id: idOf('before'), date: '2023-07-11', state: 'draft-notes' },
});

describe('the pack', () => {
  test('is the agenda, the papers, the previous notes and a list of attachments, with their contents in front', () => {
    const lines = outlineOf(planPack(meeting, before));
    expect(lines.filter((line) => /^(title|contents|entry|document)/.test(line))).toEqual([
      'title | Community Outcomes Meeting: meeting pack',
      'contents | Contents',
      'entry | Agenda',
      'entry | Item 2: Use of force',
      'entry | Item 3: Stop and search',
      'entry | Draft notes of 11 July 2023',
      'entry | Reports and attachments',
      'document | agenda',
      'title | Agenda',
      'document | cover-paper',
      'title | Item 2: Use of force',
      'document | cover-paper',
      'title | Item 3: Stop and search',
      'document | notes',
      'title | Draft notes of 11 July 2023',
      'document | pack',
      'title | Reports and attachments',
    ]);
    expect(lines.at(-1)).toBe(
      'row | Item 2: Use of force | [Report on force](https://example.org/force.pdf)',
    );
  });

  test('without earlier notes or attachments says nothing of them, and without an agenda is refused', () => {
    const bare = { ...meeting, agendaItems: agendaOf(['Welcome', stops]) };
    expect(outlineOf(planPack(bare, null)).filter((line) => line.startsWith('entry'))).toEqual([
      'entry | Agenda',
      'entry | Item 2: Stop and search',
    ]);
    expect(() => planPack({ ...meeting, agendaItems: [] }, null)).toThrow('nothing-to-export');
  });

  test('in Word has one heading 1, lists that begin again in each paper, and contents that lead to their pages', async () => {
    const file = readDocx(await writer.write(planPack(meeting, before), flowing));
    const headings = file.paragraphs.filter(({ headingLevel }) => headingLevel !== null);
    expect(headings.filter(({ headingLevel }) => headingLevel === 1).map(({ text }) => text)).toEqual([
      'Community Outcomes Meeting: meeting pack',
    ]);
    const titles = headings.filter(({ headingLevel }) => headingLevel === 2).map(({ text }) => text);
    const entries = file.paragraphs.filter(({ styleId }) => styleId === 'TOC2');
    expect(entries.map(({ text }) => text)).toEqual(titles);
    let last = 0;
    for (const { headingLevel } of headings) {
      expect(headingLevel ?? 0).toBeLessThanOrEqual(last + 1);
      last = headingLevel ?? 0;
    }
    const xml = file.files.get('word/document.xml') ?? '';
    for (const { links } of entries) {
      const name = links[0]?.href.slice(1) ?? '';
      expect(
        xml.split(`<w:bookmarkStart w:id="`).filter((part) => part.includes(`w:name="${name}"`)),
      ).toHaveLength(1);
    }
    expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(titles.length);
    expect(xml).toContain('TOC \\o &quot;2-2&quot; \\h \\z \\u');
    const marksOf = (text: string) =>
      file.paragraphs.filter((each) => each.text === text).map(({ mark }) => mark);
    expect(marksOf('To report.')).toEqual(['1.', '1.']);
    expect(marksOf('It fell.')).toEqual(['2.', '2.']);
  });
});

describe('files of their own', () => {
  test('the forward plan lists topics under the days of their meetings', () => {
    const comingTopics = [
      { title: 'Road safety', date: '2024-01-16' },
      { title: 'Fraud', date: '2024-01-16' },
      { title: 'Hate crime', date: '2024-04-16' },
    ];
    const [file] = filesOf({ ...meeting, comingTopics }, 'forward-plan', { standing: 'final' });
    expect(file?.name).toBe('2023-10-10 Community Outcomes Meeting - forward plan.docx');
    expect(file && outlineOf(file.plan)).toEqual([
      'title | Community Outcomes Meeting: forward plan',
      'meeting-detail | <*After: *>Tuesday 10 October 2023',
      'section-heading | Tuesday 16 January 2024',
      'bullet | bullets 0 • | Road safety',
      'bullet | bullets 0 • | Fraud',
      'section-heading | Tuesday 16 April 2024',
      'bullet | bullets 0 • | Hate crime',
    ]);
    const [empty] = filesOf(meeting, 'forward-plan');
    expect(empty && outlineOf(empty.plan).at(-1)).toBe(
      'paragraph | <No topics are planned for later meetings yet.>',
    );
  });

  test('matters arising say each action with its status, and those that are restricted not at all without a trace', () => {
    const matter: ReportedMatter = {
      ...{
        label: '4 a)',
        meetingDate: '2023-07-11',
        owners: 'CC Moss',
        due: null,
        status: 'open',
        lastUpdate: null,
      },
      words: [{ text: 'Publish the count' }],
    };
    const mattersArising: readonly ReportedMatter[] = [
      matter,
      { ...matter, label: '4 b)', words: [{ leftOut: 'FOI Act s31' }], isRestricted: true },
    ];
    const rowsOf = (facts: MeetingFacts) =>
      filesOf(facts, 'matters-arising').flatMap(({ plan }) =>
        outlineOf(plan).filter((line) => line.startsWith('row')),
      );
    const facts = { ...meeting, mattersArising };
    expect(rowsOf(facts)).toEqual([
      'row | 11 July 2023, 4 a) | Publish the count | CC Moss / <No date> | Open | <None>',
      'row | 11 July 2023, 4 b) | [Restricted: FOI Act s31] | <Restricted> | Open | <None>',
    ]);
    expect(rowsOf(withPolicy(facts, { restrictedInPublic: 'without-trace' }))).toEqual([
      'row | 11 July 2023, 4 a) | Publish the count | CC Moss / <No date> | Open | <None>',
    ]);
  });
});

test('where the words of an action are is said with the date of the house style’s manner', () => {
  const matter: ReportedMatter = {
    ...{
      label: '4 a)',
      meetingDate: '2023-07-11',
      owners: 'CC Moss',
      due: null,
      status: 'open',
      lastUpdate: null,
    },
    words: [{ leftOut: 'see the notes of 11 July 2023' }],
  };
  const lineIn = (showing: 'said' | 'without-trace') => {
    const facts = { ...meeting, mattersArising: [matter] };
    const dated = { ...usualManner, dates: '10th October 2023' as const };
    return outlineOf(planMattersArising(facts, dated, showing)).at(-1);
  };
  expect(lineIn('said')).toContain('[Restricted: see the notes of 11th July 2023]');
  expect(lineIn('without-trace')).toContain('<See the notes of 11th July 2023>');
});

test('headings of a file of several documents go down by their outline level, whatever they are called', () => {
  const renamed = (id: string): string => id.replace(/^Heading(?=[1-4]$)/, 'AshbyLevel');
  const own = {
    ...flowing,
    styles: flowing.styles.map((style) => ({ ...style, id: renamed(style.id), name: renamed(style.id) })),
    roles: Object.fromEntries(
      Object.entries(flowing.roles).map(([name, role]) => [name, { ...role, style: renamed(role.style) }]),
    ) as typeof flowing.roles,
  };
  const { roles } = withLowerHeadings(forSeveralDocuments(own));
  expect([roles.title.style, roles['item-heading'].style]).toEqual(['AshbyLevel2', 'AshbyLevel3']);
  expect(withLowerHeadings(forSeveralDocuments(flowing)).roles.title.style).toBe('Heading2');
  expect(roles.paragraph).toEqual(flowing.roles.paragraph);
});

describe('what is restricted', () => {
  const agendaItems = agendaOf([
    'Welcome',
    anAgendaItem('Operation Heron', { restrictedReason: 'FOI Act s31' }),
    'Stop and search',
  ]);
  const notes = notesOf(agendaItems, {
    'Operation Heron': aBody(aParagraph('Heron was heard.'), anAction('Tell Heron')),
    'Stop and search': aBody(
      aParagraph('The count fell ', restricted('by Heron', 'section 30'), '. More later.'),
      anAction('Publish the count'),
      anAction(restricted('Ask Heron', 'section 30')),
      anAction('Report in April'),
    ),
  });
  const facts = aMeetingFacts({ agendaItems, notes });
  const bodyOf = (lines: readonly string[]) => lines.slice(lines.findIndex((line) => /Welcome/.test(line)));

  test('leaves without a trace, and what is left has the numbers and letters of the meeting, in Word too', async () => {
    const plan = planNotes(facts, usualManner, 'without-trace');
    expect(bodyOf(outlineOf(plan)).filter((line) => !line.startsWith('part'))).toEqual([
      'item-heading | item-headings 0 1 | Welcome',
      'item-heading | item-headings 0 3 | Stop and search',
      'paragraph | The count fell. More later.',
      'action-heading | <Actions:>',
      expect.stringMatching(/^action \| actions 0 a \| Publish the count/),
      expect.stringMatching(/^action \| actions 0 c \| Report in April/),
    ]);
    const file = readDocx(await writer.write(plan, flowing));
    const marked = (words: string): DocxParagraph | undefined =>
      file.paragraphs.find(({ text }) => text.startsWith(words));
    expect(marked('Stop and search')?.mark).toBe('3.');
    expect(marked('Publish')?.mark).toBe('a)');
    expect(marked('Report in')?.mark).toBe('c)');
  });

  test('is told of by no correction without a trace, nor by how many there were', () => {
    const secret = {
      number: '2',
      title: 'Operation Heron',
      text: '“dawn” should read “noon”',
      isRestricted: true,
    };
    const open = {
      number: '3',
      title: 'Stop and search',
      text: '“30” should read “13”',
      isRestricted: false,
    };
    const accepted = { date: '2023-07-11', corrections: [secret] };
    const items = agendaOf([anAgendaItem('Last time', { kind: 'previous-notes' })]);
    const agreed = aMeetingFacts({
      agendaItems: items,
      notes: notesOf(items, {}),
      meeting: { ...meeting.meeting, state: 'agreed' },
      notesAccepted: [accepted],
      acceptance: {
        ...{ acceptedOn: '2023-11-14', acceptedAt: null, corrections: [secret, open] },
        laterCorrections: [
          {
            ...{ number: '2', title: 'Operation Heron', words: { from: 'a', to: 'b' }, reason: 'A slip.' },
            ...{ decidedOn: '2023-12-01', decidedAt: null, isRestricted: true },
          },
          {
            ...{ number: '3', title: 'Stop and search', words: null, reason: 'Taken out' },
            ...{ decidedOn: '2023-12-01', decidedAt: null, isRestricted: false },
          },
        ],
      } as unknown as MeetingFacts['acceptance'],
    });
    const linesOf = (showing: 'said' | 'without-trace') =>
      outlineOf(planNotes(agreed, usualManner, showing)).join('\n');
    expect(linesOf('said').match(/not for publication/g)).toHaveLength(4);
    const without = linesOf('without-trace');
    expect(without).not.toMatch(/not for publication|Taken out/);
    expect(without).toContain('Accepted as a correct record on 14 November 2023, with one correction.');
    expect(without).toContain('“30” should read “13”');
    expect(without).toContain('The notes of the meeting of 11 July 2023 were accepted as a correct record.');
  });

  test('is shaded for colleagues, between brackets that say why, or under a line that does', async () => {
    const plan = planNotes(facts, usualManner, 'shown');
    const lines = bodyOf(outlineOf(plan));
    expect(lines).toContain('item-heading | item-headings 0 2 | {FOI Act s31: Operation Heron}');
    expect(lines).toContain('paragraph | {: Heron was heard.}');
    expect(lines).toContain('paragraph | The count fell {section 30: by Heron}. More later.');
    const file = readDocx(await writer.write(plan, flowing));
    expect(file.texts).toContain('The count fell [Restricted: section 30 – by Heron]. More later.');
    const xml = file.files.get('word/document.xml') ?? '';
    const run = xml.split('<w:r>').find((part) => part.includes('>by Heron<')) ?? '';
    expect(run).toContain('<w:rStyle w:val="LeftOut"/>');
  });
});

describe('markings', () => {
  const sensitive = { level: 'official-sensitive', descriptor: 'personal data' } as const;

  test('of a whole are the highest of its parts, with every descriptor once', () => {
    const official = { level: 'official', descriptor: null } as const;
    expect(highestMarking([])).toEqual(noMarking);
    expect(highestMarking([noMarking, official])).toEqual(official);
    const other = { ...sensitive, descriptor: 'commercial' };
    const all = highestMarking([official, sensitive, { ...sensitive, descriptor: 'Personal data' }, other]);
    expect(wordMarking(all)).toBe('OFFICIAL-SENSITIVE: personal data, commercial');
  });

  test('stand at the head and foot of every page, the first too, and in the name', async () => {
    const facts = withPolicy(meeting, { marking: { level: 'official', descriptor: null } });
    const [file] = filesOf(facts, 'agenda', { audience: 'internal' });
    expect(file?.name).toBe('2023-10-10 Community Outcomes Meeting - agenda, draft, internal, OFFICIAL.docx');
    if (!file) throw new Error('no file');
    const { files } = readDocx(await writer.write(file.plan, flowing));
    const ends = [...files].filter(([path]) => /^word\/(header|footer)\d+\.xml$/.test(path));
    expect(ends.length).toBeGreaterThanOrEqual(3);
    for (const [path, xml] of ends) expect(xml, path).toContain('>OFFICIAL<');
    for (const [path, xml] of ends.filter(([name]) => name.includes('header'))) {
      expect(xml, path).toContain('DRAFT, 28 November 2023. For internal use – not for publication');
    }
  });

  test('of papers and of restricted words count for the files that have them, and for no others', () => {
    const papers = new Map([[force.id, sensitive]]);
    const facts = { ...meeting, markings: { meeting: null, papers } };
    const namesOf = (kind: OutgoingKind) =>
      filesOf(facts, kind, { audience: 'internal', standing: 'final' }).map(({ name }) => name);
    expect(namesOf('papers')).toEqual([
      'Item 2 - Use of force - cover paper, internal, OFFICIAL-SENSITIVE.docx',
      'Item 3 - Stop and search - cover paper, internal.docx',
    ]);
    expect(namesOf('pack')).toEqual([
      '2023-10-10 Community Outcomes Meeting - pack, internal, OFFICIAL-SENSITIVE.docx',
    ]);
    expect(namesOf('agenda')).toEqual(['2023-10-10 Community Outcomes Meeting - agenda, internal.docx']);
    const secret = {
      ...meeting,
      agendaItems: agendaOf(['Welcome', anAgendaItem('Heron', { restrictedReason: 'FOI Act s31' })]),
    };
    const markingOf = (audience: Wish['audience']) =>
      filesOf(secret, 'agenda', { audience })[0]?.marking.level;
    expect([markingOf('internal'), markingOf('public')]).toEqual(['official-sensitive', 'none']);
  });

  test('of the meeting before count for the pack that has its notes in it', () => {
    const marked = { ...before, markings: { meeting: sensitive, papers: new Map() } };
    const pack = (audience: Wish['audience']) =>
      filesOfMeeting(meeting, 'pack', { ...wish, audience }, () => marked);
    expect(pack('internal')[0]?.marking).toEqual(sensitive);
    expect(refusalOf(() => pack('public'))).toContain('would be marked OFFICIAL-SENSITIVE: personal data');
    expect(filesOf(meeting, 'pack')[0]?.marking).toEqual(noMarking);
  });

  test('above the body’s limit let no public file out, and the sentence says what to do', () => {
    const facts = { ...meeting, markings: { meeting: sensitive, papers: new Map() } };
    expect(refusalOf(() => filesOf(facts, 'agenda'))).toBe(
      '“2023-10-10 Community Outcomes Meeting - agenda, draft, OFFICIAL-SENSITIVE.docx” would be marked OFFICIAL-SENSITIVE: personal data, and this body allows OFFICIAL at most for the public. Make the internal version, leave this file out, or lower its marking if that is right. Nothing was made.',
    );
    expect(filesOf(facts, 'agenda', { audience: 'internal' })).toHaveLength(1);
    expect(filesOf(withPolicy(facts, { publicLimit: 'official-sensitive' }), 'agenda')).toHaveLength(1);
  });
});

describe('drafts and final files', () => {
  const agreed = { ...meeting, meeting: { ...meeting.meeting, state: 'agreed' as const } };

  test('notes that are not agreed are never final, and agreed ones never a draft', () => {
    expect(refusalOf(() => filesOf(meeting, 'notes', { standing: 'final' }))).toMatch(
      /^The notes of 10 October 2023 are not agreed yet, so there is no final version of them\./,
    );
    expect(refusalOf(() => filesOf(agreed, 'notes'))).toMatch(
      /^The notes of 10 October 2023 are agreed, and a draft of them would say that they are not\./,
    );
    const [draft] = filesOf(meeting, 'notes', { standing: null });
    expect([draft?.name, draft?.plan.standing]).toEqual([
      '2023-10-10 Community Outcomes Meeting - notes, draft.docx',
      'DRAFT – not agreed, 28 November 2023',
    ]);
    const [final] = filesOf(agreed, 'notes', { standing: null });
    expect([final?.name, final?.plan.standing]).toEqual([
      '2023-10-10 Community Outcomes Meeting - notes.docx',
      undefined,
    ]);
    expect(final && outlineOf(final.plan).join('\n')).toContain('Status:');
  });
});

describe('names of several files', () => {
  test('are told apart whatever their capitals, and by their meetings where there are several', () => {
    expect(distinctNames(['Item 1.docx', 'item 1.docx', 'Item 1 (2).docx'])).toEqual([
      'Item 1.docx',
      'item 1 (2).docx',
      'Item 1 (2) (2).docx',
    ]);
    expect(filesOf(meeting, 'papers', { isOneOfSeveral: true, standing: 'final' })[0]?.name).toBe(
      '2023-10-10 Community Outcomes Meeting - Item 2 - Use of force - cover paper.docx',
    );
    const body = {
      ...meeting.body,
      name: 'Joint Scrutiny Board for Calder, Ashby, Thornley and Fenwick '.repeat(3),
    };
    const [long] = filesOf({ ...meeting, body }, 'papers', { isOneOfSeveral: true, standing: 'final' });
    expect(long?.name).toMatch(
      /^2023-10-10 Joint Scrutiny Board .* - Item 2 - Use of force - cover paper\.docx$/,
    );
    expect(long?.name.length).toBeLessThanOrEqual(120);
    expect(zipNameFor([meeting, before], { audience: 'public' })).toBe(
      '2023-07-11 to 2023-10-10 Community Outcomes Meeting - files.zip',
    );
  });
});
