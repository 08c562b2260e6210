import { describe, expect, test } from 'vitest';
import { planActionLog } from '../../shared/word-plan/plan-action-log.ts';
import { planAgenda } from '../../shared/word-plan/plan-agenda.ts';
import { planCoverPaper } from '../../shared/word-plan/plan-cover-paper.ts';
import { planNotes } from '../../shared/word-plan/plan-notes.ts';
import { planYearMap } from '../../shared/word-plan/plan-year-map.ts';
import {
  aBody,
  aDecision,
  anAction,
  anExchange,
  aParagraph,
  aPersonChip,
  aReportLink,
  aSubheading,
  aTable,
  anUnnumberedParagraph,
  bullets,
  emphasised,
  letters,
  lettersFrom,
  lineBreak,
  linked,
  restricted,
  strong,
} from '../support/builders/body-pieces.ts';
import {
  accHarland,
  agendaOf,
  aMeetingFacts,
  anAgendaItem,
  aPaper,
  aRegisteredAction,
  aReportItem,
  calderPolice,
  countyPlan,
  ccMoss,
  idOf,
  notesOf,
  theMayor,
  noReportFacts,
} from '../support/builders/meeting-facts.ts';
import { aYearMap } from './a-full-meeting.ts';
import { outlineOf } from './plan-outline.ts';

const byPerson = (person: { id: string }) => [{ kind: 'person' as const, id: person.id }];

const anUpdate = {
  event: 'update',
  href: null,
  supersededById: null,
  meetingId: null,
  ...noReportFacts,
} as const;

const neighbours = {
  previous: { date: '2023-04-18', startTime: '14:30', endTime: null, place: null },
  next: { date: '2024-01-16', startTime: '14:30', endTime: '16:00', place: 'Town Hall, Calder' },
};

