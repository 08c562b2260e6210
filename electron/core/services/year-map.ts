import type { ExportedFile } from '../../../shared/contract/contract.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import { yearMap, type YearMap } from '../../../shared/domain/year-map.ts';
import { yearMapFileName } from '../../../shared/word-plan/file-name-for.ts';
import { leftOutText } from '../../../shared/word-plan/plan-text.ts';
import { planYearMap } from '../../../shared/word-plan/plan-year-map.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findBody } from '../store/repositories/bodies.ts';
import { listAgendaItems } from '../store/repositories/agenda-items.ts';
import { listMeetings } from '../store/repositories/meetings.ts';
import { listPlanLinks, type PlanLink } from '../store/repositories/plan-links.ts';
import { listPlans } from '../store/repositories/plans.ts';
import { wordMediaType } from './checked-files.ts';
import { asFailure, found, ruleViolated } from './failures.ts';
import { requireHouseStyle } from './house-styles.ts';
import { runQuery, type Program } from './program.ts';

type Request = { readonly bodyId: string; readonly year: number };

export function yearMapOf(program: Program, request: Request): YearMap {
  return runQuery(program, (read) => mapOf(read, request));
}

/** The map as a Word file. One without a plan or a meeting is refused with `nothing-to-export`. */
export async function exportYearMap(program: Program, request: Request): Promise<{ files: ExportedFile[] }> {
  program.word.prepare?.();
  const { map, body } = runQuery(program, (read) => ({
    map: mapOf(read, request, publicTitles),
    body: found(findBody(read, request.bodyId), 'body'),
  }));
  if (map.plans.length === 0) throw ruleViolated('nothing-to-export');
  const houseStyle = requireHouseStyle(program, body.houseStyle);
  const bytes = await program.word.write(planYearMap(map, body.name), houseStyle).catch((error: unknown) => {
    throw asFailure(error);
  });
  const name = yearMapFileName(body.name, map.year);
  return { files: [{ name, mediaType: wordMediaType, content: Buffer.from(bytes).toString('base64') }] };
}

type Links = readonly PlanLink[];

function mapOf(
  read: ReadHandle,
  { bodyId, year }: Request,
  titled: (read: ReadHandle, links: Links) => Links = (_read, links) => links,
): YearMap {
  found(findBody(read, bodyId), 'body');
  const links = listPlanLinks(read, { bodyId, from: `${year}-01-01`, to: `${year}-12-31` });
  return yearMap({
    year,
    meetings: listMeetings(read).filter((meeting) => meeting.bodyId === bodyId),
    plans: listPlans(read),
    links: titled(read, links),
  });
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
