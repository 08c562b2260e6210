import type { ActionEvent, ActionStatus, OwnerRef, ReportEvent } from '../domain/actions.ts';
import type { AgendaItemKind } from '../domain/agenda.ts';
import type { AttendanceKind } from '../domain/attendance.ts';
import type { FigureGap } from '../domain/figures.ts';
import type { MeetingEvent, MeetingState } from '../domain/meeting.ts';
import type { PaperEvent, PaperState } from '../domain/papers.ts';
import type { PlanEntryKind } from '../domain/plans.ts';

// How states, kinds and steps are called on screen and on the command line. A step is worded as the button that
// takes it.

export const meetingStateNames: Readonly<Record<MeetingState, string>> = {
  planning: 'Planning',
  'agenda-issued': 'Agenda issued',
  held: 'Held',
  'draft-notes': 'Draft notes',
  agreed: 'Agreed',
};

export const meetingEventNames: Readonly<Record<MeetingEvent, string>> = {
  'issue-agenda': 'Issue the agenda',
  'reopen-agenda': 'Reopen the agenda',
  hold: 'Mark as held',
  'not-held': 'Mark as not held',
  'issue-draft-notes': 'Issue the draft notes',
  'withdraw-draft-notes': 'Withdraw the draft notes',
};

export const agendaItemKindNames: Readonly<Record<AgendaItemKind, string>> = {
  welcome: 'Welcome and apologies',
  'previous-notes': 'Notes of the previous meeting',
  announcements: 'Announcements',
  report: 'Report',
  'exception-report': 'Exception report',
  'future-items': 'Future agenda items',
  'any-other-business': 'Any other business',
  'next-meeting': 'Next meeting',
  other: 'Other',
};

export const paperStateNames: Readonly<Record<PaperState, string>> = {
  'not-started': 'Not started',
  drafting: 'Drafting',
  'in-review': 'In review',
  cleared: 'Cleared',
};

export const paperEventNames: Readonly<Record<PaperEvent, string>> = {
  start: 'Start drafting',
  'send-for-review': 'Send for review',
  'return-to-draft': 'Return to draft',
  clear: 'Clear',
  reopen: 'Reopen',
};

/** A step once it was taken, as a list of them says it. */
export const paperEventsTaken: Readonly<Record<PaperEvent, string>> = {
  start: 'Begun',
  'send-for-review': 'Sent for review',
  'return-to-draft': 'Returned to draft',
  clear: 'Cleared',
  reopen: 'Reopened',
};

export const actionStatusNames: Readonly<Record<ActionStatus, string>> = {
  open: 'Open',
  'in-progress': 'In progress',
  complete: 'Complete',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
};

export const actionEventNames: Readonly<Record<ActionEvent, string>> = {
  start: 'Start',
  complete: 'Complete',
  supersede: 'Supersede',
  withdraw: 'Withdraw',
  reopen: 'Reopen',
  carry: 'Carry forward',
};

/** What was reported on an action, as its history says it. */
export const reportEventNames: Readonly<Record<ReportEvent, string>> = {
  update: 'Update',
  start: 'Started',
  complete: 'Complete',
  supersede: 'Superseded',
  withdraw: 'Withdrawn',
  reopen: 'Reopened',
  carry: 'Carried forward',
};

export const attendanceKindNames: Readonly<Record<AttendanceKind, string>> = {
  present: 'Present',
  'in-attendance': 'Also present',
  apologies: 'Apologies',
};

/** Owners whose person or organisation is not there any more. */
export const goneOwnerNames: Readonly<Record<OwnerRef['kind'], string>> = {
  person: 'A person who is gone',
  organisation: 'An organisation that is gone',
};

export const figureGapNames: Readonly<Record<FigureGap, string>> = {
  'no-source': 'No source',
  'no-as-at': 'No date',
  'not-computable': 'Cannot be worked out',
};

export const planEntryKindNames: Readonly<Record<PlanEntryKind, string>> = {
  priority: 'Priority',
  theme: 'Theme',
  pledge: 'Pledge',
  document: 'Document',
};