describe('the plan of an agenda', () => {
  const stopAndSearch = aReportItem('Stop and search', {
    reportTitle: 'Chief Constable’s report: Stop and search',
    reportHref: 'https://example.org/item-3.pdf',
    chairNotes: 'Ask about Operation Heron',
  });

  test('lists items and lettered sub-items with lead, organisation and report', () => {
    const agendaItems = agendaOf(['Welcome', 'Announcements', ['Safer parks', 'Your views'], stopAndSearch]);
    expect(outlineOf(planAgenda(aMeetingFacts({ agendaItems })))).toEqual([
      'title | Community Outcomes Meeting: agenda',
      'meeting-detail | <*Date: *>Tuesday 10 October 2023',
      'meeting-detail | <*Time: *>2:30pm to 4:30pm',
      'meeting-detail | <*Place: *>Calder House and online',
      'meeting-detail | <*Chair: *>Helen Marsh, Mayor',
      'agenda-item | agenda 0 1 | Welcome',
      'agenda-item | agenda 0 2 | Announcements',
      'agenda-sub-item | agenda 1 a | Safer parks',
      'agenda-sub-item | agenda 1 b | Your views',
      'agenda-item | agenda 0 3 | Stop and search',
      'agenda-detail | under 0 | <*Lead: *>Ruth Harland, Assistant Chief Constable, Calder Police',
      'agenda-detail | under 0 | <*Report: *>[Chief Constable’s report: Stop and search](https://example.org/item-3.pdf)',
    ]);
  });

  test('lists the forward plan under its item for future agenda items, by titles alone', () => {
    const agendaItems = agendaOf(['Welcome', anAgendaItem('Future agenda items', { kind: 'future-items' })]);
    const comingTopics = [
      { title: 'Road safety', date: '2024-01-16' },
      { title: 'Hate crime', date: '2024-04-16' },
    ];
    expect(outlineOf(planAgenda(aMeetingFacts({ agendaItems, comingTopics }))).slice(5)).toEqual([
      'agenda-item | agenda 0 1 | Welcome',
      'agenda-item | agenda 0 2 | Future agenda items',
      'agenda-detail | under 0 | <*16 January 2024: *>Road safety',
      'agenda-detail | under 0 | <*16 April 2024: *>Hate crime',
    ]);
  });

  test('never holds the notes for the chair', () => {
    const plan = planAgenda(aMeetingFacts({ agendaItems: agendaOf([stopAndSearch]) }));
    expect(JSON.stringify(plan)).not.toContain('Heron');
  });

  test('names a report that has no title by its organisation and item, and leaves unsafe addresses out', () => {
    const agendaItems = agendaOf([
      aReportItem('Use of force', { leadId: null, reportHref: 'https://example.org/a.pdf' }),
      aReportItem('Cyber crime', { leadId: theMayor.id, reportHref: 'file:///c:/secret.doc' }),
    ]);
    expect(outlineOf(planAgenda(aMeetingFacts({ agendaItems }))).slice(5)).toEqual([
      'agenda-item | agenda 0 1 | Use of force',
      'agenda-detail | under 0 | <*Organisation: *>Calder Police',
      'agenda-detail | under 0 | <*Report: *>[Calder Police report: Use of force](https://example.org/a.pdf)',
      'agenda-item | agenda 0 2 | Cyber crime',
      'agenda-detail | under 0 | <*Lead: *>Helen Marsh, Mayor (report of Calder Police)',
    ]);
  });

  test('names the meeting before and the next one by itself, and nothing where there is none', () => {
    const agendaItems = agendaOf([
      anAgendaItem('Notes of the previous meeting', { kind: 'previous-notes' }),
      anAgendaItem('Next meeting', { kind: 'next-meeting' }),
    ]);
    const bare = outlineOf(planAgenda(aMeetingFacts({ agendaItems })));
    expect(outlineOf(planAgenda(aMeetingFacts({ agendaItems, neighbours }))).slice(5)).toEqual([
      'agenda-item | agenda 0 1 | Notes of the previous meeting',
      'agenda-detail | under 0 | <Notes of the meeting of 18 April 2023>',
      'agenda-item | agenda 0 2 | Next meeting',
      'agenda-detail | under 0 | <Tuesday 16 January 2024, 2:30pm to 4pm, Town Hall, Calder>',
    ]);
    expect(bare.slice(5)).toEqual([
      'agenda-item | agenda 0 1 | Notes of the previous meeting',
      'agenda-item | agenda 0 2 | Next meeting',
    ]);
  });

  test('leaves out what is not known yet, and is refused without any item', () => {
    const { meeting } = aMeetingFacts();
    const bare = { ...meeting, startTime: null, endTime: null, place: null, chairId: null };
    const lines = outlineOf(planAgenda(aMeetingFacts({ meeting: bare })));
    expect(lines.filter((line) => line.startsWith('meeting-detail'))).toEqual([
      'meeting-detail | <*Date: *>Tuesday 10 October 2023',
    ]);
    expect(() => planAgenda(aMeetingFacts({ agendaItems: [] }))).toThrow('nothing-to-export');
  });
});

