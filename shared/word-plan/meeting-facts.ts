import type { Action } from '../contract/entities/actions.ts';
import type { AgendaItem } from '../contract/entities/agenda.ts';
import type { IssuedAgenda } from '../contract/entities/agenda-issues.ts';
import type { Attendee } from '../contract/entities/attendance.ts';
import type { CommitteeBody } from '../contract/entities/bodies.ts';
import type { SectionedDocument } from '../contract/entities/documents.ts';
import type { DraftIssue } from '../contract/entities/draft-issues.ts';
import type { ReportedMatter } from '../contract/entities/matters-arising.ts';
import type { Meeting } from '../contract/entities/meetings.ts';
import type { Organisation, Person } from '../contract/entities/people.ts';
import type { Plan } from '../contract/entities/plans.ts';
import type { AcceptedNotes, SealedRecord } from '../contract/entities/sign-off.ts';
import type { Marking } from '../domain/markings.ts';
import type { Neighbours } from '../domain/neighbours.ts';

export type AgendaIssueFacts = { readonly at: string; readonly author: string } & (
  | { readonly what: 'issued'; readonly agenda: IssuedAgenda }
  | { readonly what: 'reopened'; readonly reason: string }
);

/** What is quoted from other meetings is as sensitive as they are. */
export type MarkingsOfOthers = {
  readonly mattersArising: Marking;
  /** Of the corrections to notes that the meeting accepted. */
  readonly notesAccepted: Marking;
  readonly comingTopics: Marking;
  /** By the meeting at which something was reported on the meeting's own actions. */
  readonly reports: ReadonlyMap<string, Marking>;
};

/** All that there is to say about one meeting: what every plan, check and meeting file is made from. */
export type MeetingFacts = {
  readonly meeting: Meeting;
  readonly neighbours: Neighbours;
  readonly body: CommitteeBody;
  /** The meeting's plan, or null where none is chosen. */
  readonly plan: Plan | null;
  /** The markings that were set above the body's: of the meeting, and of items' papers by item. */
  readonly markings: {
    readonly meeting: Marking | null;
    readonly papers: ReadonlyMap<string, Marking>;
    /** Of what comes from other meetings; absent where nothing does. */
    readonly ofOthers?: MarkingsOfOthers;
  };
  readonly people: readonly Person[];
  readonly organisations: readonly Organisation[];
  readonly agendaItems: readonly AgendaItem[];
  /** For how long items were the current one; only those that were. */
  readonly secondsTaken: ReadonlyMap<string, number>;
  /** Items that were taken off since the agenda went out. `label`: "4", "4 b)". */
  readonly withdrawnItems: readonly {
    readonly id: string;
    readonly label: string;
    readonly title: string;
    readonly restrictedReason: string | null;
  }[];
  /** The agendas that went out and the reopenings, oldest first. */
  readonly agendaIssues: readonly AgendaIssueFacts[];
  /** The draft notes that went out for correction, oldest first. */
  readonly draftIssues: readonly DraftIssue[];
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
  readonly comingTopics: readonly {
    readonly topicId?: string | undefined;
    readonly title: string;
    readonly date: string;
  }[];
  /** What nobody may announce of the body's topics. */
  readonly restrictedTopics: readonly string[];
};
