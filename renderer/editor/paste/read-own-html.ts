import { parseInert } from './parse-inert.ts';

/** Stands on what this program copies, so that another program's text is never taken for ours. */
export const ownAttribute = 'data-secretariat';

const ids = [
  ...['data-id', 'data-person', 'data-asker', 'data-answerer', 'data-exchange', 'data-figure'],
  'data-wording',
];
const deepest = 40;

/** Stands on words that were restricted because the whole section was that they come from. */
export const ofWholeAttribute = 'data-of-whole';

/**
 * HTML of this program as the schema reads its own blocks back, without what was added for readers elsewhere. null: it is
 * from somewhere else, or was made to look as if it were ours. `isRestrictedHere`: the section that it comes to is
 * restricted as a whole, so that words of another such section need no restriction of their own.
 */
export function readOwnHtml(html: string, isRestrictedHere: boolean): string | null {
  if (!html.includes('data-pm-slice') || !html.includes(ownAttribute)) return null;
  const body = parseInert(html);
  for (const name of ids) {
    for (const element of body.querySelectorAll(`[${name}]`)) {
      if (!/^[\w-]{1,64}$/.test(element.getAttribute(name) ?? '')) return null;
    }
  }
  if (body.querySelector('*'.concat(' > *'.repeat(deepest))) !== null) return null;
  for (const aside of body.querySelectorAll('[data-aside]')) aside.remove();
  if (isRestrictedHere) {
    for (const words of body.querySelectorAll(`[${ofWholeAttribute}]`))
      words.replaceWith(...words.childNodes);
  }
  return body.innerHTML;
}
