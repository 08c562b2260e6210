import {
  highestMarking,
  isAbove,
  type ExportPolicy,
  type Marking,
  type MarkingLevel,
  type MarkingRules,
} from '../domain/markings.ts';
import type { Audience } from '../domain/outgoing.ts';
import { markingLevelNames, wordMarking } from '../wording/word-marking.ts';
import { PlanRefused } from './plan-refused.ts';
import type { WordPlan } from './word-plan.ts';

declare const isDecided: unique symbol;

/** To whom a file goes. Those who own an action are written to by name: no limit of what the public may have is theirs. */
export type Readers = Audience | 'owners';

/** A plan that bears a marking whatever it says. */
export type MarkedPlan = WordPlan & { readonly marking: string };

/** A file whose marking is decided and stands on every page. Made by `markedFile` alone; nothing else goes out. */
export type MarkedFile = {
  readonly [isDecided]: true;
  readonly name: string;
  readonly plan: WordPlan;
  readonly marking: Marking;
  readonly readers: Readers;
};

/**
 * Decides a file's marking: the highest of its bodies' (`policies`, bent to the rules of their organisation) and of what
 * it says (`parts`). A public file above what one of its bodies allows is refused with `PlanRefused`.
 */
export function markedFile({
  plan,
  readers,
  policies,
  parts,
  nameFor,
}: {
  readonly plan: WordPlan;
  readonly readers: Readers;
  readonly policies: readonly ExportPolicy[];
  readonly parts: readonly Marking[];
  readonly nameFor: (level: MarkingLevel) => string;
}): MarkedFile {
  const marking = highestMarking([...policies.map((policy) => policy.marking), ...parts]);
  const name = nameFor(marking.level);
  if (readers === 'public') refuseAboveLimit(policies, marking, name);
  return { name, plan: bearing(plan, marking), marking, readers } as MarkedFile;
}

/** Whether a file is as its organisation wants it; one that is not was planned without asking. */
export function isUnderRules(
  { marking, readers }: Pick<MarkedFile, 'marking' | 'readers'>,
  { lowest, highestPublic }: MarkingRules,
): boolean {
  const isTooLow = lowest !== null && isAbove(lowest, marking.level);
  const isTooHigh = readers === 'public' && highestPublic !== null && isAbove(marking.level, highestPublic);
  return !isTooLow && !isTooHigh;
}

/** A plan with a marking at the head and foot of its pages. */
function bearing(plan: WordPlan, marking: Marking): WordPlan {
  const words = wordMarking(marking);
  return words === '' ? plan : { ...plan, marking: words };
}

function refuseAboveLimit(policies: readonly ExportPolicy[], marking: Marking, name: string): void {
  const above = policies.find(({ publicLimit }) => isAbove(marking.level, publicLimit));
  if (!above) return;
  throw new PlanRefused('public-above-limit', {
    file: name,
    marking: wordMarking(marking),
    limit: above.publicLimit === 'none' ? 'no marking' : markingLevelNames[above.publicLimit],
  });
}
