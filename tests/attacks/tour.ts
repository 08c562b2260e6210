import type { Page } from '@playwright/test';
import type { WatchedPage } from './watched-page.ts';

// Every screen of the program, with what is behind its tabs and its first entries, so that whatever was taken is drawn.

const libraryParts = [
  ...['Bodies', 'People', 'Organisations', 'Plans', 'Standard wording', 'Figures', 'Abbreviations'],
  ...['House styles', 'Typing shortcuts'],
];

/** Shows everything, and gives the numbers of the texts that were there to be read. */
export async function tour(
  watched: WatchedPage,
  origin: string,
  meetings: readonly { readonly id: string; readonly paperIds: readonly string[] }[],
): Promise<ReadonlySet<number>> {
  const { page } = watched;
  const read = new Set<number>();
  const look = async (): Promise<void> => {
    await settled(page);
    await watched.lookForActive();
    for (const id of await watched.readIds()) read.add(id);
  };
  const show = async (path: string): Promise<void> => {
    await page.goto(`${origin}/#${path}`);
    await look();
  };
  for (const path of ['/meetings', '/actions', '/forward-plan', '/settings', '/library']) await show(path);
  for (const part of libraryParts) {
    await page
      .getByRole('navigation', { name: 'Library' })
      .getByRole('link', { name: part, exact: true })
      .click();
    await look();
    if (await clickFirst(page, 'table button')) await look();
    await page.keyboard.press('Escape');
  }
  for (const { id, paperIds } of meetings) {
    for (const tab of ['agenda', 'papers', 'notes', 'actions', 'issue']) {
      await show(`/meetings/${id}/${tab}`);
      if (tab === 'notes' && (await clickFirst(page, '[data-section] [role=textbox]'))) await look();
    }
    for (const paperId of paperIds) {
      await show(`/meetings/${id}/papers/${paperId}`);
      const tabs = page.getByRole('tab');
      for (let index = 0; index < (await tabs.count()); index += 1) {
        await tabs.nth(index).click();
        await look();
      }
    }
  }
  return read;
}

/** Waits until a screen says the same for a while: what it asked for is there, and drawn. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frames = (count: number) =>
      new Promise<void>((done) => {
        const next = (left: number): void =>
          void (left === 0 ? done() : requestAnimationFrame(() => next(left - 1)));
        next(count);
      });
    let [before, same] = [-1, 0];
    for (let attempt = 0; attempt < 60 && same < 3; attempt += 1) {
      await frames(3);
      const now = document.body.querySelectorAll('*').length;
      same = now === before ? same + 1 : 0;
      before = now;
    }
  });
}

async function clickFirst(page: Page, selector: string): Promise<boolean> {
  const first = page.locator(selector).first();
  if (!(await first.isVisible())) return false;
  await first.click();
  return true;
}