describe('the plan of a year map', () => {
  const description =
    'table | Table: priorities and themes of the plan, and the papers on each at every meeting of 2023';

  test('has a table for each plan, says what was never looked at, and leaves key documents out', () => {
    const header = 'header | Priority or theme | 17 January 2023 | 11 July 2023 | 10 October 2023';
    expect(outlineOf(planYearMap(aYearMap, 'Community Outcomes Meeting'))).toEqual([
      'title | Community Outcomes Meeting: what was looked at in 2023',
      'meeting-detail | <*Meetings: *>17 January 2023, 11 July 2023, 10 October 2023',
      'section-heading | Plan before it',
      `${description} | 34 22 22 22`,
      header,
      'row | <Priority: >Safer roads<* – not looked at in 2023*> | <None> | <Another plan> | <Another plan>',
      'section-heading | Police and Crime Plan',
      `${description} | 34 22 22 22`,
      header,
      'row | <Priority: >Safer streets | <Another plan> | Stop and search; Use of force | <None>',
      'row | <Priority: >Victims first<* – not looked at in 2023*> | <Another plan> | <None> | <None>',
      'row | <Theme: >Early help | <Another plan> | <None> | Youth work',
    ]);
  });

  test('counts the papers where the columns are too narrow for their titles', () => {
    const [plan] = aYearMap.plans;
    const [row] = plan?.rows ?? [];
    if (!plan || !row) throw new Error('no row');
    const meetings = Array.from({ length: 12 }, (_each, month) => ({
      id: `meeting ${month}`,
      date: `2023-${String(month + 1).padStart(2, '0')}-10`,
    }));
    const cells = meetings.map(({ id }, month) => ({
      meetingId: id,
      isOfPlan: true,
      titles: month < 2 ? ['Speed', 'Lighting'].slice(month) : [],
    }));
    const map = {
      ...aYearMap,
      meetings,
      plans: [{ ...plan, rows: [{ ...row, cells, isNeverLookedAt: false }] }],
    };
    const lines = outlineOf(planYearMap(map, 'Panel'));
    expect(lines.at(-1)).toMatch(/Safer roads \| <2 papers> \| <1 paper> \| <None>/);
    expect(lines.find((line) => line.startsWith('table'))).toMatch(/ 40( 5){12}$/);
  });
});

