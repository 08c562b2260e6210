import type { ExportedFile } from '../../../shared/contract/exported-file.ts';
import { underRules } from '../../../shared/domain/markings.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { yearMap, type YearMap } from '../../../shared/domain/year-map.ts';
import { yearMapFileName } from '../../../shared/word-plan/file-name-for.ts';
import { leftOutText } from '../../../shared/word-plan/plan-text.ts';
import type { Withheld } from '../../../shared/word-plan/must-not-leave.ts';
import { markedFile, type MarkedFile } from '../../../shared/word-plan/marked-file.ts';
import { planYearMap } from '../../../shared/word-plan/plan-year-map.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findBody } from '../store/repositories/bodies.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import { listMeetings } from '../store/repositories/meetings.ts';
import { listPlanLinks, type PlanLink } from '../store/repositories/plan-links.ts';
import { listPlans } from '../store/repositories/plans.ts';
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
    const map = mapOf(read, request, publicTitles);
    if (map.plans.length === 0) throw ruleViolated('nothing-to-export');
    const withheld: Withheld[] = [];
    const rest = mapOf(read, request, (each, links) => linksWithout(each, links, withheld));
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

/** In a file the title of a restricted item is left out; that the entry was looked at stays. */
function publicTitles(read: ReadHandle, links: Links): Links {
  const meetingIds = [...new Set(links.map(({ meetingId }) => meetingId))];
  const reasons = new Map(meetingIds.flatMap((id) => [...restrictedItems(listAgendaItems(read, id))]));
  return links.map((link) => {
    const reason = reasons.get(link.agendaItemId);
    return reason === undefined ? link : { ...link, title: leftOutText(reason) };
  });
}

/** What the file would say had the titles of restricted items never been written; they are kept back. */
function linksWithout(read: ReadHandle, links: Links, withheld: Withheld[]): Links {
  const shown = publicTitles(read, links);
  return links.map((link, index) => {
    if (link.title === shown[index]?.title) return link;
    withheld.push({ kind: 'restricted', item: null, text: link.title });
    return { ...link, title: '' };
  });
}
