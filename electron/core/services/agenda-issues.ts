import type { AgendaIssue, IssuedAgenda } from '../../../shared/contract/entities/agenda-issues.ts';
import { numberAgenda } from '../../../shared/domain/agenda.ts';
import { agendaChanges, type AgendaChange } from '../../../shared/domain/agenda-versions.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { agendaContent, withRestrictions } from '../../../shared/word-plan/agenda-content.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  insertAgendaIssue,
  listAgendaIssues,
  type AgendaIssueRecord,
} from '../store/repositories/agenda-issues.ts';
import {
  listAgendaItems,
  listEveryAgendaItem,
  type AgendaItemRecord,
} from '../store/repositories/agenda-items.ts';
import { clearIssuedNumbers, putIssuedNumber } from '../store/repositories/issued-numbers.ts';
import type { MeetingRecord } from '../store/repositories/meetings.ts';
import { notFound } from './failures.ts';
import { gatherMeeting } from './gather-meeting.ts';
import { requireMeeting } from './meeting-records.ts';
import { withoutRestrictedSince } from './reported-matters.ts';
import { runQuery, type Program, type Unit } from './program.ts';
import { restrictedTopicsIn } from './restricted-topics.ts';
import { withdrawnItems, type WithdrawnItem } from './withdrawn-items.ts';

type IssuesOfMeeting = {
  readonly issues: AgendaIssue[];
  readonly since: AgendaChange[] | null;
  readonly withdrawn: WithdrawnItem[];
};

export function agendaIssues(program: Program, meetingId: string): IssuesOfMeeting {
  return runQuery(program, (read) => {
    requireMeeting(read, meetingId);
    const records = listAgendaIssues(read, meetingId);
    const out = records.at(-1)?.content ?? null;
    return {
      issues: asIssues(records).reverse(),
      since: out === null ? null : [...agendaChanges(out, agendaContent(gatherMeeting(read, meetingId), []))],
      withdrawn: [...withdrawnItems(read, meetingId)],
    };
  });
}

/** Keeps the agenda as it goes out. From now on its items keep the numbers that they have. */
export function keepIssuedAgenda({ read, write, at, author }: Unit, meeting: MeetingRecord): void {
  const meetingId = meeting.id;
  clearIssuedNumbers(write, meetingId);
  for (const [id, { mark }] of numberAgenda(unnumbered(listAgendaItems(read, meetingId)))) {
    putIssuedNumber(write, id, { mark, isLate: false });
  }
  const facts = gatherMeeting(read, meetingId);
  const content = agendaContent(facts, facts.mattersArising);
  insertAgendaIssue(read, write, { meetingId, what: 'issued', at, author, reason: null, content });
}

/** Lets the numbers follow the order again, and records why. What went out stays kept. */
export function recordReopening({ read, write, at, author }: Unit, meetingId: string, reason: string): void {
  clearIssuedNumbers(write, meetingId);
  insertAgendaIssue(read, write, { meetingId, what: 'reopened', at, author, reason, content: null });
}

/** The agenda as version 1, 2, 3 … of a meeting had it. */
function issuedVersion(read: ReadHandle, meetingId: string, version: number): IssuedAgenda {
  const issued = listAgendaIssues(read, meetingId).flatMap(({ content }) => content ?? []);
  const agenda = issued[version - 1];
  if (!agenda) throw notFound('version');
  return agenda;
}

/** The same as a file may have it now: what has been restricted since is left out, whatever went out at the time. */
export function publicVersion(read: ReadHandle, meetingId: string, version: number): IssuedAgenda {
  const { bodyId } = requireMeeting(read, meetingId);
  const agenda = withRestrictions(
    issuedVersion(read, meetingId, version),
    restrictedItems(listEveryAgendaItem(read, meetingId)),
    restrictedTopicsIn(read, bodyId),
  );
  return {
    ...agenda,
    mattersArising: withoutRestrictedSince(read, agenda.mattersArising, gatherMeeting),
  };
}

function unnumbered(items: readonly AgendaItemRecord[]): readonly AgendaItemRecord[] {
  return items.map((item) => ({ ...item, issued: null }));
}

function asIssues(records: readonly AgendaIssueRecord[]): AgendaIssue[] {
  let before: IssuedAgenda | null = null;
  let version = 0;
  return records.map(({ sequence, at, author, reason, content }): AgendaIssue => {
    const recorded = { sequence, at, author };
    if (content === null) return { what: 'reopened', ...recorded, reason: reason ?? '' };
    const changes: AgendaChange[] | null = before === null ? null : [...agendaChanges(before, content)];
    before = content;
    version += 1;
    return { what: 'issued', ...recorded, version, agenda: content, changes };
  });
}
