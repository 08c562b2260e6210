import type { HouseStyleOnPage } from '../../../../shared/contract/template-on-page.ts';
import type { WordPlan } from '../../../../shared/word-plan/word-plan.ts';
import { pagesClass } from './house-style-css.ts';
import { documentStarts, openPageLayer } from './lay-pages.ts';

/**
 * The pages on which the documents of a plan begin; null where a line more or less would make them others, so that nobody
 * can say what a word processor will do. It is laid out out of sight, in slices, with a style sheet that reaches nothing
 * else: the pages on screen may be another file's.
 */
export async function documentPages(
  plan: WordPlan,
  houseStyle: HouseStyleOnPage,
): Promise<readonly number[] | null> {
  const host = document.createElement('div');
  host.ariaHidden = 'true';
  Object.assign(host.style, {
    ...{ position: 'absolute', top: '0', left: '0', visibility: 'hidden' },
    ...{ pointerEvents: 'none', contain: 'layout style' },
  });
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets = [sheet];
  const column = document.createElement('div');
  column.className = pagesClass;
  column.style.position = 'absolute';
  root.append(column);
  document.body.append(host);
  const layer = openPageLayer(column, sheet);
  try {
    return await new Promise((resolve) => {
      layer.lay(plan, houseStyle, (laid) => {
        if (laid.isWhole) resolve(laid.isSteady ? documentStarts(laid) : null);
      });
    });
  } finally {
    layer.stop();
    host.remove();
  }
}
