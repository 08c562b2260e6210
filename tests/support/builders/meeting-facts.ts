import { usualExportPolicy } from '../../../shared/domain/markings.ts';
import { noDetails } from '../../../shared/domain/attendance.ts';
import { builtInTemplate } from '../../../shared/domain/papers.ts';
import type { AgendaItemKind } from '../../../shared/domain/agenda.ts';
import type { Section, SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { Attendee } from '../../../shared/contract/entities/attendance.ts';
import type { Organisation, Person } from '../../../shared/contract/entities/people.ts';
import type { Plan } from '../../../shared/contract/entities/plans.ts';
import type { Body } from '../../../shared/document/body.ts';
import { countWords, plainTextOf } from '../../../shared/document/plain-text.ts';
import type { MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import { aBody } from './body-pieces.ts';

// A meeting of an invented body, small until a test says more: aMeetingFacts({ agendaItems: [...], notes: {...} }).

/** The same id for the same name, so that tests and snapshots can name things. */
export function idOf(name: string): string {
  let hash = 0n;
  for (const character of name)
    hash = (hash * 1_000_003n + BigInt(character.codePointAt(0) ?? 0)) % (1n << 74n);
  const hex = hash.toString(16).padStart(19, '0');
  return `0190a000-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-000${hex.slice(10, 19)}`;
}

export const calderPolice: Organisation = {
  id: idOf('Calder Police'),
  revision: 1,
  name: 'Calder Police',
  shortName: 'the force',
};

export const theMayor = aPerson('Helen Marsh', 'Mayor', null, 'the Mayor');
const dmpcOkoro = aPerson('Ada Okoro', 'Deputy Mayor for Policing and Crime', null, 'DMPC Okoro');
export const ccMoss = aPerson('Peter Moss', 'Chief Constable', calderPolice.id, 'CC Moss');
export const accHarland = aPerson(
  'Ruth Harland',
  'Assistant Chief Constable',
  calderPolice.id,
  'ACC Harland',
);

function aPerson(
  name: string,
  post: string | null = null,
  organisationId: string | null = null,
  shortForm: string | null = null,
): Person {
  return { id: idOf(name), revision: 1, name, post, organisationId, shortForm, isCurrent: true };
}

export function anAgendaItem(title: string, overrides: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id: idOf(`item ${title}`),
    revision: 1,
    meetingId: idOf('meeting'),
    parentId: null,
    rank: 'a0',
    kind: 'other',
    title,
    leadId: null,
    organisationId: null,
    minutes: null,
    reportTitle: null,
    reportHref: null,
    issued: null,
    outcome: null,
    chairNotes: '',
    topicId: null,
    restrictedReason: null,
    paper: null,
    ...overrides,
  };
}

/** Items in the order given, each with its sub-items: agendaOf(['Welcome', 'Announcements', ['Safer parks', 'Survey']]). */
export function agendaOf(
  entries: readonly (string | readonly string[] | AgendaItem)[],
): readonly AgendaItem[] {
  let parentId: string | null = null;
  let rank = 0;
  const nextRank = (): string => `a${String((rank += 1)).padStart(4, '0')}`;
  return entries.flatMap((entry): readonly AgendaItem[] => {
    if (typeof entry === 'string' || !Array.isArray(entry)) {
      const item = typeof entry === 'string' ? anAgendaItem(entry) : (entry as AgendaItem);
      parentId = item.id;
      return [{ ...item, rank: nextRank() }];
    }
    return (entry as readonly string[]).map((title) => anAgendaItem(title, { parentId, rank: nextRank() }));
  });
}

export function aReportItem(title: string, overrides: Partial<AgendaItem> = {}): AgendaItem {
  const kind: AgendaItemKind = 'report';
  return anAgendaItem(title, { kind, organisationId: calderPolice.id, leadId: accHarland.id, ...overrides });
}

function aSection(name: string, body: Body, overrides: Partial<Section> = {}): Section {
  return {
    id: idOf(`section ${name}`),
    revision: 1,
    key: null,
    agendaItemId: null,
    heading: '',
    guidance: '',
    isNumbered: false,
    isRequired: true,
    wordLimit: null,
    copiedFrom: null,
    restrictedReason: null,
    words: countWords(plainTextOf(body)),
    content: { state: 'sound', body },
    ...overrides,
  };
}

/** A cover paper from the built-in template; `bodies` by the template's keys, empty where none is given. */
export function aPaper(item: AgendaItem, bodies: Readonly<Record<string, Body>> = {}): SectionedDocument {
  return {
    id: idOf(`paper ${item.title}`),
    revision: 1,
    kind: 'cover-paper',
    meetingId: item.meetingId,
    agendaItemId: item.id,
    state: 'drafting',
    planEntryIds: [],
    attachments: [],
    steps: [],
    sections: builtInTemplate.map(({ key, heading, guidance, isNumbered, isRequired }) =>
      aSection(`${item.title} ${key}`, bodies[key] ?? aBody(), {
        key,
        heading,
        guidance,
        isNumbered,
        isRequired,
      }),
    ),
  };
}

/** The notes with a section for each item, in another order than the agenda's; `bodies` by the items' titles. */
export function notesOf(
  agendaItems: readonly AgendaItem[],
  bodies: Readonly<Record<string, Body>> = {},
): SectionedDocument {
  return {
    id: idOf('notes'),
    revision: 1,
    kind: 'notes',
    meetingId: idOf('meeting'),
    agendaItemId: null,
    state: null,
    planEntryIds: [],
    attachments: [],
    steps: [],
    sections: agendaItems
      .map(({ id, title }) => aSection(`notes ${title}`, bodies[title] ?? aBody(), { agendaItemId: id }))
      .reverse(),
  };
}

function anAttendee(person: Person, kind: Attendee['kind'], rank: string): Attendee {
  return { personId: person.id, kind, rank, ...noDetails };
}

/** What most reports on an action say nothing of. */
export const noReportFacts = { isInternal: false, newDue: null, oldDue: null, evidence: null } as const;

export function aRegisteredAction(overrides: Partial<Action> = {}): Action {
  return {
    id: idOf('action'),
    revision: 1,
    meetingId: idOf('meeting'),
    meetingDate: '2023-10-10',
    bodyId: idOf('body'),
    bodyName: 'Community Outcomes Meeting',
    agendaItemId: idOf('item'),
    agendaItemTitle: 'Stop and search',
    topic: 'Stop and search',
    label: '1 a)',
    isInNotes: true,
    text: '',
    owners: [],
    due: null,
    promisedDue: overrides.due ?? null,
    isRestricted: false,
    status: 'open',
    updates: [],
    ...overrides,
  };
}

export const countyPlan: Plan = {
  id: idOf('plan'),
  revision: 1,
  name: 'Police and Crime Plan',
  shortName: null,
  startsOn: '2021-05-10',
  endsOn: '2024-05-09',
  needsChecking: false,
  entries: [],
};

export function aMeetingFacts(overrides: Partial<MeetingFacts> = {}): MeetingFacts {
  const agendaItems = overrides.agendaItems ?? agendaOf(['Welcome and apologies', 'Stop and search']);
  const meetingId = idOf('meeting');
  const bodyName = overrides.body?.name ?? 'Community Outcomes Meeting';
  return {
    meeting: {
      id: meetingId,
      revision: 1,
      bodyId: idOf('body'),
      bodyName,
      date: '2023-10-10',
      startTime: '14:30',
      endTime: '16:30',
      place: 'Calder House and online',
      chairId: theMayor.id,
      planId: countyPlan.id,
      state: 'planning',
      notesDocumentId: idOf('notes'),
    },
    neighbours: { previous: null, next: null },
    body: {
      id: idOf('body'),
      revision: 1,
      name: bodyName,
      openingItems: [],
      closingItems: [],
      template: [...builtInTemplate],
      datePattern: null,
      exportPolicy: usualExportPolicy,
      houseStyle: 'flowing',
    },
    markings: { meeting: null, papers: new Map() },
    plan: countyPlan,
    people: [theMayor, dmpcOkoro, ccMoss, accHarland],
    organisations: [calderPolice],
    agendaItems,
    secondsTaken: new Map(),
    withdrawnItems: [],
    agendaIssues: [],
    draftIssues: [],
    attendees: [
      anAttendee(theMayor, 'present', 'a1'),
      anAttendee(ccMoss, 'present', 'a2'),
      anAttendee(accHarland, 'in-attendance', 'a1'),
      anAttendee(dmpcOkoro, 'apologies', 'a1'),
    ],
    papers: [],
    notes: notesOf(agendaItems),
    actions: [],
    comingTopics: [],
    restrictedTopics: [],
    acceptance: null,
    notesAccepted: [],
    mattersArising: [],
    ...overrides,
  };
}
