import type { ExportedFile } from '../../../shared/contract/exported-file.ts';
import { isClosed, type OwnerRef } from '../../../shared/domain/actions.ts';
import { shortFormOf } from '../../../shared/domain/people.ts';
import { chasingFileName } from '../../../shared/word-plan/file-name-for.ts';
import { showingOfNotes } from '../../../shared/word-plan/as-sealed.ts';
import { highestMarking, type Marking } from '../../../shared/domain/markings.ts';
import { matterWithoutTrace, reportedMatters } from '../../../shared/word-plan/matters-table.ts';
import { markedFile, type MarkedFile } from '../../../shared/word-plan/marked-file.ts';
import { namesIn } from '../../../shared/word-plan/names-in-plan.ts';
import { planChasingList } from '../../../shared/word-plan/plan-chasing-list.ts';
import { publicFacts } from '../../../shared/word-plan/public-facts.ts';
import { goneOwnerNames } from '../../../shared/wording/names.ts';
import {
  wordChasingMail,
  type ChasedAction,
  type ChasingList,
} from '../../../shared/wording/word-chasing.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listMeetingIdsWithActions } from '../store/repositories/actions.ts';
import { listEveryMeeting } from '../store/repositories/meetings.ts';
import { listOrganisations } from '../store/repositories/organisations.ts';
import { listPeople } from '../store/repositories/people.ts';
import { actionsOfMeeting } from './actions.ts';
import { asExportedFile, toGoOut, writeToGoOut } from './checked-files.ts';
import { found, ruleViolated } from './failures.ts';
import { gatherMeeting } from './gather-meeting.ts';
import { styleOfBodies } from './house-styles.ts';
import { keepingBack, type GatherMeeting } from './keeping-back.ts';
import { markingOfMeetings, meetingsQuoted, policiesOfMeetings } from './marking-of-meetings.ts';
import { runQuery, type Program } from './program.ts';
import { blocksOf } from './reported-matters.ts';

type Request = { readonly owner: OwnerRef | null; readonly today: string };

/** What to write to an owner, or (null) to each who has an open action. An owner without any is refused. */
export function chasingMails(
  program: Program,
  request: Request,
): { owner: string; count: number; subject: string; text: string }[] {
  return runQuery(program, (read) =>
    listsFor(read, request.owner).map((list) => ({
      owner: list.owner,
      count: list.actions.length,
      ...wordChasingMail(list, request.today, markingOfLists(program, read, [list])),
    })),
  );
}

export async function exportChasingList(
  program: Program,
  { owner, today }: Request,
): Promise<{ files: ExportedFile[] }> {
  program.word.prepare?.();
  const { file, houseStyle } = runQuery(program, (read) => {
    const { gather, gatherRest, withheld } = keepingBack('public', program.markingRules);
    const of = listsFor(read, owner, gather);
    const bodies = new Set(of.flatMap(({ actions }) => actions.map(({ bodyName }) => bodyName)));
    const houseStyle = styleOfBodies(program, read, bodies);
    const meetingIds = meetingsOf(read, of);
    const policies = policiesOfMeetings(read, meetingIds, program.markingRules);
    const marking = markingOfMeetings(read, meetingIds);
    const fileOf = (lists: readonly ChasingList[]): MarkedFile =>
      markedFile({
        plan: planChasingList(lists, today, houseStyle.manner),
        readers: 'owners',
        policies,
        parts: [marking],
        nameFor: (level) => chasingFileName(owner === null ? null : (lists[0]?.owner ?? null), today, level),
      });
    const [planned] = toGoOut([fileOf(of)], [fileOf(listsFor(read, owner, gatherRest))], withheld());
    return { file: found(planned ?? null, 'actions'), houseStyle };
  });
  return { files: [asExportedFile(await writeToGoOut(program, file, houseStyle))] };
}

