import type { Marking } from '../domain/markings.ts';
import type { ActionReport } from '../contract/entities/actions.ts';
import type { CommitteeBody } from '../contract/entities/bodies.ts';
import type { DraftIssue } from '../contract/entities/draft-issues.ts';
import type { Meeting } from '../contract/entities/meetings.ts';
import type { Organisation, Person } from '../contract/entities/people.ts';
import type { Plan, PlanEntry } from '../contract/entities/plans.ts';
import type { SealedRecord } from '../contract/entities/sign-off.ts';
import type { Body } from '../document/body.ts';
import type { ActionStatus } from '../domain/actions.ts';
import type { AgendaItemKind, IssuedNumber } from '../domain/agenda.ts';
import type { AttachmentAudience } from '../domain/attachments.ts';
import type { AttendanceDetails, AttendanceKind } from '../domain/attendance.ts';
import type { ItemOutcome } from '../domain/item-progress.ts';
import type { AgendaIssueFacts } from '../word-plan/meeting-facts.ts';
import type { PaperState, PaperStep, TemplateSection } from '../domain/papers.ts';

/** What the store has already, for matching by id and else by name. */
export type KnownEntities = {
  readonly bodies: readonly Pick<CommitteeBody, 'id' | 'name' | 'template'>[];
  readonly people: readonly Pick<Person, 'id' | 'name' | 'shortForm' | 'organisationId'>[];
  readonly organisations: readonly Pick<Organisation, 'id' | 'name' | 'shortName'>[];
  readonly plans: readonly Pick<Plan, 'id' | 'name' | 'startsOn' | 'endsOn' | 'entries'>[];
  readonly meetings: readonly Pick<Meeting, 'id' | 'bodyId' | 'date'>[];
  /**
   * Whether an id that the file gives is in use in the store by something that it does not match: an agenda item, an
   * action, a meeting that was put aside, an entry of another plan or one that was taken out of its plan. The draft then
   * has a new id in its place. Without this function every id of the file is kept.
   */
  readonly isIdTaken?: (id: string) => boolean;
};

/**
 * A meeting ready to be put into the store: every id decided, every name resolved, every body valid. `new…` is what
 * the store does not have; everything else of these kinds is there and is not changed.
 */
export type MeetingDraft = {
  readonly newBody: Omit<CommitteeBody, 'revision'> | null;
  readonly newOrganisations: readonly Omit<Organisation, 'revision'>[];
  readonly newPeople: readonly Omit<Person, 'revision'>[];
  readonly newPlan: Omit<Plan, 'revision'> | null;
  /** Entries that the file has and the store's plan of that name and period has not: added after the plan's own. */
  readonly newPlanEntries: readonly (PlanEntry & { readonly planId: string })[];
  readonly meeting: Pick<
    Meeting,
    'id' | 'bodyId' | 'date' | 'startTime' | 'endTime' | 'place' | 'chairId' | 'planId' | 'state'
  >;
  readonly bodyName: string;
  /** How the notes of an agreed meeting were accepted, where the file says so. */
  readonly acceptance: DraftAcceptance | null;
  /** In the order of the lists: present, in attendance, apologies. */
  readonly attendees: readonly (AttendanceDetails & {
    readonly personId: string;
    readonly kind: AttendanceKind;
  })[];
  /** In agenda order, each item followed by its sub-items. */
  readonly agendaItems: readonly DraftAgendaItem[];
  /** What was taken off: since the agenda went out, with the numbers that it keeps, or before (null). */
  readonly withdrawn: readonly {
    readonly id: string;
    readonly parentId: string | null;
    readonly mark: string | null;
    readonly title: string;
    readonly restrictedReason: string | null;
  }[];
  /** Oldest first, with the ids that the items have here. */
  readonly issues: readonly AgendaIssueFacts[];
  /** Drafts that went out for correction, oldest first. */
  readonly draftIssues: readonly Omit<DraftIssue, 'number'>[];
  readonly papers: readonly DraftPaper[];
  /** Above the body's: of the meeting (null), and of items' papers. */
  readonly markings: readonly { readonly agendaItemId: string | null; readonly marking: Marking }[];
  /** One for each agenda item, in agenda order; empty where the file has no notes of an item. */
  readonly notes: readonly {
    readonly agendaItemId: string;
    readonly body: Body;
    readonly restrictedReason: string | null;
  }[];
  /** Actions that were taken out of the notes and stay in the register: their blocks, and the item that each was under. */
  readonly gone: readonly { readonly agendaItemId: string; readonly body: Body }[];
  /** Every action block of the notes in reading order, then those of `gone`. Its words, owners and date are in the block. */
  readonly actions: readonly DraftAction[];
};

export type DraftAcceptance = Omit<
  SealedRecord,
  'sequence' | 'sha256' | 'isIntact' | 'isCorrected' | 'names' | 'acceptedAt'
> & {
  /** Known by its name and date alone: it may not be here. */
  readonly acceptedAt: { readonly id: null; readonly bodyName: string; readonly date: string } | null;
};

export type DraftAgendaItem = {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: AgendaItemKind;
  readonly title: string;
  readonly leadId: string | null;
  readonly organisationId: string | null;
  readonly minutes: number | null;
  readonly reportTitle: string | null;
  readonly reportHref: string | null;
  readonly issued: IssuedNumber | null;
  readonly outcome: ItemOutcome | null;
  readonly secondsTaken: number;
  readonly restrictedReason: string | null;
};

export type DraftPaper = {
  readonly agendaItemId: string;
  readonly state: PaperState;
  readonly planEntryIds: readonly string[];
  readonly links: readonly {
    readonly name: string;
    readonly href: string;
    readonly audience: AttachmentAudience;
  }[];
  readonly steps: readonly PaperStep[];
  readonly sections: readonly (TemplateSection & {
    readonly body: Body;
    readonly restrictedReason: string | null;
  })[];
};

export type DraftAction = {
  /** The id of the action's block. */
  readonly id: string;
  readonly agendaItemId: string;
  readonly status: ActionStatus;
  /** The words under which it outlives its block; null where the file leaves that to the program. */
  readonly kept: KeptWords | null;
  readonly updates: readonly ActionReport[];
};

export type KeptWords = { readonly words: string; readonly isRestricted: boolean };
