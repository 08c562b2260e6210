// Takes out of a drawn block what stands on other pages: the words above one line and below another. The element has
// to stand in the column in which it was measured, so that its lines are where they were.

/** Keeps what stands between two heights, taken from the element's top; null keeps all on that side. */
export function trimPart(element: HTMLElement, from: number | null, to: number | null): void {
  if (from === null && to === null) return;
  const { top } = element.getBoundingClientRect();
  const trims = textsOf(element).map((text) => ({
    text,
    start: from === null ? 0 : firstBelow(text, top + from),
    end: to === null ? text.length : firstBelow(text, top + to),
  }));
  for (const { text, start, end } of trims) {
    const paragraph = text.parentElement?.closest<HTMLElement>('[class^="style-"]');
    // What goes on from the page before begins at the left edge of its lines.
    if (start > 0 && end > start && paragraph) {
      paragraph.style.textIndent = '0';
      paragraph.style.marginTop = '0';
    }
    if (end <= start) removeWithEmptied(text, element);
    else text.data = text.data.slice(start, end);
  }
}

function textsOf(element: HTMLElement): readonly Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) texts.push(text as Text);
  return texts;
}

/** The first character whose line stands below a height; as many as there are where none does. */
function firstBelow(text: Text, height: number): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isBelow(text, middle, height)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isBelow(text: Text, at: number, height: number): boolean {
  const range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  const rect = [...range.getClientRects()].at(-1);
  return rect !== undefined && (rect.top + rect.bottom) / 2 > height;
}

/** A cell stays where nothing of it is left; what held nothing but the words goes with them. */
function removeWithEmptied(text: Text, within: HTMLElement): void {
  let node: ChildNode = text;
  for (;;) {
    const parent: HTMLElement | null = node.parentElement;
    node.remove();
    if (!parent || parent === within || parent.matches('.cell, td, th') || parent.hasChildNodes()) return;
    node = parent;
  }
}
