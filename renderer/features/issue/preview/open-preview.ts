import type { HouseStyleOnPage } from '../../../../shared/contract/template-on-page.ts';
import type { WordPlan } from '../../../../shared/word-plan/word-plan.ts';
import { pagesClass } from './house-style-css.ts';
import { openPageLayer } from './lay-pages.ts';
import pageStyles from './pages.module.css';
import { openPagesView, type PagesView, type PlaceInPages } from './pages-view.ts';
import { openPictures } from './pictures.ts';
import { printPagesFrom } from './print-pages.ts';

export type Preview = Pick<PagesView, 'setZoom' | 'goToPage'> & {
  readonly show: (plan: WordPlan, houseStyle: HouseStyleOnPage) => void;
  /** Shows a section, at once or as soon as its page is there. */
  readonly goToPart: (partId: string) => void;
  readonly close: () => void;
};

/** Pages in a part of the screen that scrolls, and the same pages for the printer. */
export function openPreview(
  scroller: HTMLElement,
  column: HTMLElement,
  onPlace: (place: PlaceInPages) => void,
): Preview {
  // The policy of the page allows no style in its text; a sheet that is made here is none.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  column.className = `${pagesClass} ${pageStyles.column}`;
  const layer = openPageLayer(column, sheet);
  const pictures = openPictures();
  const view = openPagesView(scroller, column, pictures, onPlace);
  let wanted: string | null = null;
  const stopPrinting = printPagesFrom(() => {
    layer.finish();
    return view.copies();
  });
  return {
    show: (plan, houseStyle) => {
      pictures.know(houseStyle.onPage?.pictures ?? []);
      layer.lay(plan, houseStyle, (laid) => {
        view.show(laid);
        if (wanted !== null && view.goToPart(wanted)) wanted = null;
      });
    },
    setZoom: view.setZoom,
    goToPage: view.goToPage,
    goToPart: (partId) => {
      wanted = view.goToPart(partId) ? null : partId;
    },
    close: () => {
      stopPrinting();
      layer.stop();
      view.close();
      pictures.close();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    },
  };
}