describe('the plan of a cover paper', () => {
  const item = aReportItem('Stop and search', {
    reportHref: 'https://example.org/item-2.pdf',
    reportTitle: 'Report on searches',
  });
  const agendaItems = agendaOf(['Welcome', item]);
  const linesOf = (bodies: Parameters<typeof aPaper>[1], other = item) =>
    outlineOf(
      planCoverPaper(
        aMeetingFacts({ agendaItems: agendaOf(['Welcome', other]), papers: [aPaper(other, bodies)] }),
        other.id,
      ),
    );

  test('numbers paragraphs through its numbered sections; bullets, tables and excepted paragraphs carry none', () => {
    expect(
      linesOf({
        purpose: aBody(aParagraph('The report sets out the work.')),
        recommendation: aBody(aParagraph('That the Mayor notes it.'), aParagraph()),
        plan: aBody(
          aParagraph('Recorded in ', linked('Voices of the county', 'https://example.org/voices'), '.'),
          anUnnumberedParagraph('Quoted words.'),
          aParagraph(strong('42%'), ' of ', emphasised('all'), lineBreak, 'answers'),
        ),
        'key-information': aBody(
          aSubheading('Activity'),
          aParagraph('Activity to date includes:'),
          bullets('lighting', [aParagraph('cameras'), aParagraph('on the towpath'), bullets('north bank')]),
          aTable(['District', 'Searches'], ['Harrow', '120']),
          letters('first', [aParagraph('second'), letters('inner')], 'third'),
          aParagraph('More follows.'),
        ),
        partnership: aBody(aParagraph('Partners help.')),
      }),
    ).toEqual([
      'item-number-line | Agenda Item No. 2',
      'body-name | Community Outcomes Meeting',
      'meeting-date | 10 October 2023',
      'subject | <*Subject: *>Stop and search',
      'part | Purpose of the report produced by Calder Police',
      'section-heading | Purpose of the report produced by Calder Police',
      'numbered-paragraph | paragraphs 0 1 | The report sets out the work.',
      'part | Recommendation',
      'section-heading | Recommendation',
      'numbered-paragraph | paragraphs 0 2 | That the Mayor notes it.',
      'part | Police and Crime Plan 2021–24',
      'section-heading | Police and Crime Plan 2021–24',
      'numbered-paragraph | paragraphs 0 3 | Recorded in [Voices of the county](https://example.org/voices).',
      'paragraph | Quoted words.',
      'numbered-paragraph | paragraphs 0 4 | *42%* of _all_⏎answers',
      'part | Key information',
      'section-heading | Key information',
      'subheading | Activity',
      'numbered-paragraph | paragraphs 0 5 | Activity to date includes:',
      'bullet | bullets 0 • | lighting',
      'bullet | bullets 0 • | cameras',
      'list-continuation | under 0 | on the towpath',
      'bullet | bullets 1 • | north bank',
      'table | Table: District, Searches | 50 50',
      'header | District | Searches',
      'row | Harrow | 120',
      'letter | letters 0 a | first',
      'letter | letters 0 b | second',
      'letter | letters 1 a | inner',
      'letter | letters 0 c | third',
      'numbered-paragraph | paragraphs 0 6 | More follows.',
      'part | Partnership contribution',
      'section-heading | Partnership contribution',
      'paragraph | Partners help.',
      'part | Equality, diversity, and inclusion',
      'section-heading | Equality, diversity, and inclusion',
      'part | Attachment',
      'section-heading | Attachment',
      'report-link | [Report on searches](https://example.org/item-2.pdf)',
    ]);
  });

  test('says under the plan’s heading what the paper is linked to, a line for each kind and no number', () => {
    const entry = (kind: 'priority' | 'theme' | 'pledge' | 'document', title: string) => ({
      id: idOf(title),
      kind,
      title,
      href: null,
    });
    const entries = [
      entry('theme', 'Early help'),
      entry('priority', 'Safer places'),
      entry('document', 'Full text'),
      entry('priority', 'Victims first'),
      entry('priority', 'Not ticked'),
    ];
    const paper = aPaper(item, { plan: aBody(aParagraph('It was consulted on.')) });
    const facts = aMeetingFacts({ agendaItems });
    const linkedTo = ['Victims first', 'Early help', 'Safer places', 'Full text', 'Of another plan'];
    const lines = (planEntryIds: readonly string[]) =>
      outlineOf(
        planCoverPaper(
          {
            ...facts,
            plan: { ...countyPlan, entries },
            papers: [{ ...paper, planEntryIds: [...planEntryIds] }],
          },
          item.id,
        ),
      );
    const under = (all: readonly string[]) => {
      const heading = all.indexOf('section-heading | Police and Crime Plan 2021–24');
      return all.slice(heading + 1, all.indexOf('part | Key information'));
    };
    expect(under(lines(linkedTo.map(idOf)))).toEqual([
      'paragraph | <*Priorities: *>Safer places; Victims first',
      'paragraph | <*Theme: *>Early help',
      'numbered-paragraph | paragraphs 0 1 | It was consulted on.',
    ]);
    expect(under(lines([]))).toEqual(['numbered-paragraph | paragraphs 0 1 | It was consulted on.']);
  });

  test('links the report on the line that already names it', () => {
    expect(linesOf({ attachment: aBody(aParagraph('Report on searches')) }).slice(-2)).toEqual([
      'section-heading | Attachment',
      'paragraph | [Report on searches](https://example.org/item-2.pdf)',
    ]);
  });

  test('adds no second link where the attachment has one of its own', () => {
    const own = aBody(aReportLink('The full report', 'https://example.org/full.pdf'));
    expect(linesOf({ attachment: own }).slice(-2)).toEqual([
      'section-heading | Attachment',
      'report-link | [The full report](https://example.org/full.pdf)',
    ]);
  });

  test('keeps each section by its id, so that a file from Word finds it again', () => {
    const paper = aPaper(item);
    const plan = planCoverPaper(aMeetingFacts({ agendaItems, papers: [paper] }), item.id);
    expect(
      plan.blocks.filter(({ block }) => block === 'part').map((part) => 'id' in part && part.id),
    ).toEqual(paper.sections.map(({ id }) => id));
  });

  test('is refused for an item that is not there, one without a paper, and a section that cannot be read', () => {
    const paper = aPaper(item);
    const unreadable = {
      ...paper,
      sections: paper.sections.map((section, index) =>
        index === 3
          ? { ...section, content: { state: 'unreadable' as const, reason: 'unknown-node', text: 'words' } }
          : section,
      ),
    };
    expect(() => planCoverPaper(aMeetingFacts({ agendaItems }), idOf('nowhere'))).toThrow(
      'agenda-item-not-found',
    );
    expect(() => planCoverPaper(aMeetingFacts({ agendaItems }), item.id)).toThrow('agenda-item-has-no-paper');
    expect(() => planCoverPaper(aMeetingFacts({ agendaItems, papers: [unreadable] }), item.id)).toThrow(
      'body-invalid',
    );
  });
});

