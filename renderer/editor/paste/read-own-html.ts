import { inertHtml } from './inert-html.ts';

/** Stands on what this program copies, so that another program's text is never taken for ours. */
export const ownAttribute = 'data-secretariat';

const ids = [
  ...['data-id', 'data-person', 'data-asker', 'data-answerer', 'data-exchange', 'data-figure'],
  'data-wording',
];
const deepest = 40;

/**
 * HTML of this program as the schema reads its own blocks back, without what was added for readers elsewhere. null: it is
 * from somewhere else, or was made to look as if it were ours.
 */
export function readOwnHtml(html: string): string | null {
  if (!html.includes('data-pm-slice') || !html.includes(ownAttribute)) return null;
  const { body } = new DOMParser().parseFromString(inertHtml(html), 'text/html');
  for (const name of ids) {
    for (const element of body.querySelectorAll(`[${name}]`)) {
      if (!/^[\w-]{1,64}$/.test(element.getAttribute(name) ?? '')) return null;
    }
  }
  if (body.querySelector('*'.concat(' > *'.repeat(deepest))) !== null) return null;
  for (const aside of body.querySelectorAll('[data-aside]')) aside.remove();
  return body.innerHTML;
}
