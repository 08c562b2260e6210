import type { Withheld } from './must-not-leave.ts';
import { textsOfPlan } from './must-not-leave.ts';
import type { WordPlan } from './word-plan.ts';

/** What a finished file is searched for, and what it may say all the same. */
export type LeakTest = {
  readonly withheld: readonly Withheld[];
  /** Every text that the file may say, and its name. */
  readonly publicTexts: readonly string[];
  /** Every text that the file was to say. A file path that somebody wrote into their notes is theirs. */
  readonly plannedTexts: readonly string[];
  /** The one name that may stand as the author's. */
  readonly author: string;
  /** What the file is called; searched like its text. Empty where it has no name yet. */
  readonly fileName: string;
};

type NamedPlan = { readonly name: string; readonly plan: WordPlan };

/**
 * The test of one file. `withoutWithheld`: the same file planned from `MustNotLeave.rest`, and named from it. A file for
 * colleagues may say what is restricted, and nothing else of what was kept back.
 */
export function leakTestOf(
  { name, plan }: NamedPlan,
  withoutWithheld: NamedPlan,
  withheld: readonly Withheld[],
): LeakTest {
  const isInternal = plan.audience === 'internal';
  const shown = isInternal ? withheld.filter(isForColleagues) : [];
  return {
    withheld: isInternal ? withheld.filter((each) => !isForColleagues(each)) : withheld,
    publicTexts: [
      ...textsOfPlan(withoutWithheld.plan),
      withoutWithheld.name,
      ...shown.map(({ text }) => text),
    ],
    plannedTexts: textsOfPlan(plan),
    author: plan.properties.author,
    fileName: name,
  };
}

/** Whether a file for colleagues may say it. */
function isForColleagues({ kind }: Withheld): boolean {
  return kind === 'restricted' || kind === 'internal-report';
}
