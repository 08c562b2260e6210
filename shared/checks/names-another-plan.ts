import { plainTextOf } from '../document/plain-text.ts';
import type { Finding } from '../domain/findings.ts';
import { planNameWithPeriod } from '../domain/plans.ts';
import type { PaperFacts } from './paper-facts.ts';

/** What every plan of this kind is called in running text, whatever its own name: only a period tells them apart. */
const usualName = 'Police and Crime Plan';

/**
 * A text that names another plan than the meeting's, or another period of it ("Police and Crime Plan 2016–21"), from
 * copying last quarter's file. A period counts only beside a plan's name: every paper is full of other years.
 */
export function namesAnotherPlan({ plan, plans, paper }: PaperFacts): readonly Finding[] {
  if (plan === null) return [];
  const own = withoutYears(plan.name);
  const others = plans
    .map(({ name }) => withoutYears(name))
    .filter((name) => name !== '' && !includesName(own, name) && !includesName(usualName, name));
  const names = [...new Set([own, usualName, ...others])].filter((name) => name !== '');
  return paper.sections.flatMap(({ id, heading, content }): readonly Finding[] => {
    const text = `${heading}\n|\n${content.state === 'sound' ? plainTextOf(content.body) : ''}`;
    const periods = periodsBesideNames(text, names)
      .filter(({ from, to }) => from !== yearOf(plan.startsOn) || to !== yearOf(plan.endsOn))
      .map(({ words }) => words);
    const bare = others.filter(
      (name) => includesName(text, name) && !periods.some((words) => includesName(words, name)),
    );
    return [...new Set([...periods, ...bare])].map((words) => ({
      code: 'names-another-plan',
      sectionId: id,
      facts: { named: words, plan: planNameWithPeriod(plan) },
    }));
  });
}

type Named = { readonly words: string; readonly from: number; readonly to: number };

/** "… Plan 2016–21", "… Plan for 2016 to 2021", "2016-21 … Plan". */
function periodsBesideNames(text: string, names: readonly string[]): readonly Named[] {
  const period = String.raw`((?:19|20)\d\d)\s*(?:[-–—/]|to)\s*((?:19|20)?\d\d)(?!\d)`;
  const anyName = names.map(patternOf).join('|');
  const forms = [
    new RegExp(String.raw`(?<!\p{L})(?:${anyName})[\s,:(]+(?:for\s+|of\s+|from\s+)?${period}`, 'giu'),
    new RegExp(String.raw`(?<!\d)${period}[\s)]+(?:${anyName})(?!\p{L})`, 'giu'),
  ];
  return forms.flatMap((form) =>
    [...text.matchAll(form)].map(([words, start = '', end = '']) => ({
      words: words.replaceAll(/[()]/g, '').replaceAll(/\s+/g, ' '),
      from: Number(start),
      to: Number(end.length === 2 ? start.slice(0, 2) + end : end),
    })),
  );
}

function includesName(text: string, name: string): boolean {
  return new RegExp(String.raw`(?<!\p{L})${patternOf(name)}(?!\p{L})`, 'iu').test(text);
}

/** The name as it may be spaced and wrapped. */
function patternOf(name: string): string {
  const words = name.split(/\s+/).map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  return words.join(String.raw`\s+`);
}

function withoutYears(name: string): string {
  return name.replaceAll(/[\s,(]*(?:19|20)\d\d\s*(?:[-–—/]\s*\d{2,4})?\)?/g, '').trim();
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
