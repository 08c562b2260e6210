import { expect, type Locator, type Page } from '@playwright/test';
import type { Editor } from '@tiptap/core';

/** The texts of a page that is written in section by section: one of them is live, the others are drawn. */
export class SectionTexts {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** A section's text, live or drawn. */
  text(name: string | RegExp): Locator {
    return this.page.getByRole('textbox', { name });
  }

  /** Clicks into a section, waits for its editor, and puts the caret at the end. */
  async enter(name: string | RegExp): Promise<Locator> {
    await this.text(name).click();
    const live = this.page.locator('.ProseMirror');
    await expect(live).toHaveCount(1);
    await expect(live).toBeFocused();
    // ProseMirror puts its caret into the page again 20 ms after the focus. No hand is faster; a script is.
    await this.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 40)));
    await this.moveCaret('Control+End');
    return live;
  }

  /** Presses a key that moves the caret, and waits until the editor knows where it is. */
  async moveCaret(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    // The browser tells the editor of a caret that it moved itself a task later; keys go before tasks.
    await this.page.evaluate(() => new Promise((told) => requestAnimationFrame(() => setTimeout(told))));
    await this.page.waitForFunction(() => {
      const text: (Element & { editor?: Editor }) | null = document.querySelector('.ProseMirror');
      const shown = getSelection();
      if (!text?.editor || !shown?.focusNode || !text.contains(shown.focusNode)) return false;
      const { view, state } = text.editor;
      return view.posAtDOM(shown.focusNode, shown.focusOffset) === state.selection.head;
    });
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types what opens a list under the caret, and takes the entry. */
  async choose(typed: string, entry: string | RegExp): Promise<void> {
    await this.type(typed);
    const option = this.page.getByRole('option', { name: entry });
    await expect(option.first()).toHaveAttribute('aria-selected', 'true');
    await this.press('Enter');
    await expect(this.page.getByRole('listbox')).toHaveCount(0);
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByText(/^Saved \d\d:\d\d:\d\d$/)).toBeVisible();
  }

  /** No save gets out of the page any more, neither while it is there nor with its last breath. */
  async letNoSaveThrough(): Promise<void> {
    await this.page.evaluate(() => {
      const fetch = window.fetch.bind(window);
      window.fetch = (request, init) =>
        request instanceof Request && request.url.endsWith('/saveSection')
          ? Promise.reject(new TypeError('Failed to fetch'))
          : fetch(request, init);
    });
    await this.page.route('**/rpc/documents/saveSection', (route) => route.abort());
  }

  async expectNotSaved(): Promise<void> {
    await expect(this.page.getByText('Not saved – retrying', { exact: true })).toBeVisible();
  }

  /** Neither anything unsaved nor anything that went wrong is shown. */
  async expectNothingToSave(): Promise<void> {
    await expect(this.page.getByText(/^(Not saved|Saving…)/)).toHaveCount(0);
  }

  /** Puts content on the clipboard's way into the text, as Ctrl V would. */
  async paste(content: { readonly html?: string; readonly plain?: string }): Promise<void> {
    await this.page.locator('.ProseMirror').evaluate((text, { html, plain }) => {
      const data = new DataTransfer();
      if (html !== undefined) data.setData('text/html', html);
      if (plain !== undefined) data.setData('text/plain', plain);
      text.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, content);
  }
}
