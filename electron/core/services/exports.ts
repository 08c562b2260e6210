import type {
  ExportKind,
  ExportReport,
  IssueChoice,
  PagesOf,
  ZipProgress,
} from '../../../shared/contract/entities/exports.ts';
import type { IssuedAgenda } from '../../../shared/contract/entities/agenda-issues.ts';
import type { ExportedFile } from '../../../shared/contract/exported-file.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import type { Manner } from '../../../shared/domain/manner.ts';
import type { HouseStyleOnPage } from '../../../shared/contract/template-on-page.ts';
import { noMarking } from '../../../shared/domain/markings.ts';
import type { Audience, Standing } from '../../../shared/domain/outgoing.ts';
import { writeMeetingFile } from '../../../shared/meeting-file/write-meeting-file.ts';
import { hasContents, withPageNumbers } from '../../../shared/word-plan/contents-pages.ts';
import { distinctNames, fileNameFor, fileNameForVersion } from '../../../shared/word-plan/file-name-for.ts';
import {
  filesOfMeeting,
  showingFor,
  markingOf,
  withStanding,
} from '../../../shared/word-plan/files-of-meeting.ts';
import { markedFile, type MarkedFile } from '../../../shared/word-plan/marked-file.ts';
import type { MarkingsOfOthers, MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import { issuedAgendaWithout, keptBackOfAgenda } from '../../../shared/word-plan/must-not-leave.ts';
import { planIssuedAgenda } from '../../../shared/word-plan/plan-agenda.ts';
import { withoutHeldReports } from '../../../shared/word-plan/public-facts.ts';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';
import type { ReadHandle } from '../store/handles.ts';
import { houseStyleOnPage } from '../word/template-on-page.ts';
import { zipParts } from '../word/zip.ts';
import { publicVersion } from './agenda-issues.ts';
import {
  asExportedFile,
  refusalsNamed,
  reportOn,
  toGoOut,
  writeToGoOut,
  type FileGoneOut,
  type FileToGoOut,
} from './checked-files.ts';
import { found, ruleViolated } from './failures.ts';
import { gatherMeeting } from './gather-meeting.ts';
import { styleOfMeeting } from './house-styles.ts';
import { localDay } from '../../../shared/wording/local-day.ts';
import { keepingBack, type GatherMeeting } from './keeping-back.ts';
import { keptWordsIn } from './kept-actions.ts';
import { markingOfMatters, markingOfTopics } from './marking-of-meetings.ts';
import { requireMeeting } from './meeting-records.ts';
import { notesBefore, planIssue } from './prepare-issue.ts';
import { removedItems } from './withdrawn-items.ts';
import { runQuery, type Program } from './program.ts';
import { restrictedTopicsIn } from './restricted-topics.ts';
import { sha256 } from './stored-body.ts';

type ExportRequest = {
  readonly meetingId: string;
  readonly what: ExportKind;
  readonly agendaItemId: string | null;
  readonly agendaVersion: number | null;
  readonly audience: Audience;
  readonly standing: Standing | null;
  readonly pagesOf: PagesOf;
};

type KeptAgenda = (agenda: IssuedAgenda) => IssuedAgenda;

const zipMediaType = 'application/zip';

/** Makes the files in memory; nothing is written to a disk here. */
export async function makeExport(
  program: Program,
  request: ExportRequest,
): Promise<{ files: ExportedFile[]; report: ExportReport | null }> {
  const { meetingId, what, agendaVersion } = request;
  if (what === 'meeting') {
    const file = runQuery(program, (read) =>
      meetingFileOf(
        gatherMeeting(read, meetingId),
        keptWordsIn(read, meetingId),
        removedItems(read, meetingId),
      ),
    );
    return { files: [file], report: null };
  }
  program.word.prepare?.();
  const today = localDay(program.clock());
  const { planned, houseStyle } = runQuery(program, (read) => {
    const { gather, gatherRest, withheld } = keepingBack(request.audience, program.markingRules);
    const style = styleOfMeeting(program, read, meetingId);
    const { manner } = style;
    const plansWith = (how: GatherMeeting, kept: KeptAgenda): readonly MarkedFile[] =>
      refusalsNamed(() =>
        withDistinctNames(
          what === 'agenda' && agendaVersion !== null
            ? [
                keptAgenda(
                  kept(publicVersion(read, meetingId, agendaVersion)),
                  how(read, meetingId),
                  request,
                  {
                    ...{ today, manner },
                    quoting: markingsQuotedBy(read, requireMeeting(read, meetingId).bodyId),
                  },
                ),
              ]
            : filesOfMeeting(
                how(read, meetingId),
                what,
                { ...request, today, isOneOfSeveral: false },
                () => notesBefore(read, meetingId, how),
                manner,
              ),
        ),
      );
    const { bodyId } = requireMeeting(read, meetingId);
    const topics = agendaVersion === null ? null : restrictedTopicsIn(read, bodyId);
    const topicTitles = topics === null ? [] : [...topics.titles, ...topics.otherTitles];
    const papers = (): MeetingFacts['papers'] => gather(read, meetingId).papers;
    const isInternal = request.audience === 'internal';
    const plans = plansWith(gather, (agenda) => (isInternal ? agenda : withoutHeldReports(agenda, papers)));
    const ofRest = plansWith(gatherRest, (agenda) =>
      isInternal ? agenda : issuedAgendaWithout(agenda, { papers: papers(), topicTitles }),
    );
    const ofAgenda =
      agendaVersion === null
        ? []
        : keptBackOfAgenda(publicVersion(read, meetingId, agendaVersion), { papers: papers(), topicTitles });
    return {
      planned: toGoOut(plans, ofRest, [...withheld(), ...ofAgenda]),
      houseStyle: style,
    };
  });
  const made: FileGoneOut[] = [];
  for (const file of planned)
    made.push(await writeToGoOut(program, withPagesOf(file, houseStyle, request.pagesOf), houseStyle));
  return { files: made.map(asExportedFile), report: reportOn(made, today) };
}

/**
 * All files of a choice in one zip file. It is there whole or not at all: the first one that cannot be made, and whoever
 * gives up in between (`signal`), ends it.
 */
export async function makeZip(
  program: Program,
  choice: IssueChoice & { readonly pagesOf: PagesOf; readonly zip: string | null },
  signal?: AbortSignal,
): Promise<{ files: ExportedFile[]; report: ExportReport }> {
  program.word.prepare?.();
  const today = localDay(program.clock());
  const { issue, ofRest, withheld, houseStyles } = runQuery(program, (read) => {
    const keeping = keepingBack(choice.audience, program.markingRules);
    const planned = planIssue(program, read, choice, keeping.gather);
    return {
      issue: planned,
      ofRest: planIssue(program, read, choice, keeping.gatherRest),
      withheld: keeping.withheld(),
      houseStyles: stylesOf(program, read, planned.files),
    };
  });
  const [refusal] = issue.refusals;
  if (refusal) throw ruleViolated(refusal.code, refusal.facts);
  if (issue.files.length === 0) throw ruleViolated('nothing-to-export');
  const made: FileGoneOut[] = [];
  for (const [index, file] of toGoOut(issue.files, ofRest.files, withheld).entries()) {
    signal?.throwIfAborted();
    const houseStyle = found(houseStyles.get(issue.files[index]?.meetingId ?? '') ?? null, 'meeting');
    made.push(await writeToGoOut(program, withPagesOf(file, houseStyle, choice.pagesOf), houseStyle));
    tellProgress(program, choice.zip, { done: made.length, of: issue.files.length });
  }
  signal?.throwIfAborted();
  const zip = zipParts(made.map(({ name, bytes }) => [name, bytes]));
  return { files: [asFile(issue.zipName, zipMediaType, zip)], report: reportOn(made, today) };
}

function tellProgress(
  { zips }: Pick<Program, 'zips'>,
  zip: string | null,
  progress: Omit<ZipProgress, 'zip'>,
): void {
  if (zip !== null) zips.publish({ zip, ...progress });
}

/** What the files of a choice would hold, and the house styles that they would be in. It is made of the same plans. */
export function previewIssue(
  program: Program,
  choice: IssueChoice,
): {
  houseStyles: HouseStyleOnPage[];
  files: { id: string; name: string; houseStyle: string; plan: WordPlan; layout: string | null }[];
} {
  return runQuery(program, (read) => {
    const { files } = planIssue(program, read, choice);
    const styles = stylesOf(program, read, files);
    return {
      houseStyles: [...new Map([...styles.values()].map((style) => [style.id, style])).values()].map(
        houseStyleOnPage,
      ),
      files: files.map(({ name, plan, meetingId, what, agendaItemId }) => {
        const style = found(styles.get(meetingId) ?? null, 'meeting');
        return {
          ...{ id: [meetingId, what, agendaItemId ?? 'whole'].join(' '), name, plan },
          houseStyle: style.id,
          layout: hasContents(plan) ? layoutOf(plan, style) : null,
        };
      }),
    };
  });
}

function layoutOf(plan: WordPlan, houseStyle: HouseStyle): string {
  return sha256(JSON.stringify([plan, houseStyle]));
}

/** A file whose contents have the numbers of pages, where this very file was laid out. */
function withPagesOf(file: FileToGoOut, houseStyle: HouseStyle, pagesOf: PagesOf): FileToGoOut {
  if (pagesOf.length === 0 || !hasContents(file.plan)) return file;
  const key = layoutOf(file.plan, houseStyle);
  const pages = pagesOf.find(({ layout }) => layout === key)?.pages;
  if (!pages) return file;
  const { withoutWithheld } = file;
  return {
    ...file,
    plan: withPageNumbers(file.plan, pages),
    withoutWithheld: { ...withoutWithheld, plan: withPageNumbers(withoutWithheld.plan, pages) },
  };
}

/** The house styles of the meetings that files are made of. */
function stylesOf(
  program: Program,
  read: ReadHandle,
  files: readonly { readonly meetingId: string }[],
): ReadonlyMap<string, HouseStyle> {
  const ids = new Set(files.map(({ meetingId }) => meetingId));
  return new Map([...ids].map((id) => [id, styleOfMeeting(program, read, id)]));
}

function asFile(name: string, mediaType: string, bytes: Uint8Array): ExportedFile {
  return { name, mediaType, content: Buffer.from(bytes).toString('base64') };
}

function keptAgenda(
  agenda: IssuedAgenda,
  facts: MeetingFacts,
  { agendaVersion, audience, standing }: ExportRequest,
  {
    today,
    manner,
    quoting,
  }: {
    readonly today: string;
    readonly manner: Manner;
    readonly quoting: (agenda: IssuedAgenda) => MarkingsOfOthers;
  },
): MarkedFile {
  const plan = planIssuedAgenda(agenda, manner, showingFor(facts, audience));
  const isDraft = standing === 'draft';
  return markedFile({
    plan: withStanding(plan, { isDraft, wish: { audience, today } }),
    readers: audience,
    policies: [facts.body.exportPolicy],
    parts: [markingOf(facts, 'agenda', null, plan, quoting(agenda))],
    nameFor: (marking) =>
      fileNameForVersion({ body: { name: agenda.body }, meeting: agenda.meeting }, agendaVersion ?? 1, {
        ...{ isDraft, audience, marking },
      }),
  });
}

/** How sensitive is what a kept agenda quotes: what it says itself counts, and not what the agenda of today would. */
function markingsQuotedBy(read: ReadHandle, bodyId: string) {
  return ({ mattersArising, comingTopics }: IssuedAgenda): MarkingsOfOthers => ({
    mattersArising: markingOfMatters(read, bodyId, mattersArising),
    comingTopics: markingOfTopics(read, bodyId, comingTopics),
    notesAccepted: noMarking,
    reports: new Map(),
  });
}

function withDistinctNames(files: readonly MarkedFile[]): readonly MarkedFile[] {
  const names = distinctNames(files.map(({ name }) => name));
  return files.map((file, index) => ({ ...file, name: names[index] ?? file.name }));
}

function meetingFileOf(...of: Parameters<typeof writeMeetingFile>): ExportedFile {
  const [facts] = of;
  const text = `${JSON.stringify(writeMeetingFile(...of), null, 2)}\n`;
  return {
    name: fileNameFor('meeting-file', facts),
    mediaType: 'application/json',
    content: Buffer.from(text, 'utf8').toString('base64'),
  };
}
