import type { ExportedFile, ExportKind, IssueChoice } from '../../../shared/contract/contract.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import type { Manner } from '../../../shared/contract/manner.ts';
import type { Audience, Standing } from '../../../shared/domain/outgoing.ts';
import { writeMeetingFile } from '../../../shared/meeting-file/write-meeting-file.ts';
import { distinctNames, fileNameFor, fileNameForVersion } from '../../../shared/word-plan/file-name-for.ts';
import {
  filesOfMeeting,
  showingFor,
  markingOf,
  refuseAboveLimit,
  withMarking,
} from '../../../shared/word-plan/files-of-meeting.ts';
import type { MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import { planIssuedAgenda } from '../../../shared/word-plan/plan-agenda.ts';
import { PlanRefused } from '../../../shared/word-plan/plan-refused.ts';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';
import type { ReadHandle } from '../store/handles.ts';
import { zipParts } from '../word/zip.ts';
import { publicVersion } from './agenda-issues.ts';
import { asFailure, found, ruleViolated } from './failures.ts';
import { gatherMeeting } from './gather-meeting.ts';
import { styleOfMeeting } from './house-styles.ts';
import { requireMeeting } from './meeting-records.ts';
import { notesBefore, planIssue } from './prepare-issue.ts';
import { runQuery, type Program } from './program.ts';

type ExportRequest = {
  readonly meetingId: string;
  readonly what: ExportKind;
  readonly agendaItemId: string | null;
  readonly agendaVersion: number | null;
  readonly audience: Audience;
  readonly standing: Standing | null;
};

type PlannedFile = { readonly name: string; readonly plan: WordPlan };

export const wordMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const zipMediaType = 'application/zip';

/** Makes the files in memory; nothing is written to a disk here. */
export async function makeExport(
  program: Program,
  request: ExportRequest,
): Promise<{ files: ExportedFile[] }> {
  const { meetingId, what, agendaVersion } = request;
  if (what === 'meeting') {
    return { files: [runQuery(program, (read) => meetingFileOf(gatherMeeting(read, meetingId)))] };
  }
  program.word.prepare?.();
  const today = dayOf(program);
  const { plans, houseStyle } = runQuery(program, (read) => {
    const style = styleOfMeeting(program, read, meetingId);
    const { manner } = style;
    return {
      plans: planned(() =>
        what === 'agenda' && agendaVersion !== null
          ? [keptAgenda(read, request, agendaVersion, { today, manner })]
          : filesOfMeeting(
              gatherMeeting(read, meetingId),
              what,
              { ...request, today, isOneOfSeveral: false },
              () => notesBefore(read, meetingId),
              manner,
            ),
      ),
      houseStyle: style,
    };
  });
  const names = distinctNames(plans.map(({ name }) => name));
  const files: ExportedFile[] = [];
  for (const [index, { plan }] of plans.entries()) {
    files.push(asFile(names[index] ?? '', wordMediaType, await written(program, plan, houseStyle)));
  }
  return { files };
}

/**
 * All files of a choice in one zip file. It is there whole or not at all: the first one that cannot be made, and whoever
 * gives up in between (`signal`), ends it.
 */
export async function makeZip(
  program: Program,
  choice: IssueChoice,
  signal?: AbortSignal,
): Promise<{ files: ExportedFile[] }> {
  program.word.prepare?.();
  const { files, refusals, zipName, houseStyles } = runQuery(program, (read) => ({
    ...planIssue(program, read, choice),
    houseStyles: new Map(choice.meetingIds.map((id) => [id, styleOfMeeting(program, read, id)])),
  }));
  const [refusal] = refusals;
  if (refusal) throw ruleViolated(refusal.code, refusal.facts);
  if (files.length === 0) throw ruleViolated('nothing-to-export');
  const parts: [path: string, part: Uint8Array][] = [];
  for (const { name, plan, meetingId } of files) {
    signal?.throwIfAborted();
    parts.push([name, await written(program, plan, found(houseStyles.get(meetingId) ?? null, 'meeting'))]);
  }
  return { files: [asFile(zipName, zipMediaType, zipParts(parts))] };
}

/** What the files of a choice would hold, and the house styles that they would be in. It is made of the same plans. */
export function previewIssue(
  program: Program,
  choice: IssueChoice,
): { houseStyles: HouseStyle[]; files: { name: string; houseStyle: string; plan: WordPlan }[] } {
  return runQuery(program, (read) => {
    const styles = new Map(choice.meetingIds.map((id) => [id, styleOfMeeting(program, read, id)]));
    const { files } = planIssue(program, read, choice);
    return {
      houseStyles: [...new Map([...styles.values()].map((style) => [style.id, style])).values()],
      files: files.map(({ name, plan, meetingId }) => ({
        ...{ name, plan },
        houseStyle: found(styles.get(meetingId) ?? null, 'meeting').id,
      })),
    };
  });
}

function dayOf({ clock }: Program): string {
  return clock().toISOString().slice(0, 10);
}

async function written(program: Program, plan: WordPlan, houseStyle: HouseStyle): Promise<Uint8Array> {
  try {
    return await program.word.write(plan, houseStyle);
  } catch (error) {
    throw asFailure(error);
  }
}

function asFile(name: string, mediaType: string, bytes: Uint8Array): ExportedFile {
  return { name, mediaType, content: Buffer.from(bytes).toString('base64') };
}

function keptAgenda(
  read: ReadHandle,
  { meetingId, audience, standing }: ExportRequest,
  version: number,
  { today, manner }: { readonly today: string; readonly manner: Manner },
): PlannedFile {
  requireMeeting(read, meetingId);
  const facts = gatherMeeting(read, meetingId);
  const agenda = publicVersion(read, meetingId, version);
  const plan = planIssuedAgenda(agenda, manner, showingFor(facts, audience));
  const marking = markingOf(facts, 'agenda', null, plan);
  const isDraft = standing === 'draft';
  const name = fileNameForVersion({ body: { name: agenda.body }, meeting: agenda.meeting }, version, {
    ...{ isDraft, audience },
    marking: marking.level,
  });
  refuseAboveLimit(facts, { audience, marking, name });
  return { name, plan: withMarking(plan, marking, { isDraft, wish: { audience, today } }) };
}

function meetingFileOf(facts: MeetingFacts): ExportedFile {
  const text = `${JSON.stringify(writeMeetingFile(facts), null, 2)}\n`;
  return {
    name: fileNameFor('meeting-file', facts),
    mediaType: 'application/json',
    content: Buffer.from(text, 'utf8').toString('base64'),
  };
}

function planned<Plans>(make: () => Plans): Plans {
  try {
    return make();
  } catch (error) {
    throw error instanceof PlanRefused ? ruleViolated(error.code, error.facts) : error;
  }
}
