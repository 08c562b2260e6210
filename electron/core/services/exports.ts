import type { ExportedFile, ExportKind, ExportReport } from '../../../shared/contract/contract.ts';
import type { IssuedAgenda } from '../../../shared/contract/entities.ts';
import { assertNever } from '../../../shared/domain/rulings.ts';
import { writeMeetingFile } from '../../../shared/meeting-file/write-meeting-file.ts';
import { fileNameFor, fileNameForVersion } from '../../../shared/word-plan/file-name-for.ts';
import type { MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import { issuedAgendaWithout, mustNotLeave } from '../../../shared/word-plan/must-not-leave.ts';
import { planActionLog } from '../../../shared/word-plan/plan-action-log.ts';
import { planAgenda, planIssuedAgenda } from '../../../shared/word-plan/plan-agenda.ts';
import { planCoverPaper } from '../../../shared/word-plan/plan-cover-paper.ts';
import { planNotes } from '../../../shared/word-plan/plan-notes.ts';
import { publicItems } from '../../../shared/word-plan/public-facts.ts';
import { PlanRefused } from '../../../shared/word-plan/plan-refused.ts';
import type { ReadHandle } from '../store/handles.ts';
import { publicVersion } from './agenda-issues.ts';
import {
  asExportedFile,
  reportOn,
  toGoOut,
  writeToGoOut,
  type FileGoneOut,
  type FileToGoOut,
  type PlannedFile,
} from './checked-files.ts';
import { notFound, ruleViolated } from './failures.ts';
import { gatherMeeting } from './gather-meeting.ts';
import { styleOfMeeting } from './house-styles.ts';
import { runQuery, type Program } from './program.ts';

type ExportRequest = {
  readonly meetingId: string;
  readonly what: ExportKind;
  readonly agendaItemId: string | null;
  readonly agendaVersion: number | null;
};

/** Makes the files in memory; nothing is written to a disk here. */
export async function makeExport(
  program: Program,
  request: ExportRequest,
): Promise<{ files: ExportedFile[]; report: ExportReport | null }> {
  const { meetingId, what, agendaVersion } = request;
  if (what === 'meeting') {
    const file = runQuery(program, (read) => meetingFileOf(gatherMeeting(read, meetingId)));
    return { files: [file], report: null };
  }
  program.word.prepare?.();
  const { planned, houseStyle } = runQuery(program, (read) => ({
    planned: refusalsNamed(() => filesFor(read, request, agendaVersion)),
    houseStyle: styleOfMeeting(program, read, meetingId),
  }));
  const made: FileGoneOut[] = [];
  for (const file of planned) made.push(await writeToGoOut(program, file, houseStyle));
  return {
    files: made.map(asExportedFile),
    report: reportOn(made, program.clock().toISOString().slice(0, 10)),
  };
}

function filesFor(
  read: ReadHandle,
  request: ExportRequest,
  agendaVersion: number | null,
): readonly FileToGoOut[] {
  const facts = gatherMeeting(read, request.meetingId);
  const { withheld, rest } = mustNotLeave(facts);
  if (request.what === 'agenda' && agendaVersion !== null) {
    const agenda = publicVersion(read, request.meetingId, agendaVersion);
    const ofRest = [keptAgenda(issuedAgendaWithout(agenda), agendaVersion)];
    return toGoOut([keptAgenda(agenda, agendaVersion)], ofRest, withheld);
  }
  return toGoOut(
    withDistinctNames(plansFor(facts, request)),
    withDistinctNames(plansFor(rest, request)),
    withheld,
  );
}

function plansFor(facts: MeetingFacts, { what, agendaItemId }: ExportRequest): readonly PlannedFile[] {
  switch (what) {
    case 'agenda':
      return [{ name: fileNameFor('agenda', facts), plan: planAgenda(facts) }];
    case 'papers':
      return paperItems(facts, agendaItemId).map((id) => ({
        name: fileNameFor('cover-paper', facts, id),
        plan: planCoverPaper(facts, id),
      }));
    case 'notes':
      return [{ name: fileNameFor('notes', facts), plan: planNotes(facts) }];
    case 'actions':
      return [{ name: fileNameFor('action-log', facts), plan: planActionLog(facts) }];
    case 'meeting':
      return [];
    default:
      return assertNever(what);
  }
}

function keptAgenda(agenda: IssuedAgenda, version: number): PlannedFile {
  const { date } = agenda.meeting;
  return {
    name: fileNameForVersion({ body: { name: agenda.body }, meeting: { date } }, version),
    plan: planIssuedAgenda(agenda),
  };
}

/** The agenda items whose papers go out: the one asked for, or all that have a paper. */
function paperItems(facts: MeetingFacts, agendaItemId: string | null): readonly string[] {
  const withPaper = publicItems(facts.agendaItems).filter((item) => item.paper !== null);
  if (agendaItemId === null) {
    if (withPaper.length === 0) throw ruleViolated('nothing-to-export');
    return withPaper.map((item) => item.id);
  }
  const item = facts.agendaItems.find((each) => each.id === agendaItemId);
  if (!item) throw notFound('agenda-item');
  if (item.paper === null) throw ruleViolated('agenda-item-has-no-paper', { title: item.title });
  return [item.id];
}

function meetingFileOf(facts: MeetingFacts): ExportedFile {
  const text = `${JSON.stringify(writeMeetingFile(facts), null, 2)}\n`;
  return {
    name: fileNameFor('meeting-file', facts),
    mediaType: 'application/json',
    content: Buffer.from(text, 'utf8').toString('base64'),
  };
}

function refusalsNamed<Plans>(make: () => Plans): Plans {
  try {
    return make();
  } catch (error) {
    throw error instanceof PlanRefused ? ruleViolated(error.code, error.facts) : error;
  }
}

// Two papers may have the same title, and no file system here tells capitals apart.
function withDistinctNames(files: readonly PlannedFile[]): readonly PlannedFile[] {
  const taken = new Set<string>();
  return files.map(({ name, plan }) => {
    let free = name;
    for (let copy = 2; taken.has(free.toLowerCase()); copy += 1) {
      free = name.replace(/(\.[a-z]+)$/, ` (${copy})$1`);
    }
    taken.add(free.toLowerCase());
    return { name: free, plan };
  });
}