/** As a file of the same lists would be marked. */
function markingOfLists(program: Program, read: ReadHandle, lists: readonly ChasingList[]): Marking {
  const meetingIds = meetingsOf(read, lists);
  const policies = policiesOfMeetings(read, meetingIds, program.markingRules);
  return highestMarking([...policies.map(({ marking }) => marking), markingOfMeetings(read, meetingIds)]);
}

/** The meetings that the lists quote. */
function meetingsOf(read: ReadHandle, lists: readonly ChasingList[]): readonly string[] {
  return lists.flatMap(({ actions }) => actions.flatMap((action) => meetingsQuoted(read, action) ?? []));
}

function listsFor(
  read: ReadHandle,
  owner: OwnerRef | null,
  gather: GatherMeeting = gatherMeeting,
): readonly ChasingList[] {
  const owned = openActions(read, gather);
  const nameOf = ownerNames(read);
  const owners = new Map(
    owned.flatMap(({ owners: refs }) => refs.map((ref) => [keyOf(ref), nameOf(ref)] as const)),
  );
  if (owner !== null && !owners.has(keyOf(owner)))
    throw ruleViolated('no-open-actions', { owner: nameOf(owner) });
  const lists = [...owners]
    .filter(([key]) => owner === null || key === keyOf(owner))
    .toSorted(([, one], [, other]) => one.localeCompare(other, 'en-GB'))
    .map(([key, name]) => ({
      owner: name,
      actions: owned.flatMap(({ owners: refs, chased }) =>
        chased !== null && refs.some((ref) => keyOf(ref) === key) ? [chased] : [],
      ),
    }))
    .filter(({ actions }) => actions.length > 0);
  if (lists.length === 0) {
    const of = owner === null ? {} : { owner: nameOf(owner) };
    throw ruleViolated(owners.size === 0 ? 'no-open-actions' : 'open-actions-restricted', of);
  }
  return lists;
}

/**
 * Every open action with those who own it, oldest meeting first, and with the words that a public file of its notes has;
 * null where such a file says nothing of it.
 */
function openActions(
  read: ReadHandle,
  gather: GatherMeeting,
): readonly { readonly owners: readonly OwnerRef[]; readonly chased: ChasedAction | null }[] {
  const withActions = new Set(listMeetingIdsWithActions(read));
  const names = namesIn({ people: listPeople(read), organisations: listOrganisations(read) });
  return listEveryMeeting(read)
    .filter(({ id, removedAt }) => removedAt === null && withActions.has(id))
    .flatMap(({ id }) => {
      const open = actionsOfMeeting(read, id).filter(({ status }) => !isClosed(status));
      if (open.length === 0) return [];
      const owners = new Map(open.map((action) => [action.id, action.owners]));
      const facts = gather(read, id);
      const isTold = showingOfNotes(facts, 'public') === 'said';
      const matters = publicFacts(facts)
        .actions.filter((action) => owners.has(action.id))
        .map((action) => ({ action, status: action.status, reports: action.updates, isReportedHere: false }));
      const blocks = blocksOf(read, matters, gather);
      const reported = reportedMatters(
        matters.map((matter) => ({ ...matter, block: blocks.get(matter.action.id) ?? null })),
        names,
      );
      return matters.flatMap(({ action }, index) => {
        const matter = reported[index];
        if (!matter) return [];
        const { bodyName, agendaItemTitle: itemTitle } = action;
        const told = isTold ? matter : matterWithoutTrace(matter);
        const chased = told && { ...told, bodyName, itemTitle };
        return [{ owners: owners.get(action.id) ?? [], chased }];
      });
    });
}

function ownerNames(read: ReadHandle): (ref: OwnerRef) => string {
  const people = new Map(listPeople(read).map((person) => [person.id, shortFormOf(person)]));
  const organisations = new Map(listOrganisations(read).map(({ id, name }) => [id, name]));
  return ({ kind, id }) => (kind === 'person' ? people : organisations).get(id) ?? goneOwnerNames[kind];
}

function keyOf({ kind, id }: OwnerRef): string {
  return `${kind} ${id}`;
}
