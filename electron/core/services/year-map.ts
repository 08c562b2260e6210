import type { ExportedFile } from '../../../shared/contract/exported-file.ts';
import { underRules, type RestrictedInPublic } from '../../../shared/domain/markings.ts';
import { planSectionOf } from '../../../shared/domain/papers.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { yearMap, type YearMap } from '../../../shared/domain/year-map.ts';
import { yearMapFileName } from '../../../shared/word-plan/file-name-for.ts';
import { leftOutText } from '../../../shared/word-plan/plan-text.ts';
import type { Withheld } from '../../../shared/word-plan/must-not-leave.ts';
import { markedFile, type MarkedFile } from '../../../shared/word-plan/marked-file.ts';
import { planYearMap } from '../../../shared/word-plan/plan-year-map.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findBody } from '../store/repositories/bodies.ts';
import { listAgendaItems, type AgendaItemRecord } from '../store/repositories/agenda-items.ts';
import { listMeetings } from '../store/repositories/meetings.ts';
import { listPlanLinks, type PlanLink } from '../store/repositories/plan-links.ts';
import { listPlans } from '../store/repositories/plans.ts';
import { listSections } from '../store/repositories/sections.ts';
import { asExportedFile, refusalsNamed, toGoOut, writeToGoOut } from './checked-files.ts';
import { found, ruleViolated } from './failures.ts';
import { requireHouseStyle } from './house-styles.ts';
import { markingOfMeetings } from './marking-of-meetings.ts';
import { runQuery, type Program } from './program.ts';

type Request = { readonly bodyId: string; readonly year: number };

export function yearMapOf(program: Program, request: Request): YearMap {
  return runQuery(program, (read) => mapOf(read, request));
}

/** The map as a Word file. One without a plan or a meeting is refused with `nothing-to-export`. */
export async function exportYearMap(program: Program, request: Request): Promise<{ files: ExportedFile[] }> {
  program.word.prepare?.();
  const { file, houseStyle } = runQuery(program, (read) => {
    const of = found(findBody(read, request.bodyId), 'body');
    const houseStyle = requireHouseStyle(program, of.houseStyle);
    const links = linksOf(read, request);
    const marking = markingOfMeetings(
      read,
      links.map(({ meetingId }) => meetingId),
    );
    const fileOf = (map: YearMap): MarkedFile =>
      markedFile({
        plan: planYearMap(map, of.name, houseStyle.manner),
        readers: 'public',
        policies: [underRules(of.exportPolicy, program.markingRules)],
        parts: [marking],
        nameFor: (level) => yearMapFileName(of.name, map.year, level),
      });
    const { restrictedInPublic } = of.exportPolicy;
    const map = mapOf(read, request, (each, all) => publicLinks(each, all, restrictedInPublic));
    if (map.plans.length === 0) throw ruleViolated('nothing-to-export');
    const withheld: Withheld[] = [];
    const rest = mapOf(read, request, (each, all) => linksWithout(each, all, restrictedInPublic, withheld));
    const [planned] = refusalsNamed(() => toGoOut([fileOf(map)], [fileOf(rest)], withheld));
    return { file: found(planned ?? null, 'body'), houseStyle };
  });
  const made = await writeToGoOut(program, file, houseStyle);
  return { files: [asExportedFile(made)] };
}

type Links = readonly PlanLink[];

function mapOf(
  read: ReadHandle,
  request: Request,
  titled: (read: ReadHandle, links: Links) => Links = (_read, links) => links,
): YearMap {
  const { bodyId, year } = request;
  found(findBody(read, bodyId), 'body');
  return yearMap({
    year,
    meetings: listMeetings(read).filter((meeting) => meeting.bodyId === bodyId),
    plans: listPlans(read),
    links: titled(read, linksOf(read, request)),
  });
}

function linksOf(read: ReadHandle, { bodyId, year }: Request): Links {
  return listPlanLinks(read, { bodyId, from: `${year}-01-01`, to: `${year}-12-31` });
}

/**
 * In a file the title of a restricted item is left out; that the entry was looked at stays, unless the body wants no trace.
 * Which entries a paper names in a restricted section is not said at all.
 */
function publicLinks(read: ReadHandle, links: Links, restrictedInPublic: RestrictedInPublic): Links {
  const meetingIds = [...new Set(links.map(({ meetingId }) => meetingId))];
  const items = meetingIds.map((id) => listAgendaItems(read, id));
  const reasons = new Map(items.flatMap((of) => [...restrictedItems(of)]));
  const held = new Set(
    items.flatMap((of) => of.filter((item) => isPlanHeldBack(read, item)).map(({ id }) => id)),
  );
  return links.flatMap((link) => {
    const reason = reasons.get(link.agendaItemId);
    if (held.has(link.agendaItemId)) return [];
    if (reason === undefined) return [link];
    return restrictedInPublic === 'said' ? [{ ...link, title: leftOutText(reason) }] : [];
  });
}

function isPlanHeldBack(read: ReadHandle, { paperId }: AgendaItemRecord): boolean {
  const section = paperId === null ? null : planSectionOf(listSections(read, paperId));
  return section !== null && section.restrictedReason !== null;
}

/**
 * What the file would say had the titles of restricted items and the links of restricted sections never been written; they
 * are kept back, with the titles of the entries.
 */
function linksWithout(
  read: ReadHandle,
  links: Links,
  restrictedInPublic: RestrictedInPublic,
  withheld: Withheld[],
): Links {
  const keyOf = ({ agendaItemId, planEntryId }: PlanLink): string => `${agendaItemId} ${planEntryId}`;
  const shown = new Map(publicLinks(read, links, restrictedInPublic).map((link) => [keyOf(link), link]));
  const entries = new Map(listPlans(read).flatMap(({ entries: of }) => of.map((each) => [each.id, each])));
  return links.flatMap((link) => {
    const inFile = shown.get(keyOf(link));
    if (inFile?.title === link.title) return [link];
    withheld.push({ kind: 'restricted', item: null, text: link.title });
    if (inFile) return [{ ...link, title: '' }];
    const entry = entries.get(link.planEntryId);
    if (entry) withheld.push({ kind: 'restricted', item: null, text: entry.title });
    return [];
  });
}