describe('the plan of the notes', () => {
  const agendaItems = agendaOf([
    'Welcome',
    'Announcements',
    ['Safer parks', 'Your views'],
    aReportItem('Stop and search'),
  ]);
  const linesOf = (bodies: Parameters<typeof notesOf>[1]) =>
    outlineOf(planNotes(aMeetingFacts({ agendaItems, notes: notesOf(agendaItems, bodies) })));

  test('name the meeting before and the next one, unless their words do', () => {
    const items = agendaOf([
      anAgendaItem('Notes of the previous meeting', { kind: 'previous-notes' }),
      anAgendaItem('Next meeting', { kind: 'next-meeting' }),
    ]);
    const itemLines = (bodies: Parameters<typeof notesOf>[1]) => {
      const facts = aMeetingFacts({ agendaItems: items, notes: notesOf(items, bodies), neighbours });
      return outlineOf(planNotes(facts)).slice(12);
    };
    expect(itemLines({})).toEqual([
      'part | Notes of the previous meeting',
      'item-heading | item-headings 0 1 | Notes of the previous meeting',
      'paragraph | <Notes of the meeting of 18 April 2023>',
      'part | Next meeting',
      'item-heading | item-headings 0 2 | Next meeting',
      'paragraph | <Tuesday 16 January 2024, 2:30pm to 4pm, Town Hall, Calder>',
    ]);
    expect(
      itemLines({ 'Next meeting': aBody(aParagraph('On 16 January 2024, in Ashby.')) }).slice(4),
    ).toEqual([
      'item-heading | item-headings 0 2 | Next meeting',
      'paragraph | On 16 January 2024, in Ashby.',
    ]);
  });

  test('say under an item that it was not discussed, and nothing of one that is done', () => {
    const agendaItems = [
      anAgendaItem('Road safety', { outcome: 'not-discussed' }),
      anAgendaItem('Burglary', { outcome: 'done', rank: 'a2' }),
    ];
    const bodies = { 'Road safety': aBody(aParagraph('Held over to April.')) };
    const facts = aMeetingFacts({ agendaItems, notes: notesOf(agendaItems, bodies) });
    expect(outlineOf(planNotes(facts)).slice(12)).toEqual([
      'part | Road safety',
      'item-heading | item-headings 0 1 | Road safety',
      'paragraph | <This item was not discussed.>',
      'paragraph | Held over to April.',
      'part | Burglary',
      'item-heading | item-headings 0 2 | Burglary',
    ]);
  });

  test('say of somebody in whose place they came, when they joined and left, and that they were online', () => {
    const [mayor, moss, harland, okoro] = aMeetingFacts().attendees;
    if (!mayor || !moss || !harland || !okoro) throw new Error('nobody');
    const attendees = [
      { ...mayor, leftAt: '15:40' },
      { ...moss, kind: 'apologies' as const },
      { ...harland, deputisingForId: moss.personId, joinedAt: '14:50', leftAt: '16:00', isOnline: true },
      okoro,
    ];
    const lines = outlineOf(planNotes(aMeetingFacts({ attendees }))).filter((line) =>
      line.startsWith('attendance-line'),
    );
    expect(lines.slice(0, 2)).toEqual([
      'attendance-line | bullets 0 • | Helen Marsh, Mayor; left at 3:40pm',
      'attendance-line | bullets 0 • | Ruth Harland, Assistant Chief Constable, Calder Police; deputising for Peter Moss; joined at 2:50pm; left at 4pm; online',
    ]);
  });

  test('start with the meeting and who attended, then every item in the agenda’s order', () => {
    expect(linesOf({})).toEqual([
      'title | Community Outcomes Meeting: notes',
      'meeting-detail | <*Date: *>Tuesday 10 October 2023',
      'meeting-detail | <*Time: *>2:30pm to 4:30pm',
      'meeting-detail | <*Place: *>Calder House and online',
      'meeting-detail | <*Chair: *>Helen Marsh, Mayor',
      'attendance-heading | Present',
      'attendance-line | bullets 0 • | Helen Marsh, Mayor',
      'attendance-line | bullets 0 • | Peter Moss, Chief Constable, Calder Police',
      'attendance-heading | Also present',
      'attendance-line | bullets 0 • | Ruth Harland, Assistant Chief Constable, Calder Police',
      'attendance-heading | Apologies',
      'attendance-line | bullets 0 • | Ada Okoro, Deputy Mayor for Policing and Crime',
      'part | Welcome',
      'item-heading | item-headings 0 1 | Welcome',
      'part | Announcements',
      'item-heading | item-headings 0 2 | Announcements',
      'part | Safer parks',
      'sub-item-heading | item-headings 1 a | Safer parks',
      'part | Your views',
      'sub-item-heading | item-headings 1 b | Your views',
      'part | Stop and search',
      'item-heading | item-headings 0 3 | Stop and search',
    ]);
  });

  test('letter actions through an item and its sub-items, a heading over each run, an owner and a date on each', () => {
    const lines = linesOf({
      Announcements: aBody(
        anAction('Write to the councils.', { owners: byPerson(theMayor), due: '2023-11-14' }),
        aParagraph(),
        anAction('Book a room.'),
        aParagraph('There was more.'),
        anAction('Say so', { owners: [...byPerson(ccMoss), { kind: 'organisation', id: calderPolice.id }] }),
      ),
      'Your views': aBody(anAction('Publish the results.', { due: '2024-01-31' })),
      'Stop and search': aBody(anAction('Count again.', { owners: byPerson({ id: idOf('nobody known') }) })),
    });
    expect(lines.filter((line) => /^(action|paragraph|item)/.test(line))).toEqual([
      'item-heading | item-headings 0 1 | Welcome',
      'item-heading | item-headings 0 2 | Announcements',
      'action-heading | <Actions:>',
      'action | actions 0 a | Write to the councils. *The Mayor, by 14 November 2023*',
      'action | actions 0 b | Book a room. <*Owner to be named*>',
      'paragraph | There was more.',
      'action-heading | <Action:>',
      'action | actions 0 c | Say so< – >*CC Moss (lead) and Calder Police*',
      'action-heading | <Action:>',
      'action | actions 0 d | Publish the results. <*Owner to be named, by 31 January 2024*>',
      'item-heading | item-headings 0 3 | Stop and search',
      'action-heading | <Action:>',
      'action | actions 0 a | Count again. <*Owner to be named*>',
    ]);
  });

  test('name people by their current short form, and by what was typed where they are not known', () => {
    expect(
      linesOf({
        Welcome: aBody(
          aParagraph(
            aPersonChip(accHarland.id, 'ACC Old'),
            ' and ',
            aPersonChip(null, 'a visitor'),
            ' spoke.',
          ),
        ),
      }),
    ).toContain('paragraph | ACC Harland and a visitor spoke.');
  });

  test('hold questions and answers as plain paragraphs, decisions, lists from their start, and report links', () => {
    const lines = linesOf({
      'Stop and search': aBody(
        aReportLink('Report on searches', 'https://example.org/s.pdf'),
        aReportLink('', 'https://example.org/t.pdf'),
        aSubheading('Children'),
        anExchange('The Mayor asked why.', 'The Chief Constable explained.'),
        lettersFrom(3, 'third', 'fourth'),
        aDecision('The meeting agreed.'),
        aDecision(),
      ),
      'Safer parks': aBody(aSubheading('Lighting')),
    });
    expect(lines).toContain('sub-item-subheading | Lighting');
    expect(lines.slice(lines.indexOf('part | Stop and search') + 2)).toEqual([
      'report-link | <To read the report: >[Report on searches](https://example.org/s.pdf)',
      'report-link | <To read the report: >[Calder Police report: Stop and search](https://example.org/t.pdf)',
      'subheading | Children',
      'question | The Mayor asked why.',
      'answer | The Chief Constable explained.',
      'letter | letters 0 c | third',
      'letter | letters 0 d | fourth',
      'decision | <*Decision: *>The meeting agreed.',
    ]);
  });

  test('are refused where a section cannot be read', () => {
    const notes = notesOf(agendaItems);
    const sections = notes.sections.map((section) => ({
      ...section,
      content: { state: 'unreadable' as const, reason: 'unknown-node', text: 'words' },
    }));
    expect(() => planNotes(aMeetingFacts({ agendaItems, notes: { ...notes, sections } }))).toThrow(
      'body-invalid',
    );
  });
});

