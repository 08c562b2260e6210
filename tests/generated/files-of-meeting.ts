import { planToDocx } from '../../electron/core/word/plan-to-docx.ts';
import type { HouseStyle } from '../../shared/contract/house-style.ts';
import type { Manner } from '../../shared/domain/manner.ts';
import { barePlan } from '../../shared/word-plan/bare-plan.ts';
import { leakTestOf, type LeakTest } from '../../shared/word-plan/leak-test.ts';
import type { MeetingFacts } from '../../shared/word-plan/meeting-facts.ts';
import { mustNotLeave } from '../../shared/word-plan/must-not-leave.ts';
import { planActionLog } from '../../shared/word-plan/plan-action-log.ts';
import { planActionRegister } from '../../shared/word-plan/plan-action-register.ts';
import { planAgenda } from '../../shared/word-plan/plan-agenda.ts';
import { planCoverPaper } from '../../shared/word-plan/plan-cover-paper.ts';
import { planNotes } from '../../shared/word-plan/plan-notes.ts';
import { planForwardPlan } from '../../shared/word-plan/plan-forward-plan.ts';
import { planPack } from '../../shared/word-plan/plan-pack.ts';
import { publicItems } from '../../shared/word-plan/public-facts.ts';
import type { Showing } from '../../shared/word-plan/showing.ts';
import type { WordPlan } from '../../shared/word-plan/word-plan.ts';

export type FileOfMeeting = {
  readonly plan: WordPlan;
  readonly bytes: Uint8Array;
  readonly test: LeakTest;
  /** One of the same house style that says nothing of any meeting. */
  readonly bareFile: () => Uint8Array;
};

/** Every public file that a meeting has, each with what it is to be tested for. */
export function filesOfMeeting(
  facts: MeetingFacts,
  showing: Exclude<Showing, 'shown'>,
  houseStyle: HouseStyle,
  plans: (of: MeetingFacts, manner: Manner, how: Showing) => readonly WordPlan[] = plansOf,
): readonly FileOfMeeting[] {
  const { withheld, rest } = mustNotLeave(facts, undefined, 'public');
  const plansOfRest = plans(rest, houseStyle.manner, showing);
  return plans(facts, houseStyle.manner, showing).map((plan, index) => {
    const ofRest = plansOfRest[index];
    if (!ofRest) throw new Error('the rest of a meeting has fewer files');
    const test = leakTestOf({ name: '', plan }, { name: '', plan: ofRest }, withheld);
    const bareFile = (): Uint8Array => planToDocx(barePlan(plan.kind), houseStyle);
    return { plan, bytes: planToDocx(plan, houseStyle), test, bareFile };
  });
}

function plansOf(facts: MeetingFacts, manner: Manner, showing: Showing): readonly WordPlan[] {
  const withPaper = publicItems(facts.agendaItems, () => facts.papers).filter(
    ({ id, restrictedReason }) =>
      restrictedReason === null && facts.papers.some(({ agendaItemId }) => agendaItemId === id),
  );
  return [
    planAgenda(facts, manner, showing),
    planNotes(facts, manner, showing),
    planActionLog(facts, manner, showing),
    ...withPaper.map(({ id }) => planCoverPaper(facts, id, manner, showing)),
  ];
}

/** The files that put others together, or are of other meetings too; the meeting stands for its own predecessor. */
export function morePlansOf(facts: MeetingFacts, manner: Manner, showing: Showing): readonly WordPlan[] {
  const register = planActionRegister(
    [{ facts, showing }],
    { ids: facts.actions.map(({ id }) => id), filtered: ['overdue'], today: '2023-11-20' },
    manner,
    showing,
  );
  return [planPack(facts, facts, manner, showing), planForwardPlan(facts, manner, showing), register];
}
