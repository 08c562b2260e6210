import type { ExportReport } from '../../../shared/contract/entities/exports.ts';
import type { ExportedFile } from '../../../shared/contract/exported-file.ts';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { matchesFilter, nextMeetingsFrom, type ActionFilter } from '../../../shared/domain/action-filter.ts';
import { comparableName } from '../../../shared/domain/comparable-name.ts';
import type { Audience } from '../../../shared/domain/outgoing.ts';
import { actionRegisterFileName } from '../../../shared/word-plan/file-name-for.ts';
import { markingOf, showingFor, withStanding } from '../../../shared/word-plan/files-of-meeting.ts';
import { markedFile, type MarkedFile } from '../../../shared/word-plan/marked-file.ts';
import type { MeetingFacts } from '../../../shared/word-plan/meeting-facts.ts';
import type { Withheld } from '../../../shared/word-plan/must-not-leave.ts';
import { namesIn } from '../../../shared/word-plan/names-in-plan.ts';
import { planActionRegister } from '../../../shared/word-plan/plan-action-register.ts';
import { publicFacts } from '../../../shared/word-plan/public-facts.ts';
import { wordActionFilter } from '../../../shared/wording/word-action-filter.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listMeetings } from '../store/repositories/meetings.ts';
import { listOrganisations } from '../store/repositories/organisations.ts';
import { listPeople } from '../store/repositories/people.ts';
import { everyActionIn } from './actions.ts';
import { asExportedFile, refusalsNamed, reportOn, toGoOut, writeToGoOut } from './checked-files.ts';
import { found, ruleViolated } from './failures.ts';
import { styleOfBodies } from './house-styles.ts';
import { keepingBack, type GatherMeeting } from './keeping-back.ts';
import { runQuery, type Program } from './program.ts';
import { publicTopicsIn } from './topics.ts';

type Request = { readonly filter: ActionFilter; readonly audience: Audience; readonly today: string };

/** The actions of the register that a filter leaves, as one action log of all their meetings. */
export async function exportActionRegister(
  program: Program,
  request: Request,
): Promise<{ files: ExportedFile[]; report: ExportReport }> {
  program.word.prepare?.();
  const { filter, audience, today } = request;
  const { file, houseStyle } = runQuery(program, (read) => {
    const meetings = listMeetings(read);
    const facts = { today, nextMeetings: nextMeetingsFrom(meetings, today) };
    const actions = everyActionIn(read)
      .filter((action) => matchesFilter(action, filter, facts))
      .filter(({ isRestricted }) => audience === 'internal' || !isRestricted);
    const [first] = actions;
    if (!first) throw ruleViolated('nothing-to-export');
    const bodies = new Set(actions.map(({ bodyName }) => bodyName));
    const houseStyle = styleOfBodies(program, read, bodies);
    const { gather, gatherRest, withheld } = keepingBack(audience, program.markingRules);
    const meetingIds = [...new Set(actions.map(({ meetingId }) => meetingId))];
    const fileOf = (gatherMeeting: GatherMeeting, kept: readonly Withheld[]): MarkedFile => {
      const of = meetingIds.map((id) => gatherMeeting(read, id));
      const shown = of.map((each) => ({ facts: each, showing: showingFor(each, audience) }));
      const plan = planActionRegister(
        shown,
        {
          ids: actions.map(({ id }) => id),
          filtered: filterWords(read, request, { actions, facts: of, kept }),
          today,
        },
        houseStyle.manner,
        audience === 'internal' ? 'shown' : 'said',
      );
      return markedFile({
        plan: withStanding(plan, { isDraft: false, wish: { audience, today } }),
        readers: audience,
        policies: of.map(({ body }) => body.exportPolicy),
        parts: of.map((each) => markingOf(each, 'action-log', null, plan)),
        nameFor: (marking) =>
          actionRegisterFileName(bodies.size === 1 ? first.bodyName : null, today, { audience, marking }),
      });
    };
    const [planned] = refusalsNamed(() => {
      const file = fileOf(gather, []);
      for (const id of meetingIds) gatherRest(read, id);
      return toGoOut([file], [fileOf(gatherRest, withheld())], withheld());
    });
    return { file: found(planned ?? null, 'actions'), houseStyle };
  });
  const made = await writeToGoOut(program, file, houseStyle);
  return { files: [asExportedFile(made)], report: reportOn([made], today) };
}

/**
 * The filter in words. A topic is named for the public only where an action that goes out says it, or the forward plan may:
 * its title may be that of a restricted item.
 */
function filterWords(
  read: ReadHandle,
  { filter, audience }: Request,
  {
    actions,
    facts,
    kept,
  }: {
    readonly actions: readonly Action[];
    readonly facts: readonly MeetingFacts[];
    readonly kept: readonly Withheld[];
  },
): readonly string[] {
  const people = listPeople(read);
  const names = namesIn({ people, organisations: listOrganisations(read) });
  const first = actions[0];
  const { owner, topic } = filter;
  const ids = new Set(actions.map(({ id }) => id));
  const told = facts.flatMap((each) => publicFacts(each).actions.filter(({ id }) => ids.has(id)));
  const sayable = [
    ...told.map(({ agendaItemTitle }) => agendaItemTitle),
    ...(first ? publicTopicsIn(read, first.bodyId).map(({ title }) => title) : []),
  ].filter((title) => !kept.some(({ text }) => text === title));
  const isSayable =
    topic !== null &&
    (audience === 'internal' || sayable.some((title) => comparableName(title) === comparableName(topic)));
  return wordActionFilter(filter, {
    owner: owner === null || owner === 'nobody' ? null : names.ownersOf([owner]),
    body: first?.bodyName ?? null,
    meetingDate: first?.meetingDate ?? null,
    topic: isSayable ? topic : null,
  });
}
