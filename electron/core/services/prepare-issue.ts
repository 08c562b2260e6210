import type { IssueChoice } from '../../../shared/contract/entities/exports.ts';
import type { IssueFinding } from '../../../shared/contract/entities/findings.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import { checkIssue } from '../../../shared/checks/check-issue.ts';
import { numberAgenda } from '../../../shared/domain/agenda.ts';
import type { Finding } from '../../../shared/domain/findings.ts';
import { highestMarking, type Marking } from '../../../shared/domain/markings.ts';
import type { OutgoingKind } from '../../../shared/domain/outgoing.ts';
import type { RuleCode } from '../../../shared/domain/rulings.ts';
import { distinctNames, zipNameFor } from '../../../shared/word-plan/file-name-for.ts';
import { filesOfMeeting, type OutgoingFile } from '../../../shared/word-plan/files-of-meeting.ts';
import type { MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import { PlanRefused } from '../../../shared/word-plan/plan-refused.ts';
import type { ReadHandle } from '../store/handles.ts';
import { forgetKeptFinding, keepFinding, listKeptFindings } from '../store/repositories/kept-findings.ts';
import { OperationFailed } from './failures.ts';
import { findingsIn } from './findings.ts';
import { gatherMeeting } from './gather-meeting.ts';
import type { GatherMeeting } from './keeping-back.ts';
import { styleOfMeeting } from './house-styles.ts';
import { localDay } from '../../../shared/wording/local-day.ts';
import { requireMeeting } from './meeting-records.ts';
import { previousMeeting } from './previous-meeting.ts';
import { runCommand, runQuery, type Program } from './program.ts';

export type PlannedFile = OutgoingFile & { readonly meetingId: string; readonly what: OutgoingKind };

type Refusal = {
  meetingId: string;
  what: OutgoingKind;
  code: RuleCode;
  facts: Record<string, string | number>;
};

/** All that a choice comes to, planned within one state of the store: nothing is written yet. */
export function planIssue(
  program: Program,
  read: ReadHandle,
  { meetingIds, kinds, audience, standing }: IssueChoice,
  gather: GatherMeeting = (handle, id) => gatherMeeting(handle, id, program.markingRules),
): { readonly files: readonly PlannedFile[]; readonly refusals: Refusal[]; readonly zipName: string } {
  const today = localDay(program.clock());
  const files: PlannedFile[] = [];
  const refusals: Refusal[] = [];
  const meetings: MeetingFacts[] = [];
  for (const meetingId of new Set(meetingIds)) {
    const facts = gather(read, meetingId);
    meetings.push(facts);
    const style = styleOrRefusal(program, read, meetingId);
    if ('code' in style) {
      // Of every kind alike, so that it is said once.
      for (const what of kinds.slice(0, 1)) refusals.push({ meetingId, what, ...style });
      continue;
    }
    const { manner } = style;
    const wish = { audience, standing, today, agendaItemId: null, isOneOfSeveral: meetingIds.length > 1 };
    for (const what of new Set(kinds)) {
      try {
        const made = filesOfMeeting(facts, what, wish, () => notesBefore(read, meetingId, gather), manner);
        files.push(...made.map((file) => ({ ...file, meetingId, what })));
      } catch (error) {
        if (!(error instanceof PlanRefused)) throw error;
        refusals.push({ meetingId, what, code: error.code, facts: { ...error.facts } });
      }
    }
  }
  const names = distinctNames(files.map(({ name }) => name));
  const { level } = highestMarking(files.map(({ marking }) => marking));
  return {
    files: files.map((file, index) => ({ ...file, name: names[index] ?? file.name })),
    refusals,
    zipName: zipNameFor(meetings, { isDraft: standing === 'draft', audience, marking: level }),
  };
}

/** A house style that is gone or faulty keeps back the files of its own meetings, and no others. */
function styleOrRefusal(
  program: Program,
  read: ReadHandle,
  meetingId: string,
): HouseStyle | Pick<Refusal, 'code' | 'facts'> {
  try {
    return styleOfMeeting(program, read, meetingId);
  } catch (error) {
    if (!(error instanceof OperationFailed) || error.failure.code !== 'rule-violated') throw error;
    const { code, facts } = error.failure.data;
    return { code, facts: { ...facts } };
  }
}

/** The meeting before, where its notes can go out with a pack: they are at least a draft. */
export function notesBefore(read: ReadHandle, meetingId: string, gather: GatherMeeting): MeetingFacts | null {
  const before = previousMeeting(read, meetingId);
  if (before === null || (before.state !== 'draft-notes' && before.state !== 'agreed')) return null;
  return gather(read, before.id);
}

export function prepareIssue(
  program: Program,
  choice: IssueChoice,
): {
  files: {
    meetingId: string;
    what: OutgoingKind;
    agendaItemId: string | null;
    name: string;
    marking: Marking;
  }[];
  zipName: string;
  refusals: Refusal[];
  findings: IssueFinding[];
} {
  return runQuery(program, (read) => {
    for (const meetingId of choice.meetingIds) requireMeeting(read, meetingId);
    const { files, refusals, zipName } = planIssue(program, read, choice);
    return {
      files: files.map(({ meetingId, what, agendaItemId, name, marking }) => ({
        ...{ meetingId, what, agendaItemId, name },
        marking: { ...marking },
      })),
      zipName,
      refusals,
      findings: [...new Set(choice.meetingIds)].flatMap((id) => findingsFor(read, id, choice)),
    };
  });
}

function findingsFor(read: ReadHandle, meetingId: string, { kinds, standing }: IssueChoice): IssueFinding[] {
  const facts = gatherMeeting(read, meetingId);
  const numbers = numberAgenda(facts.agendaItems);
  const kept = listKeptFindings(read, meetingId);
  const paperOf = new Map(facts.agendaItems.map(({ id, paper }) => [id, paper?.documentId ?? null]));
  const withPlace = (
    finding: Finding,
    agendaItemId: string | null,
    documentId: string | null,
  ): IssueFinding => {
    const key = keyOf(finding, agendaItemId);
    const found = kept.get(key);
    return {
      ...{ code: finding.code, sectionId: finding.sectionId, facts: { ...finding.facts } },
      ...{ meetingId, agendaItemId, documentId, key },
      number: agendaItemId === null ? null : (numbers.get(agendaItemId)?.label ?? null),
      kept: found ? { reason: found.reason, at: found.at, author: found.author } : null,
    };
  };
  const ofIssue = checkIssue(facts, kinds, standing).map((finding) =>
    withPlace(finding, finding.agendaItemId, paperOf.get(finding.agendaItemId ?? '') ?? null),
  );
  if (!kinds.some((kind) => kind === 'papers' || kind === 'pack')) return ofIssue;
  const itemOf = new Map([...paperOf].map(([item, paper]) => [paper, item]));
  const inPapers = findingsIn(read, { meetingId, documentId: null }).flatMap(({ documentId, findings }) =>
    findings.map((finding) => withPlace(finding, itemOf.get(documentId) ?? null, documentId)),
  );
  return [...ofIssue, ...inPapers];
}

/** The same for as long as the finding says the same of the same place. */
function keyOf({ code, sectionId, facts }: Finding, agendaItemId: string | null): string {
  return JSON.stringify([code, agendaItemId, sectionId, facts]).slice(0, 4000);
}

export function keepFindingOfMeeting(
  program: Program,
  {
    meetingId,
    finding,
    reason,
  }: { readonly meetingId: string; readonly finding: string; readonly reason: string | null },
): Record<never, never> {
  return runCommand(program, 'exports.keepFinding', ({ read, write, at, author }) => {
    requireMeeting(read, meetingId);
    const before = listKeptFindings(read, meetingId).get(finding)?.reason ?? null;
    if (reason === null) forgetKeptFinding(write, meetingId, finding);
    else keepFinding(write, meetingId, { finding, reason, at, author });
    return {
      answer: {},
      changed: {
        entityId: meetingId,
        meetingId,
        baseRevision: null,
        payload: { finding, reason, before },
        areas: ['meetings'],
      },
    };
  });
}
