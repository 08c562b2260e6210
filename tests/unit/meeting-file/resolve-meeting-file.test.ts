import { usualExportPolicy } from '../../../shared/domain/markings.ts';
import { describe, expect, it } from 'vitest';
import { validateBody } from '../../../shared/document/validate-body.ts';
import { writeMeetingFile } from '../../../shared/meeting-file/write-meeting-file.ts';
import type { KnownEntities } from '../../../shared/meeting-file/meeting-draft.ts';
import {
  aFile,
  anItem,
  draftOf,
  emptyStore,
  factsOf,
  faultsOf,
  idsFrom,
  importFile,
  problemsOf,
  textOf,
} from './builders.ts';

const uuid = (end: number): string => `11111111-1111-7111-8111-${String(end).padStart(12, '0')}`;

const police = { id: uuid(1), name: 'Calder Police', shortName: 'the force' };
const moss = { id: uuid(2), name: 'graham  MOSS', shortForm: null, organisationId: police.id };
const victims = { id: uuid(3), kind: 'priority', title: 'Putting victims first', href: null } as const;
const store: KnownEntities = {
  bodies: [{ id: uuid(4), name: 'Community Outcomes Meeting', template: [] }],
  people: [moss],
  organisations: [police],
  plans: [
    {
      id: uuid(5),
      name: 'Police and Crime Plan',
      startsOn: '2021-10-01',
      endsOn: '2024-09-30',
      entries: [victims],
    },
  ],
  meetings: [{ id: uuid(6), bodyId: uuid(4), date: '2023-07-18' }],
};

const inItem = (changes: Readonly<Record<string, unknown>>) => aFile({ agenda: [anItem(changes)] });
const inPaper = (...sections: readonly Readonly<Record<string, unknown>>[]) =>
  inItem({ paper: { sections } });
const aDocument = (...content: readonly unknown[]) => ({ type: 'doc', content });
const anAction = (attrs: Readonly<Record<string, unknown>>) => ({
  type: 'action',
  attrs: { owners: [], due: null, ...attrs },
  content: [{ type: 'text', text: 'do it' }],
});

describe('the pattern of dates of a body', () => {
  const datePattern = {
    week: 'second',
    weekday: 'tuesday',
    months: [1, 4, 7, 10],
    startTime: '14:30',
    endTime: '16:30',
    place: null,
  };
  const withPattern = (changes: object) =>
    aFile({ body: { name: 'Ethics Panel', datePattern: { ...datePattern, ...changes } } });

  it('comes in with the body, goes out again, and need not be there', () => {
    const draft = draftOf(withPattern({}));
    expect(draft.newBody?.datePattern).toEqual(datePattern);
    expect(writeMeetingFile(factsOf(draft)).body.datePattern).toEqual(datePattern);
    expect(draftOf(aFile()).newBody?.datePattern).toBeNull();
    expect(writeMeetingFile(factsOf(draftOf(aFile()))).body).not.toHaveProperty('datePattern');
  });

  it.each([
    [{ endTime: '14:00' }, 'end-before-start at body.datePattern.endTime'],
    [{ startTime: '25:00' }, 'no-such-time at body.datePattern.startTime'],
    [{ months: [] }, 'empty at body.datePattern.months'],
    [{ months: [13] }, 'out-of-range at body.datePattern.months.0'],
    [{ week: 'fifth' }, 'not-one-of at body.datePattern.week'],
  ])('with %j is a fault', (changes, fault) => {
    expect(faultsOf(withPattern(changes))).toEqual([fault]);
  });
});

