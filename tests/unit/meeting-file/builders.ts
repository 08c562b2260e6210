import type { FileProblem } from '../../../shared/contract/errors.ts';
import type { BodyNode } from '../../../shared/document/body.ts';
import { plainTextOf } from '../../../shared/document/plain-text.ts';
import type { KnownEntities, MeetingDraft } from '../../../shared/meeting-file/meeting-draft.ts';
import { readMeetingFile } from '../../../shared/meeting-file/read-meeting-file.ts';
import { resolveMeetingFile } from '../../../shared/meeting-file/resolve-meeting-file.ts';
import type { MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';

export const emptyStore: KnownEntities = {
  bodies: [],
  people: [],
  organisations: [],
  plans: [],
  meetings: [],
};

/** Ids in the order of their making, the same in every run. */
export function idsFrom(first = 1): () => string {
  let next = first;
  return () => {
    const id = `00000000-0000-7000-8000-${String(next).padStart(12, '0')}`;
    next += 1;
    return id;
  };
}

/** The smallest file with something in every place that a test changes. */
export function aFile(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    format: 'secretariat-meeting',
    version: 1,
    body: { name: 'Community Outcomes Meeting' },
    organisations: [{ name: 'Calder Police', shortName: 'the force' }],
    people: [
      { name: 'Helen Ashworth', post: 'Mayor of Calder', shortForm: 'the Mayor' },
      { name: 'Graham Moss', post: 'Chief Constable', organisation: 'Calder Police', shortForm: 'CC Moss' },
    ],
    plan: {
      name: 'Police and Crime Plan',
      startsOn: '2021-10-01',
      endsOn: '2024-09-30',
      priorities: ['Putting victims first'],
    },
    meeting: { date: '2023-10-10', startTime: '14:30', endTime: '16:30', chair: 'the Mayor' },
    attendance: { present: ['the Mayor', 'CC Moss'] },
    agenda: [
      { kind: 'welcome', title: 'Welcome', number: 1 },
      anItem({ number: 2 }),
      { kind: 'next-meeting', title: 'Next meeting', number: 3 },
    ],
    ...changes,
  };
}

export function anItem(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    kind: 'report',
    title: 'Stop and search',
    lead: 'CC Moss',
    organisation: 'Calder Police',
    paper: {
      planLinks: ['Putting victims first'],
      sections: [{ heading: 'Recommendation', content: 'That the report be noted.' }],
    },
    notes: 'CC Moss presented the report.\n\nACTION (CC Moss, 14 November 2023): Send the figures.',
    ...changes,
  };
}

export type Import =
  | { readonly ok: true; readonly draft: MeetingDraft }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads and resolves a file as an import does. */
export function importFile(
  file: unknown,
  known: KnownEntities = emptyStore,
  newId: () => string = idsFrom(),
): Import {
  const reading = readMeetingFile(typeof file === 'string' ? file : JSON.stringify(file));
  return reading.ok ? resolveMeetingFile(reading.file, known, newId) : reading;
}

export function draftOf(file: unknown, known: KnownEntities = emptyStore): MeetingDraft {
  const imported = importFile(file, known);
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems, null, 1));
  return imported.draft;
}

export function problemsOf(file: unknown, known: KnownEntities = emptyStore): readonly FileProblem[] {
  const imported = importFile(file, known);
  return imported.ok ? [] : imported.problems;
}

/** "code at path" for each problem, as short as a test wants to read it. */
export function faultsOf(file: unknown, known: KnownEntities = emptyStore): readonly string[] {
  return problemsOf(file, known).map(({ code, path }) => `${code} at ${path}`);
}

/** What a store that was empty would say about an imported meeting. */
export function factsOf(draft: MeetingDraft): MeetingFacts {
  if (!draft.newBody) throw new Error('the draft is not for an empty store');
  const revision = 1;
  const rank = (index: number): string => String(index).padStart(5, '0');
  const section = { revision, words: 0 };
  const newId = idsFrom(500_000);
  const document = { revision, meetingId: draft.meeting.id };
  return {
    meeting: { ...draft.meeting, revision, bodyName: draft.bodyName, notesDocumentId: newId() },
    neighbours: { previous: null, next: null },
    body: { ...draft.newBody, revision },
    plan: draft.newPlan ? { ...draft.newPlan, revision } : null,
    people: draft.newPeople.map((person) => ({ ...person, revision })),
    organisations: draft.newOrganisations.map((organisation) => ({ ...organisation, revision })),
    agendaItems: draft.agendaItems.map(({ secondsTaken: _secondsTaken, ...agendaItem }, index) => ({
      ...agendaItem,
      revision,
      meetingId: draft.meeting.id,
      rank: rank(index),
      chairNotes: 'For the chair alone.',
      topicId: null,
      paper: null,
    })),
    comingTopics: [],
    restrictedTopics: [],
    acceptance: draft.acceptance && {
      ...draft.acceptance,
      sequence: 1,
      sha256: '',
      isIntact: true,
      isCorrected: false,
      names: null,
    },
    notesAccepted: [],
    mattersArising: [],
    secondsTaken: new Map(
      draft.agendaItems.flatMap(({ id, secondsTaken }) => (secondsTaken > 0 ? [[id, secondsTaken]] : [])),
    ),
    markings: {
      meeting: draft.markings.find(({ agendaItemId }) => agendaItemId === null)?.marking ?? null,
      papers: new Map(
        draft.markings.flatMap(({ agendaItemId, marking }) =>
          agendaItemId === null ? [] : [[agendaItemId, marking] as const],
        ),
      ),
    },
    withdrawnItems: [],
    agendaIssues: [],
    draftIssues: [],
    attendees: draft.attendees.map((attendee, index) => ({ ...attendee, rank: rank(index) })),
    papers: draft.papers.map(({ links, ...paper }) => ({
      ...document,
      id: newId(),
      kind: 'cover-paper',
      agendaItemId: paper.agendaItemId,
      state: paper.state,
      planEntryIds: [...paper.planEntryIds],
      attachments: links.map((link) => ({
        ...link,
        id: newId(),
        revision,
        documentId: paper.agendaItemId,
        kind: 'link',
        bytes: null,
      })),
      steps: [...paper.steps],
      sections: paper.sections.map(({ body, ...frame }) => ({
        ...section,
        ...frame,
        copiedFrom: null,
        id: newId(),
        agendaItemId: null,
        content: { state: 'sound', body },
      })),
    })),
    notes: {
      ...document,
      id: newId(),
      kind: 'notes',
      agendaItemId: null,
      state: null,
      planEntryIds: [],
      attachments: [],
      steps: [],
      sections: draft.notes.map(({ agendaItemId, body, restrictedReason }) => ({
        ...section,
        id: newId(),
        key: null,
        agendaItemId,
        heading: '',
        guidance: '',
        isNumbered: false,
        isRequired: false,
        wordLimit: null,
        copiedFrom: null,
        restrictedReason,
        content: { state: 'sound', body },
      })),
    },
    actions: draft.actions.map(({ id, agendaItemId, status, updates }) => ({
      id,
      revision,
      meetingId: draft.meeting.id,
      meetingDate: draft.meeting.date,
      bodyId: newId(),
      bodyName: draft.bodyName,
      agendaItemId,
      agendaItemTitle: '',
      topic: '',
      label: '',
      isInNotes: true,
      text: '',
      owners: [],
      isRestricted: false,
      due: null,
      promisedDue: null,
      status,
      updates: [...updates],
    })),
  };
}

export function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

export function textOf(node: BodyNode | undefined): string {
  return node ? plainTextOf(node) : '';
}
