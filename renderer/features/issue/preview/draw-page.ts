import { longestFootBesideNumber } from '../../../../shared/word-plan/plan-look.ts';
import { drawBlock, drawTable } from './draw-plan.ts';
import { styleClass } from './house-style-css.ts';
import type { Fragment, LaidPage, LaidPlan } from './lay-pages.ts';
import { trimPart } from './trim-part.ts';

export type PageNumber = { readonly page: number; readonly of: number | null };

/** The words of one page, each block where it stands. `column`: where parts are cut off from the rest. */
export function drawPageText(page: LaidPage, laid: LaidPlan, column: HTMLElement): readonly HTMLElement[] {
  column.style.width = `${laid.frame.textWidth}px`;
  return page.fragments.map((fragment) => {
    const element = drawFragment(fragment, laid, column);
    element.style.top = `${fragment.top}px`;
    if (fragment.block.partId !== null) element.dataset.part = fragment.block.partId;
    return element;
  });
}

function drawFragment(
  { block, rows, from, to }: Fragment,
  { look }: LaidPlan,
  column: HTMLElement,
): HTMLElement {
  const element =
    block.kind === 'table' && rows ? drawTable(block.table, block.marks, look, rows) : drawBlock(block, look);
  if (from === null && to === null) return element;
  column.replaceChildren(element);
  if (element instanceof HTMLTableElement) {
    const [body] = element.tBodies;
    const [first, last] = [body?.rows[0], body?.rows[body.rows.length - 1]];
    // The last row first: it stands where it stood as long as nothing above it is cut.
    if (first && first === last) trimPart(first, from, to);
    else {
      if (last) trimPart(last, null, to);
      if (first) trimPart(first, from, null);
    }
  } else trimPart(element, from, to);
  column.replaceChildren();
  return element;
}

/** The line at the top; the first page has none. */
export function drawHead({ plan }: LaidPlan, { page }: PageNumber): readonly HTMLElement[] {
  return page === 1 || plan.runningHead === '' ? [] : [furniture('Header', [plan.runningHead])];
}

/** What the file belongs to at the left, and the page's number at the right, below it where that is long. */
export function drawFoot({ plan }: LaidPlan, { page, of }: PageNumber): readonly HTMLElement[] {
  const number = `Page ${page} of ${of ?? '…'}`;
  if (plan.footer.length <= longestFootBesideNumber) return [furniture('Footer', [plan.footer, number])];
  return [furniture('Footer', [plan.footer]), furniture('Footer', ['', number])];
}

function furniture(style: 'Header' | 'Footer', texts: readonly string[]): HTMLElement {
  const element = document.createElement('p');
  element.className = `${styleClass(style)} furniture`;
  element.append(
    ...texts.map((text) => {
      const part = document.createElement('span');
      part.textContent = text;
      return part;
    }),
  );
  return element;
}
