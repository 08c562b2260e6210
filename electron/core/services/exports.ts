import type { ExportedFile, ExportKind } from '../../../shared/contract/contract.ts';
import { assertNever } from '../../../shared/domain/rulings.ts';
import { writeMeetingFile } from '../../../shared/meeting-file/write-meeting-file.ts';
import { fileNameFor, fileNameForVersion } from '../../../shared/word-plan/file-name-for.ts';
import type { MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import { planActionLog } from '../../../shared/word-plan/plan-action-log.ts';
import { planAgenda, planIssuedAgenda } from '../../../shared/word-plan/plan-agenda.ts';
import { planCoverPaper } from '../../../shared/word-plan/plan-cover-paper.ts';
import { planNotes } from '../../../shared/word-plan/plan-notes.ts';
import { publicItems } from '../../../shared/word-plan/public-facts.ts';
import { PlanRefused } from '../../../shared/word-plan/plan-refused.ts';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';
import type { ReadHandle } from '../store/handles.ts';
import { publicVersion } from './agenda-issues.ts';
import { asFailure, notFound, ruleViolated } from './failures.ts';
import { gatherMeeting } from './gather-meeting.ts';
import { styleOfMeeting } from './house-styles.ts';
import { requireMeeting } from './meeting-records.ts';
import { runQuery, type Program } from './program.ts';

type ExportRequest = {
  readonly meetingId: string;
  readonly what: ExportKind;
  readonly agendaItemId: string | null;
  readonly agendaVersion: number | null;
};

type PlannedFile = { readonly name: string; readonly plan: WordPlan };

export const wordMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

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
  const { plans, houseStyle } = runQuery(program, (read) => ({
    plans: planned(() =>
      what === 'agenda' && agendaVersion !== null
        ? [keptAgenda(read, meetingId, agendaVersion)]
        : plansFor(gatherMeeting(read, meetingId), request),
    ),
    houseStyle: styleOfMeeting(program, read, meetingId),
  }));
  const files: ExportedFile[] = [];
  for (const { name, plan } of withDistinctNames(plans)) {
    const bytes = await program.word.write(plan, houseStyle).catch((error: unknown) => {
      throw asFailure(error);
    });
    files.push({ name, mediaType: wordMediaType, content: Buffer.from(bytes).toString('base64') });
  }
  return { files };
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

function keptAgenda(read: ReadHandle, meetingId: string, version: number): PlannedFile {
  requireMeeting(read, meetingId);
  const agenda = publicVersion(read, meetingId, version);
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

function planned<Plans>(make: () => Plans): Plans {
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