describe('markings and what a body wants of its files', () => {
  const sensitive = { level: 'official-sensitive', descriptor: 'personal data' } as const;

  it('come in and go out again; a level without a descriptor loses one, and nothing is made up', () => {
    const exportPolicy = {
      restrictedInPublic: 'without-trace',
      marking: { level: 'official', descriptor: 'dropped' },
      publicLimit: 'none',
      internalRestricted: sensitive,
    } as const;
    const draft = draftOf(
      aFile({
        body: { name: 'Ethics Panel', exportPolicy },
        meeting: { date: '2023-10-10', marking: sensitive },
        agenda: [anItem({ number: 1, paperMarking: { level: 'official', descriptor: null } })],
      }),
    );
    const official = { level: 'official', descriptor: null };
    expect(draft.newBody?.exportPolicy).toEqual({ ...exportPolicy, marking: official });
    const written = writeMeetingFile(factsOf(draft));
    expect(written.body.exportPolicy).toEqual({ ...exportPolicy, marking: official });
    expect([written.meeting.marking, written.agenda[0]?.paperMarking]).toEqual([sensitive, official]);
    expect(draftOf(aFile()).markings).toEqual([]);
    expect(draftOf(aFile()).newBody?.exportPolicy).toEqual(usualExportPolicy);
  });
});

