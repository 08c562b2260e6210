import { drawBlock, drawTable } from './draw-plan.ts';
import type { Fragment, LaidPage, LaidPlan } from './lay-pages.ts';
import { trimPart } from './trim-part.ts';

/** The words of one page, each block where it stands. `column`: where parts are cut off from the rest. */
export function drawPageText(page: LaidPage, laid: LaidPlan, column: HTMLElement): readonly HTMLElement[] {
  column.style.width = `${laid.frame.textWidth}px`;
  return page.fragments.map((fragment) => {
    const element = drawFragment(fragment, laid.frame.textWidth, column);
    element.style.top = `${fragment.top}px`;
    if (fragment.block.partId !== null) element.dataset.part = fragment.block.partId;
    return element;
  });
}

function drawFragment({ block, rows, from, to }: Fragment, width: number, column: HTMLElement): HTMLElement {
  const element =
    block.kind === 'table' && rows
      ? drawTable(block.table, { marks: block.marks, look: block.look, width }, rows)
      : drawBlock(block, width);
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
