import type { Locator, Page } from '@playwright/test';

/** The versions of a section, in their dialog. */
export class HistoryPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^History of/ });
  }

  versions(): Locator {
    return this.dialog().getByRole('listbox', { name: 'Versions' }).getByRole('option');
  }

  version(words: string): Locator {
    return this.versions().filter({ hasText: words });
  }

  /** The words of the comparison. */
  text(): Locator {
    return this.dialog().getByRole('region', { name: /^Version of/ });
  }

  /** How many words were added and removed. */
  sum(): Locator {
    return this.dialog().getByRole('status');
  }

  restore(): Locator {
    return this.dialog().getByRole('button', { name: 'Restore this version' });
  }

  nameButton(): Locator {
    return this.dialog().getByRole('button', { name: 'Change the name…' });
  }

  /** As on a busy machine the page draws no frame, until the function that this gives is called. */
  async holdFrames(): Promise<() => Promise<void>> {
    const held = await this.page.evaluateHandle(() => {
      const next = window.requestAnimationFrame.bind(window);
      const waiting: FrameRequestCallback[] = [];
      window.requestAnimationFrame = (callback) => waiting.push(callback);
      return () => {
        window.requestAnimationFrame = next;
        return new Promise<void>((drawn) => {
          requestAnimationFrame((time) => {
            for (const callback of waiting) callback(time);
            // What they put off to the next frame is done as well.
            requestAnimationFrame(() => setTimeout(drawn));
          });
        });
      };
    });
    return () => held.evaluate((draw) => draw());
  }
}