describe('resolving a meeting file for an empty store', () => {
  it('creates everything, in the order of the file', () => {
    const draft = draftOf(aFile());
    expect(draft.newBody?.name).toBe('Community Outcomes Meeting');
    expect(draft.newBody?.template).toHaveLength(7);
    expect(draft.newOrganisations.map((each) => each.name)).toEqual(['Calder Police']);
    expect(draft.newPeople.map((each) => each.name)).toEqual(['Helen Ashworth', 'Graham Moss']);
    expect(draft.newPlan?.entries.map((entry) => entry.title)).toEqual(['Putting victims first']);
    expect(draft.agendaItems.map((item) => item.title)).toEqual([
      'Welcome',
      'Stop and search',
      'Next meeting',
    ]);
    expect(draft.notes.map((notes) => notes.agendaItemId)).toEqual(draft.agendaItems.map((item) => item.id));
    expect(draft.papers[0]?.planEntryIds).toEqual([draft.newPlan?.entries[0]?.id]);
    expect(draft.meeting).toMatchObject({
      chairId: draft.newPeople[0]?.id,
      planId: draft.newPlan?.id,
      state: 'planning',
    });
    expect(draft.attendees.map((each) => each.kind)).toEqual(['present', 'present']);
  });

  it('gives every block an id and answers the actions by theirs', () => {
    const draft = draftOf(
      inItem({ notes: 'Words.\n\nACTION (the force; the Mayor, 14 November 2023): Send\nit.' }),
    );
    const [paragraph, action] = draft.notes[0]?.body.content ?? [];
    expect(paragraph?.attrs?.id).toMatch(/^0{8}-/);
    expect(draft.actions).toEqual([
      {
        id: action?.attrs?.id,
        agendaItemId: draft.agendaItems[0]?.id,
        status: 'open',
        kept: null,
        updates: [],
      },
    ]);
    expect(action?.attrs).toMatchObject({
      owners: [
        { kind: 'organisation', id: draft.newOrganisations[0]?.id },
        { kind: 'person', id: draft.newPeople[0]?.id },
      ],
      due: '2023-11-14',
    });
    expect(textOf(action)).toBe('Send it.');
  });

  it('takes the mail gateway off a report link', () => {
    const href =
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.org%2Fr.pdf&data=1';
    expect(draftOf(inItem({ report: { href } })).agendaItems[0]?.reportHref).toBe(
      'https://www.example.org/r.pdf',
    );
  });

  it('finds a section of the template by its heading and keeps the fields of that', () => {
    const draft = draftOf(
      inPaper(
        { heading: 'PURPOSE of the report produced by Calder Police', content: 'x' },
        { heading: 'Police and Crime Plan 2021–24', content: 'x' },
        { heading: 'Partnership contribution', content: 'x' },
        { heading: 'Risks', content: 'x' },
        { key: 'equality', heading: 'Equality', content: 'x' },
      ),
    );
    expect(
      draft.papers[0]?.sections.map(({ key, heading, isNumbered }) => [key, heading, isNumbered]),
    ).toEqual([
      ['purpose', 'Purpose of the report produced by {organisation}', true],
      ['plan', 'Police and Crime Plan {plan.period}', true],
      ['partnership', 'Partnership contribution', false],
      ['risks', 'Risks', true],
      ['equality', 'Equality', false],
    ]);
  });

  it('takes written paragraph numbers where they are those that Word will count', () => {
    const draft = draftOf(
      inPaper(
        { heading: 'Recommendation', content: '1. One.\n\n2. Two:\n\n- a bullet' },
        { heading: 'Key information', content: 'Activity includes:\n\n3. Three.' },
        { heading: 'Partnership contribution', content: 'No number.' },
      ),
    );
    const blocks = draft.papers[0]?.sections.map(({ body }) =>
      body.content.map((block) => block.attrs?.isUnnumbered),
    );
    expect(blocks).toEqual([[undefined, undefined, undefined], [true, undefined], [undefined]]);
  });

  it('tells a written paragraph number that Word would not count to', () => {
    const file = inPaper(
      { heading: 'Recommendation', content: '1. One.\n\n2. Two.' },
      { heading: 'Key information', content: 'Activity includes:\n\n4. Four.' },
    );
    expect(problemsOf(file)).toEqual([
      {
        path: 'agenda.0.paper.sections.1.content.line 3',
        code: 'paragraph-number-out-of-order',
        facts: { number: 4, expected: 3 },
      },
    ]);
  });

  it('knows what became of an action', () => {
    const id = uuid(50);
    const updates = [{ at: '2023-11-01T09:00:00Z', author: 'Tom Whitfield', text: 'Sent.' }];
    const draft = draftOf({
      ...inItem({ notes: aDocument(anAction({ id })) }),
      actions: [{ id, status: 'complete', updates }],
    });
    expect(draft.actions).toMatchObject([{ id, status: 'complete', updates }]);
  });

  it('asks for what closed an action, and for an action that is there where one was superseded', () => {
    const id = uuid(50);
    const reported = { at: '2023-11-01T09:00:00Z', author: 'Tom Whitfield' };
    expect(
      faultsOf({
        ...inItem({ notes: aDocument(anAction({ id })) }),
        actions: [
          {
            id,
            status: 'superseded',
            updates: [
              { ...reported, event: 'start' },
              { ...reported, event: 'complete' },
              { ...reported, event: 'supersede', text: 'Taken over', supersededBy: uuid(51) },
            ],
          },
        ],
      }),
    ).toEqual(['missing at actions.0.updates.1.text', 'action-unknown at actions.0.updates.2.supersededBy']);
  });

  it('refuses an action that would be nobody’s', () => {
    const [one, other] = [uuid(50), uuid(51)];
    const inNotes = inItem({ notes: aDocument(anAction({ id: one }), anAction({ id: other })) });
    const supersededBy = (id: string) => [
      { at: '2023-11-01T09:00:00Z', author: 'Clerk', event: 'supersede', text: 'One', supersededBy: id },
    ];
    const fault = 'action-ends-in-nothing at actions.0.status';
    expect(faultsOf({ ...inNotes, actions: [{ id: one, status: 'withdrawn' }] })).toEqual([fault]);
    const circle = [
      { id: one, status: 'superseded', updates: supersededBy(other) },
      { id: other, status: 'superseded', updates: supersededBy(one) },
    ];
    expect(faultsOf({ ...inNotes, actions: circle })).toContain(fault);
    const noLongerInNotes = { words: aDocument(anAction({ id: other })) };
    expect(
      faultsOf({
        ...inItem({ notes: aDocument(anAction({ id: one })) }),
        actions: [
          { id: one, status: 'superseded', updates: supersededBy(other) },
          { id: other, status: 'withdrawn', noLongerInNotes },
        ],
      }),
    ).toEqual([fault]);
  });

  it('takes how the notes were accepted, of an agreed meeting alone', () => {
    const acceptance = { on: '2024-01-16', recordedBy: 'Tom Whitfield', recordedAt: '2024-01-17T09:00:00Z' };
    const file = (state: 'agreed' | 'held', on = acceptance.on) =>
      aFile({ meeting: { date: '2023-10-10', state, acceptance: { ...acceptance, on } } });
    expect(draftOf(file('agreed')).acceptance).toMatchObject({ acceptedOn: '2024-01-16', corrections: [] });
    expect(faultsOf(file('held'))).toEqual(['not-one-of at meeting.state']);
    expect(faultsOf(file('agreed', '1999-01-01'))).toEqual([
      'accepted-before-meeting at meeting.acceptance.on',
    ]);
  });

  it('keeps the numbers of an agenda that went out, in whatever order its items stand now', () => {
    const draft = draftOf(
      aFile({
        agenda: [
          anItem({ number: 4, issued: 'added-after' }),
          {
            ...anItem({ number: 2, issued: 'with-agenda' }),
            subItems: [
              { kind: 'other', title: 'x', letter: 'c', issued: 'added-after' },
              { kind: 'other', title: 'y', letter: 'a', issued: 'with-agenda' },
            ],
          },
          { kind: 'other', title: 'z' },
        ],
      }),
    );
    expect(draft.agendaItems.map(({ issued }) => issued)).toEqual([
      { mark: '4', isLate: true },
      { mark: '2', isLate: false },
      { mark: 'c', isLate: true },
      { mark: 'a', isLate: false },
      null,
    ]);
  });

  it.each<[string, unknown]>([
    ['missing at agenda.0.number', inItem({ number: undefined, issued: 'with-agenda' })],
    [
      'missing at agenda.0.subItems.0.letter',
      inItem({ subItems: [{ kind: 'other', title: 'x', issued: 'added-after' }] }),
    ],
    ['not-one-of at agenda.0.issued', inItem({ number: 1, issued: 'yesterday' })],
    [
      'number-repeated at agenda.1.number',
      aFile({
        agenda: [1, 1].map((number) => ({ kind: 'other', title: 'x', number, issued: 'with-agenda' })),
      }),
    ],
    [
      'number-repeated at agenda.1.number',
      aFile({ agenda: [anItem({ number: 1 }), { kind: 'other', title: 'x', number: 1 }] }),
    ],
    [
      'number-out-of-order at agenda.1.number',
      aFile({ agenda: [anItem({}), { kind: 'other', title: 'x', number: 3 }] }),
    ],
    [
      'letter-repeated at agenda.0.subItems.1.letter',
      inItem({ subItems: ['a', 'a'].map((letter) => ({ kind: 'other', title: 'x', letter })) }),
    ],
    [
      'letter-out-of-order at agenda.0.subItems.1.letter',
      inItem({ subItems: ['a', 'c'].map((letter) => ({ kind: 'other', title: 'x', letter })) }),
    ],
    ['person-unknown at agenda.0.lead', inItem({ lead: 'Nobody' })],
    ['person-unknown at meeting.chair', aFile({ meeting: { date: '2023-10-10', chair: 'Nobody' } })],
    ['person-unknown at attendance.apologies.0', aFile({ attendance: { apologies: ['Nobody'] } })],
    ['organisation-unknown at agenda.0.organisation', inItem({ organisation: 'Nobody Ltd' })],
    [
      'organisation-unknown at people.0.organisation',
      aFile({
        people: [
          { name: 'Helen Ashworth', organisation: 'X', shortForm: 'the Mayor' },
          { name: 'Graham Moss', shortForm: 'CC Moss' },
        ],
      }),
    ],
    [
      'plan-entry-unknown at agenda.0.paper.planLinks.0',
      inItem({ paper: { planLinks: ['Putting cats first'], sections: [{ heading: 'x', content: '' }] } }),
    ],
    ['plan-missing at agenda.1.paper.planLinks', aFile({ plan: undefined })],
    [
      'plan-ends-before-start at plan.endsOn',
      aFile({
        plan: {
          name: 'Plan',
          startsOn: '2024-01-01',
          endsOn: '2021-01-01',
          priorities: ['Putting victims first'],
        },
      }),
    ],
    ['paper-not-allowed at agenda.0.paper', inItem({ kind: 'other' })],
    [
      'section-repeated at agenda.0.paper.sections.1.heading',
      inPaper({ heading: 'Recommendation', content: '' }, { heading: 'recommendation', content: '' }),
    ],
    ['owner-unknown at agenda.0.notes.line 3', inItem({ notes: 'x\n\nACTION (Nobody): do it' })],
    [
      'owner-ambiguous at agenda.0.notes.line 1',
      {
        ...inItem({ notes: 'ACTION (Helen Ashworth): x' }),
        organisations: [{ name: 'Calder Police' }, { name: 'Helen Ashworth' }],
      },
    ],
    ['unsafe-link at agenda.0.notes.line 1', inItem({ notes: '[x](file:///etc/passwd)' })],
    ['letter-out-of-order at agenda.0.notes.line 2', inItem({ notes: 'a) x\nc) y' })],
    [
      'action-not-allowed at agenda.0.paper.sections.0.content.line 1',
      inPaper({ heading: 'x', content: 'ACTION (CC Moss): x' }),
    ],
    [
      'name-repeated at people.1.name',
      aFile({
        people: [
          { name: 'Graham Moss', shortForm: 'CC Moss' },
          { name: 'graham moss', shortForm: 'the Mayor' },
        ],
        meeting: { date: '2023-10-10' },
        attendance: {},
      }),
    ],
    [
      'name-repeated at organisations.1.name',
      aFile({ organisations: [{ name: 'Calder Police' }, { name: 'Calder  Police' }] }),
    ],
    [
      'name-repeated at plan.priorities.1',
      aFile({
        plan: {
          name: 'P',
          startsOn: '2021-01-01',
          endsOn: '2024-01-01',
          priorities: ['Putting victims first', 'Putting victims first'],
        },
      }),
    ],
    [
      'attendance-repeated at attendance.apologies.0',
      aFile({ attendance: { present: ['CC Moss'], apologies: ['Graham Moss'] } }),
    ],
    [
      'left-before-joined at attendance.present.0.leftAt',
      aFile({ attendance: { present: [{ person: 'CC Moss', joinedAt: '15:10', leftAt: '14:50' }] } }),
    ],
    [
      'deputises-for-self at attendance.present.0.deputisingFor',
      aFile({ attendance: { present: [{ person: 'CC Moss', deputisingFor: 'Graham Moss' }] } }),
    ],
    [
      'person-unknown at attendance.inAttendance.0.deputisingFor',
      aFile({ attendance: { inAttendance: [{ person: 'CC Moss', deputisingFor: 'Nobody' }] } }),
    ],
    [
      'end-before-start at meeting.endTime',
      aFile({ meeting: { date: '2023-10-10', startTime: '14:30', endTime: '14:30' } }),
    ],
    ['action-unknown at actions.0.id', aFile({ actions: [{ id: uuid(99), status: 'open' }] })],
    [
      'id-repeated at agenda.1.id',
      aFile({ agenda: [1, 2].map((number) => ({ kind: 'other', title: 'x', number, id: uuid(70) })) }),
    ],
    ['body-invalid at agenda.0.notes.content.0', inItem({ notes: aDocument({ type: 'video' }) })],
    [
      'body-invalid at agenda.0.notes.content.0.content.0.marks.0',
      inItem({
        notes: aDocument({
          type: 'paragraph',
          content: [{ type: 'text', text: 'a', marks: [{ type: 'blink' }] }],
        }),
      }),
    ],
  ])('%s', (fault, file) => {
    expect(faultsOf(file)).toEqual([fault]);
  });

  it('tells an action of a document whose owner is nobody', () => {
    const notes = aDocument(anAction({ owners: [{ kind: 'person', id: uuid(98) }] }));
    expect(faultsOf(inItem({ notes }))).toEqual(['owner-unknown at agenda.0.notes.content.0.attrs.owners.0']);
  });

  it('tells a block id that stands twice', () => {
    const paragraph = { type: 'paragraph', attrs: { id: 'p1' } };
    expect(faultsOf(inItem({ notes: aDocument(paragraph, paragraph) }))).toEqual([
      'id-repeated at agenda.0.notes.content.1.attrs.id',
    ]);
  });

  it('has two people of one name where ids tell them apart, and then wants to be told which', () => {
    const people = [1, 2].map((end) => ({ id: uuid(end), name: 'John Smith' }));
    const agenda = [{ kind: 'other', title: 'x', lead: uuid(2) }];
    const file = aFile({ people, agenda, attendance: {}, meeting: { date: '2023-10-10' } });
    expect(draftOf(file).agendaItems[0]?.leadId).toBe(uuid(2));
    expect(faultsOf({ ...file, agenda: [{ kind: 'other', title: 'x', lead: 'John Smith' }] })).toEqual([
      'person-ambiguous at agenda.0.lead',
    ]);
  });
});

