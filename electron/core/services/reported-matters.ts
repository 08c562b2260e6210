import type { MatterArising, ReportedMatter } from '../../../shared/contract/entities/matters-arising.ts';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import type { BodyNode } from '../../../shared/document/body.ts';
import type { MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import { namesIn } from '../../../shared/word-plan/names-in-plan.ts';
import { publicFacts } from '../../../shared/word-plan/public-facts.ts';
import { isRestrictedMatter, reportedMatters } from '../../../shared/word-plan/matters-table.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findAction } from '../store/repositories/actions.ts';
import { listOrganisations } from '../store/repositories/organisations.ts';
import { listPeople } from '../store/repositories/people.ts';
import { keptMatters, namesFor } from './agreed-records.ts';
import { mattersArisingIn } from './matters-arising.ts';

type Gather = (read: ReadHandle, meetingId: string) => MeetingFacts;

/** Matters arising as a file of the meeting gives them; of an agreed meeting as its record has them. */
export function mattersFor(
  read: ReadHandle,
  meeting: Meeting,
  gatherMeeting: Gather,
): readonly ReportedMatter[] {
  const kept = keptMatters(read, meeting);
  if (kept !== null) return withoutRestrictedSince(read, kept, gatherMeeting);
  const matters = mattersArisingIn(read, meeting);
  const blocks = blocksOf(read, matters, gatherMeeting);
  return reportedMatters(
    matters.map((matter) => ({ ...matter, block: blocks.get(matter.action.id) ?? null })),
    namesIn(namesFor(read, meeting)),
  );
}

/**
 * Matters as they were kept, without what has been restricted since: no file that is made of them anew has its words.
 * One whose action is gone by now stays as it was.
 */
export function withoutRestrictedSince(
  read: ReadHandle,
  kept: readonly ReportedMatter[],
  gatherMeeting: Gather,
): ReportedMatter[] {
  const meetingIds = new Set(
    kept.flatMap(({ actionId }) =>
      actionId === undefined ? [] : (findAction(read, actionId)?.meetingId ?? []),
    ),
  );
  const ids = new Set(kept.map(({ actionId }) => actionId));
  const matters = [...meetingIds]
    .flatMap((meetingId) => publicFacts(gatherMeeting(read, meetingId)).actions)
    .filter(({ id }) => ids.has(id))
    .map((action) => ({ action, status: action.status, reports: [], isReportedHere: false }));
  const blocks = blocksOf(read, matters, gatherMeeting);
  const names = namesIn({ people: listPeople(read), organisations: listOrganisations(read) });
  const restricted = new Map(
    matters.flatMap((matter) => {
      const block = blocks.get(matter.action.id) ?? null;
      return isRestrictedMatter(matter.action, block)
        ? [[matter.action.id, { ...matter, block }] as const]
        : [];
    }),
  );
  return kept.map((matter) => {
    const found = restricted.get(matter.actionId ?? '');
    // Its meeting may have been moved since.
    const of = found && { ...found, action: { ...found.action, meetingDate: matter.meetingDate } };
    const [now] = reportedMatters(of ? [of] : [], names);
    // Nor does a record say more than it did.
    if (!now || (matter.isRestricted === true && now.isRestricted !== true)) return matter;
    const { words, isRestricted } = now;
    // Whose it was and by when are as they went out, unless all of it is restricted.
    const said = isRestricted === true ? { owners: null, due: null } : {};
    return { ...matter, ...said, words, isRestricted, lastUpdate: null };
  });
}

/** The block of each action in the notes of its meeting, without what is restricted there. */
export function blocksOf(
  read: ReadHandle,
  matters: readonly Pick<MatterArising, 'action'>[],
  gatherMeeting: Gather,
): ReadonlyMap<unknown, BodyNode> {
  const blocks = new Map<unknown, BodyNode>();
  for (const meetingId of new Set(matters.map(({ action }) => action.meetingId))) {
    const { notes } = publicFacts(gatherMeeting(read, meetingId));
    for (const { content } of notes.sections) {
      if (content.state === 'unreadable') continue;
      // Actions are blocks of the body itself, never inside another.
      for (const block of content.body.content) {
        const id = block.attrs?.id;
        if (block.type === 'action' && !blocks.has(id)) blocks.set(id, block);
      }
    }
  }
  return blocks;
}
