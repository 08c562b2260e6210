import type {
  AcceptedNotes,
  Action,
  AgendaItem,
  Attendee,
  CommitteeBody,
  Meeting,
  Organisation,
  Person,
  Plan,
  ReportedMatter,
  SealedRecord,
  SectionedDocument,
} from '../contract/entities.ts';
import type { Neighbours } from '../domain/neighbours.ts';

/** All that there is to say about one meeting: what every plan, check and meeting file is made from. */
export type MeetingFacts = {
  readonly meeting: Meeting;
  readonly neighbours: Neighbours;
  readonly body: CommitteeBody;
  /** The meeting's plan, or null where none is chosen. */
  readonly plan: Plan | null;
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly agendaItems: readonly AgendaItem[];
  /** "4", "4 b)": numbers that went out, and whose items were taken off since. */
  readonly withdrawnNumbers: readonly string[];
  readonly attendees: readonly Attendee[];
  readonly papers: readonly SectionedDocument[];
  readonly notes: SectionedDocument;
  readonly actions: readonly Action[];
  /** How the notes were accepted as a correct record; null: they were not, or nobody knows. */
  readonly acceptance: SealedRecord | null;
  /** What the meeting has to hear of actions of earlier meetings, oldest first. */
  readonly mattersArising: readonly ReportedMatter[];
  /** The notes of earlier meetings that this one accepted. */
  readonly notesAccepted: readonly AcceptedNotes[];
  /** The forward plan after the meeting, soonest first. */
  readonly comingTopics: readonly { readonly title: string; readonly date: string }[];
};