describe('resolving a meeting file for a store that knows some of it', () => {
  it('creates only what is not there, and names things by the ids of the store', () => {
    const draft = draftOf(aFile(), store);
    expect(draft.newBody).toBeNull();
    expect(draft.newPlan).toBeNull();
    expect(draft.newPlanEntries).toEqual([]);
    expect(draft.newOrganisations).toEqual([]);
    expect(draft.newPeople.map((person) => person.name)).toEqual(['Helen Ashworth']);
    expect(draft.meeting).toMatchObject({ bodyId: uuid(4), planId: uuid(5) });
    expect(draft.agendaItems[1]).toMatchObject({ leadId: moss.id, organisationId: police.id });
    expect(draft.papers[0]?.planEntryIds).toEqual([victims.id]);
  });

  it('never takes someone of the same name in another organisation for the one whom it names', () => {
    const council = { name: 'Calder Council' };
    const namesake = { name: 'Graham Moss', organisation: 'Calder Council', shortForm: 'Cllr Moss' };
    const file = aFile({
      organisations: [council],
      people: [namesake],
      agenda: [{ kind: 'other', title: 'x', lead: 'Cllr Moss' }],
      attendance: {},
      meeting: { date: '2023-10-10' },
    });
    const draft = draftOf(file, store);
    expect(draft.newPeople.map(({ name, shortForm }) => [name, shortForm])).toEqual([
      ['Graham Moss', 'Cllr Moss'],
    ]);
    expect(draft.agendaItems[0]?.leadId).not.toBe(moss.id);
  });

  it('turns the ids inside a document into those of the store', () => {
    const person = { id: uuid(40), name: 'Graham Moss' };
    const notes = aDocument(
      { type: 'paragraph', content: [{ type: 'person', attrs: { personId: uuid(40), label: 'CC Moss' } }] },
      anAction({ owners: [{ kind: 'person', id: uuid(40) }] }),
    );
    const file = aFile({
      people: [person],
      meeting: { date: '2023-10-10' },
      attendance: {},
      agenda: [anItem({ notes, lead: undefined })],
    });
    const [paragraph, action] = draftOf(file, store).notes[0]?.body.content ?? [];
    expect(paragraph?.content?.[0]?.attrs?.personId).toBe(moss.id);
    expect(action?.attrs?.owners).toEqual([{ kind: 'person', id: moss.id }]);
  });

  it('names people whom only the store has', () => {
    const file = aFile({
      people: undefined,
      organisations: undefined,
      meeting: { date: '2023-10-10' },
      attendance: {},
      agenda: [anItem({ lead: 'Graham Moss', notes: '' })],
    });
    expect(draftOf(file, store).agendaItems[0]?.leadId).toBe(moss.id);
  });

  it('adds the entries that the plan of the store has not', () => {
    const plan = {
      name: 'Police and Crime Plan',
      startsOn: '2021-10-01',
      endsOn: '2024-09-30',
      priorities: ['Putting victims first'],
      themes: ['Early help'],
    };
    expect(draftOf(aFile({ plan }), store).newPlanEntries).toMatchObject([
      { planId: uuid(5), kind: 'theme', title: 'Early help' },
    ]);
  });

  it('takes the plan of another period for another plan', () => {
    const plan = {
      name: 'Police and Crime Plan',
      startsOn: '2024-10-01',
      endsOn: '2028-09-30',
      priorities: ['Putting victims first'],
    };
    const draft = draftOf(aFile({ plan }), store);
    expect(draft.newPlan?.id).toBe(draft.meeting.planId);
    expect(draft.meeting.planId).not.toBe(uuid(5));
  });

  it.each([
    ['the same body and date', { meeting: { date: '2023-07-18' } }],
    ['the same id', { meeting: { id: uuid(6), date: '2023-10-10' } }],
  ])('refuses a meeting that is there: %s', (_what, changes) => {
    expect(faultsOf(aFile({ ...changes, attendance: {} }), store)).toEqual([
      'meeting-exists-already at meeting',
    ]);
  });

  it('tells one person under two entries, by id and by name', () => {
    const people = [
      { id: moss.id, name: 'G. Moss', shortForm: 'CC Moss' },
      { name: 'Graham Moss', shortForm: 'the Mayor' },
    ];
    expect(faultsOf(aFile({ people, meeting: { date: '2023-10-10' }, attendance: {} }), store)).toEqual([
      'name-repeated at people.1.name',
    ]);
  });

  it('gives agenda items and actions whose ids are taken new ones, and keeps the fate of the action', () => {
    const [itemId, actionId] = [uuid(80), uuid(81)];
    const file = {
      ...inItem({ id: itemId, notes: aDocument(anAction({ id: actionId })) }),
      actions: [{ id: actionId, status: 'complete' }],
    };
    const known = { ...emptyStore, isIdTaken: (id: string) => id === itemId || id === actionId };
    const imported = importFile(file, known, idsFrom());
    if (!imported.ok) throw new Error('refused');
    const { agendaItems, actions, notes } = imported.draft;
    expect(agendaItems[0]?.id).not.toBe(itemId);
    expect(actions).toMatchObject([{ status: 'complete', agendaItemId: agendaItems[0]?.id }]);
    expect(actions[0]?.id).not.toBe(actionId);
    expect(notes[0]?.body.content[0]?.attrs?.id).toBe(actions[0]?.id);
  });

  it('takes 5,000 people whom the store knows in well under two seconds', () => {
    const names = Array.from({ length: 5000 }, (_, number) => `Person ${number}`);
    const known = {
      ...store,
      people: names.map((name, number) => ({
        id: uuid(1000 + number),
        name,
        shortForm: null,
        organisationId: null,
      })),
    };
    const people = [...names.map((name) => ({ name })), { name: 'Someone New' }].slice(1);
    const file = aFile({ people, agenda: [], attendance: {}, meeting: { date: '2023-10-10' } });
    const started = performance.now();
    expect(draftOf(file, known).newPeople.map((person) => person.name)).toEqual(['Someone New']);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('hands out valid bodies only', () => {
    const draft = draftOf(aFile(), store);
    for (const { body } of draft.notes) expect(validateBody('notes', body).ok).toBe(true);
    for (const { body } of draft.papers.flatMap((paper) => paper.sections)) {
      expect(validateBody('cover-paper', body).ok).toBe(true);
    }
  });
});
