import type {
  Action,
  AgendaItem,
  Attendee,
  CommitteeBody,
  Meeting,
  Organisation,
  Person,
  Plan,
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
  /** For how long items were the current one; only those that were. */
  readonly secondsTaken: ReadonlyMap<string, number>;
  readonly attendees: readonly Attendee[];
  readonly papers: readonly SectionedDocument[];
  readonly notes: SectionedDocument;
  readonly actions: readonly Action[];
  /** The forward plan after the meeting, soonest first. */
  readonly comingTopics: readonly { readonly title: string; readonly date: string }[];
};
