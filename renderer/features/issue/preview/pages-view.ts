import { platform } from '../../../platform/platform.ts';
import { drawPageText } from './draw-page.ts';
import { furnitureOfPage } from './draw-furniture.ts';
import { pagesClass } from './house-style-css.ts';
import { documentStarts, frameOfPage, type LaidPage, type LaidPlan } from './lay-pages.ts';
import type { Pictures } from './pictures.ts';
import styles from './pages.module.css';

// The pages on screen, as plain elements. A page that looks as before keeps its elements; the pages that are seen are
// drawn first, the others when nothing else is to be done.

export type Zoom = 'fit' | 'full';

/** Where a person is in the pages, counted from 1; `of` is null while they are still counted. */
export type PlaceInPages = { readonly page: number; readonly of: number | null };

export type PagesView = {
  readonly show: (laid: LaidPlan) => void;
  readonly setZoom: (zoom: Zoom) => void;
  readonly goToPage: (page: number) => void;
  /** Shows the first page of a section; false where it is on none. */
  readonly goToPart: (partId: string) => boolean;
  /** Draws what is not drawn yet, and hands over a copy of every page. */
  readonly copies: () => readonly HTMLElement[];
  readonly close: () => void;
};

type Sheet = {
  readonly element: HTMLElement;
  readonly paper: HTMLElement;
  readonly head: HTMLElement;
  readonly text: HTMLElement;
  readonly foot: HTMLElement;
  page: LaidPage;
  laid: LaidPlan;
  drawnKey: string | null;
  furnitureKey: string | null;
};

const sliceMs = 8;

/** `scroller` scrolls; `column` is where parts of blocks are measured. */
export function openPagesView(
  scroller: HTMLElement,
  column: HTMLElement,
  pictures: Pictures,
  onPlace: (place: PlaceInPages) => void,
): PagesView {
  const list = document.createElement('div');
  list.className = styles.list ?? '';
  scroller.append(list);
  list.addEventListener('click', openLinkOf);
  let sheets: Sheet[] = [];
  let laid: LaidPlan | null = null;
  let zoom: Zoom = 'fit';
  let scale = 1;
  let drawing: ReturnType<typeof setTimeout> | null = null;
  let said = '';

  const rescale = (): void => {
    if (!laid) return;
    const { width } = laid.frame;
    const room = scroller.clientWidth - 2 * marginPx;
    scale = zoom === 'full' ? 1 : Math.min(largestFit, Math.max(smallestFit, room / width));
    list.style.setProperty('--page-scale', String(scale));
    list.style.setProperty('--page-width', `${width}px`);
    list.style.setProperty('--page-height', `${laid.frame.height}px`);
  };

  const sayPlace = (): void => {
    if (!laid || sheets.length === 0) return;
    const middle = scroller.scrollTop + scroller.clientHeight / 3;
    const after = sheets.findIndex(({ element }) => element.offsetTop > middle);
    const page = scroller.scrollTop === 0 ? 1 : after < 0 ? sheets.length : Math.max(1, after);
    const of = laid.isWhole ? sheets.length : null;
    if (said === `${page} ${of}`) return;
    said = `${page} ${of}`;
    onPlace({ page, of });
  };

  const drawRest = (mayTakeMs: number): void => {
    if (drawing !== null) clearTimeout(drawing);
    drawing = null;
    const began = performance.now();
    const waiting = sheets.filter((sheet) => !isDrawn(sheet));
    const seen = waiting.filter(({ element }) => isNear(element, scroller));
    for (const sheet of [...seen, ...waiting.filter((each) => !seen.includes(each))]) {
      if (performance.now() - began > mayTakeMs) {
        drawing = setTimeout(() => drawRest(sliceMs));
        return;
      }
      draw(sheet, column);
    }
  };

  const onScroll = (): void => {
    sayPlace();
    if (drawing !== null) drawRest(sliceMs);
  };
  // Not left to the browser, which glides there: a second key would begin anew in the middle of the way.
  const onKey = (event: KeyboardEvent): void => {
    const to =
      event.ctrlKey || event.altKey || event.metaKey || event.shiftKey ? null : whereTo(event.key, scroller);
    if (to === null || event.target !== scroller) return;
    event.preventDefault();
    scroller.scrollTop = to;
  };
  const resized = new ResizeObserver(() => {
    rescale();
    sayPlace();
  });
  resized.observe(scroller);
  scroller.addEventListener('scroll', onScroll, { passive: true });
  scroller.addEventListener('keydown', onKey);

  return {
    show: (next) => {
      laid = next;
      const count = next.pages.length;
      for (const gone of sheets.splice(count)) gone.element.remove();
      for (const [index, page] of next.pages.entries()) {
        const sheet = sheets[index] ?? newSheet(page, next);
        sheet.page = page;
        sheet.laid = next;
        if (index >= sheets.length) {
          sheets.push(sheet);
          list.append(sheet.element);
        }
        frame(sheet, index + 1, next.isWhole ? count : null, pictures);
      }
      rescale();
      drawRest(sliceMs);
      for (const sheet of sheets) fillEntries(sheet);
      sayPlace();
    },
    setZoom: (next) => {
      const at = sheets.findIndex(
        ({ element }) => element.offsetTop + element.offsetHeight > scroller.scrollTop,
      );
      const top = sheets[at]?.element;
      const share = top ? (scroller.scrollTop - top.offsetTop) / top.offsetHeight : 0;
      zoom = next;
      rescale();
      if (top) scroller.scrollTop = top.offsetTop + share * top.offsetHeight;
      sayPlace();
    },
    goToPage: (page) => {
      const sheet = sheets[Math.min(Math.max(page, 1), sheets.length) - 1];
      if (sheet) scroller.scrollTop = Math.max(0, sheet.element.offsetTop - marginPx);
    },
    goToPart: (partId) => {
      const sheet = sheets.find(({ page }) => page.fragments.some(({ block }) => block.partId === partId));
      const fragment = sheet?.page.fragments.find(({ block }) => block.partId === partId);
      if (!sheet || !fragment || !laid) return false;
      const { textTop } = frameOfPage(laid.frame, sheets.indexOf(sheet) + 1);
      const top = (textTop + fragment.top) * scale;
      scroller.scrollTop = Math.max(0, sheet.element.offsetTop + top - marginPx * 2);
      for (const element of list.querySelectorAll('[data-shown-part]'))
        element.removeAttribute('data-shown-part');
      draw(sheet, column);
      for (const element of sheet.text.querySelectorAll<HTMLElement>('[data-part]')) {
        if (element.dataset.part === partId) element.dataset.shownPart = '';
      }
      return true;
    },
    copies: () => {
      drawRest(Infinity);
      return sheets.map(({ paper }) => {
        const copy = paper.cloneNode(true) as HTMLElement;
        pictures.paint(copy, dotsOnPaper);
        return copy;
      });
    },
    close: () => {
      if (drawing !== null) clearTimeout(drawing);
      resized.disconnect();
      scroller.removeEventListener('scroll', onScroll);
      scroller.removeEventListener('keydown', onKey);
      list.remove();
      sheets = [];
    },
  };
}