describe('notes that were accepted', () => {
  const agreed = aMeetingFacts().meeting;
  const acceptance = {
    sequence: 1,
    sha256: 'a'.repeat(64),
    isIntact: true,
    at: '2024-01-16T15:00:00.000Z',
    recordedBy: 'Ada Okoro',
    acceptedOn: '2024-01-16',
    acceptedAt: { id: null, bodyName: 'Community Outcomes Meeting', date: '2024-01-16' },
    corrections: [
      { number: '2', title: 'Stop and search', text: '“30” should read “13”', isRestricted: false },
    ],
    isCorrected: false,
    laterCorrections: [],
    manner: null,
    restrictedInPublic: null,
    names: null,
  };

  test('say so, with what was corrected, and a draft does not', () => {
    const plan = planNotes(aMeetingFacts({ meeting: { ...agreed, state: 'agreed' }, acceptance }));
    expect(outlineOf(plan)).toEqual(
      expect.arrayContaining([
        'meeting-detail | <*Status: *><Accepted as a correct record at the meeting of 16 January 2024, with one correction.>',
        'bullet | bullets 0 • | Item 2, Stop and search: “30” should read “13”',
      ]),
    );
    expect(outlineOf(planNotes(aMeetingFacts({ acceptance }))).join()).not.toContain('Accepted');
  });

  test('say before that when they went out for correction, and to nobody to whom', () => {
    const draftIssue = {
      ...{ number: 1, at: '2023-07-12T09:00:00.000Z', author: 'Clerk', recipients: ['CC Moss'] },
      ...{ answersBy: '2023-07-20', isAsItStands: true },
    };
    const draft = { meeting: { ...agreed, state: 'draft-notes' as const }, draftIssues: [draftIssue] };
    const plan = planNotes(aMeetingFacts(draft));
    expect(outlineOf(plan)).toContain(
      'meeting-detail | <*Status: *><Draft – issued for correction on 12 July 2023; corrections by 20 July 2023, please>',
    );
    expect(plan.runningHead).toMatch(/notes\. Draft – issued for correction on 12 July 2023$/);
    expect(JSON.stringify(plan)).not.toContain('CC Moss');
    const isAgreed = aMeetingFacts({ ...draft, meeting: { ...agreed, state: 'agreed' } });
    expect(planNotes(isAgreed).runningHead).not.toContain('Draft');
  });

  test('are told of in the notes of the meeting that accepted them, unless its clerk has written it', () => {
    const agendaItems = agendaOf([anAgendaItem('Notes', { kind: 'previous-notes' })]);
    const notesAccepted = [{ date: '2023-07-10', corrections: acceptance.corrections }];
    const said =
      'The notes of the meeting of 10 July 2023 were accepted as a correct record, with one correction.';
    const outline = (words: string): string =>
      outlineOf(
        planNotes(
          aMeetingFacts({
            agendaItems,
            notesAccepted,
            notes: notesOf(agendaItems, { Notes: aBody(aParagraph(words)) }),
          }),
        ),
      ).join('\n');
    expect(outline('')).toContain(said);
    expect(outline('')).toContain('“30” should read “13”');
    expect(outline('They were accepted as a correct record.')).not.toContain(said);
  });
});