function whereTo(key: string, { scrollTop, clientHeight, scrollHeight }: HTMLElement): number | null {
  // A little of what was seen before stays in sight.
  const screenful = clientHeight * 0.9;
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return scrollHeight;
    case 'PageUp':
      return scrollTop - screenful;
    case 'PageDown':
      return scrollTop + screenful;
    default:
      return null;
  }
}

/** A link of a page leads where it will lead in Word, by the host's own way. */
function openLinkOf(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link) return;
  event.preventDefault();
  platform().openLink(link.href);
}

/** Of a picture, to a pixel of the page in its real size. */
const dotsOnScreen = 2;
const dotsOnPaper = 4;

const marginPx = 24;
const largestFit = 1.5;
const smallestFit = 0.25;

function newSheet(page: LaidPage, laid: LaidPlan): Sheet {
  const element = box(styles.sheet);
  element.role = 'group';
  const paper = box(`${pagesClass} ${styles.paper}`);
  const [head, text, foot] = [box(styles.head), box(styles.text), box(styles.foot)];
  paper.append(head, text, foot);
  element.append(paper);
  return { element, paper, head, text, foot, page, laid, drawnKey: null, furnitureKey: null };
}

function box(className: string | undefined): HTMLElement {
  const element = document.createElement('div');
  element.className = className ?? '';
  return element;
}

function frame(sheet: Sheet, page: number, of: number | null, pictures: Pictures): void {
  const { frame: at } = sheet.laid;
  const { textTop, textHeight, head, foot } = frameOfPage(at, page);
  const key = `${page} ${of} ${at.key}`;
  if (key === sheet.furnitureKey) return;
  sheet.furnitureKey = key;
  sheet.element.ariaLabel = of === null ? `Page ${page}` : `Page ${page} of ${of}`;
  place(sheet.paper, { width: at.width, height: at.height });
  place(sheet.head, { left: at.textLeft, top: at.headTop, width: at.textWidth });
  place(sheet.text, { left: at.textLeft, top: textTop, width: at.textWidth, height: textHeight });
  place(sheet.foot, { left: at.textLeft, bottom: at.footBottom, width: at.textWidth });
  // Each head and foot is read out once: on the pages after, it is the same but for the number that the page is named by.
  const isRepeated = page > (at.isEvenDifferent ? 3 : 2);
  for (const [at, furniture] of [
    [sheet.head, head],
    [sheet.foot, foot],
  ] as const) {
    at.ariaHidden = isRepeated ? 'true' : null;
    at.replaceChildren(furnitureOfPage(furniture, { page, of }));
    pictures.paint(at, dotsOnScreen);
  }
}

function place(element: HTMLElement, at: Readonly<Record<string, number>>): void {
  for (const [side, pixels] of Object.entries(at)) element.style.setProperty(side, `${pixels}px`);
}

function isDrawn({ page, laid, drawnKey }: Sheet): boolean {
  return drawnKey === keyOf(page, laid);
}

function keyOf(page: LaidPage, { plan }: LaidPlan): string {
  return `${plan.kind} ${page.key}`;
}

function draw(sheet: Sheet, column: HTMLElement): void {
  if (isDrawn(sheet)) return;
  sheet.drawnKey = keyOf(sheet.page, sheet.laid);
  sheet.text.replaceChildren(...drawPageText(sheet.page, sheet.laid, column));
  fillEntries(sheet);
}

/** The contents say on which pages documents begin as soon as all pages are there. */
function fillEntries({ text, laid }: Sheet): void {
  const entries = text.querySelectorAll<HTMLElement>('[data-entry]');
  if (entries.length === 0) return;
  const starts = laid.isWhole ? documentStarts(laid) : [];
  for (const entry of entries) entry.textContent = String(starts[Number(entry.dataset.entry)] ?? '');
}

/** On screen, or less than a screen away from it. */
function isNear(element: HTMLElement, scroller: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const seen = scroller.getBoundingClientRect();
  return bottom > seen.top - seen.height && top < seen.bottom + seen.height;
}