describe('the plan of the action log', () => {
  test('takes words and owner from the notes, date, status and last update from the register', () => {
    const agendaItems = agendaOf(['Welcome', 'Announcements', ['Safer parks']]);
    const actionId = idOf('action one');
    const notes = notesOf(agendaItems, {
      'Safer parks': aBody(
        anAction(['Send the guidance. ', restricted('Operation Heron'), '.'], {
          id: actionId,
          owners: byPerson(theMayor),
          due: '2023-11-14',
        }),
        anAction('Book a room.'),
      ),
    });
    const actions = [
      aRegisteredAction({
        id: actionId,
        status: 'in-progress',
        due: '2023-11-14',
        text: 'Send the guidance. Operation Heron.',
        updates: [
          { ...anUpdate, id: idOf('u1'), at: '2023-10-20T09:00:00Z', author: 'Clerk', text: 'Asked.' },
          { ...anUpdate, id: idOf('u2'), at: '2023-11-01T09:00:00Z', author: 'Clerk', text: 'Half sent.' },
        ],
      }),
      aRegisteredAction({
        id: idOf('elsewhere'),
        label: '7 b)',
        text: 'Operation Wren',
        meetingDate: '2023-07-18',
      }),
    ];
    const plan = planActionLog(aMeetingFacts({ agendaItems, notes, actions }));
    expect(outlineOf(plan)).toEqual([
      'title | Community Outcomes Meeting: action log',
      'meeting-detail | <*Meeting: *>Tuesday 10 October 2023',
      'table | Table: Action, Meeting and item, What was promised, Owner, Due, Status, Last update | 7 16 25 13 13 9 17',
      'header | Action | Meeting and item | What was promised | Owner | Due | Status | Last update',
      'row | 2 a) | 10 October 2023, item 2 a): Safer parks | Send the guidance. [Restricted: section 30, investigations]. | The Mayor | 14 November 2023 | In progress | <Restricted>',
      'row | 2 b) | 10 October 2023, item 2 a): Safer parks | Book a room. | Owner to be named | <No date> | Open | <None>',
      'row | 7 b) | 18 July 2023: Stop and search | [Restricted: see the notes of 18 July 2023] | Owner to be named | <No date> | Open | <None>',
    ]);
    expect(JSON.stringify(plan)).not.toMatch(/Heron|Wren/);
  });

  test('says so where there is no action', () => {
    expect(outlineOf(planActionLog(aMeetingFacts())).at(-1)).toBe('paragraph | <No actions were recorded.>');
  });
});

test('every plan names its file for a screen reader, in British English', () => {
  const facts = aMeetingFacts();
  const paperItem = anAgendaItem('Stop and search');
  const withPaper = aMeetingFacts({ agendaItems: [paperItem], papers: [aPaper(paperItem)] });
  for (const plan of [
    planAgenda(facts),
    planNotes(facts),
    planActionLog(facts),
    planCoverPaper(withPaper, paperItem.id),
  ]) {
    expect(plan.language).toBe('en-GB');
    expect(plan.properties.title).not.toBe('');
    expect(plan.properties.author).toBe('Community Outcomes Meeting');
  }
});
