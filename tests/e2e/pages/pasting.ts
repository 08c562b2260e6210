import type { Page } from '@playwright/test';
import type { Editor, JSONContent } from '@tiptap/core';
import type { Body } from '../../../shared/document/body.ts';
import { plainTextOf } from '../../../shared/document/plain-text.ts';

export type Clipboard = { readonly html?: string; readonly plain?: string };

export type Pasted = {
  readonly body: Body;
  /** The one line on what could not come along; empty where nothing is said. */
  readonly said: string;
  /** Whether one step back made the text what it was. */
  readonly isUndone: boolean;
};

/**
 * Pastes one clipboard after the other into the live editor, each into the same empty section, through the editor's own
 * handler, and takes each back again. `at`: pasted at the end of this text instead,
 * behind a word that is typed the moment before.
 */
export async function pasteEach(
  page: Page,
  clipboards: readonly Clipboard[],
  at: Body | null = null,
): Promise<readonly Pasted[]> {
  return page.locator('.ProseMirror').evaluate(
    async (text: Element & { editor?: Editor }, given) => {
      const { editor } = text;
      if (!editor) throw new Error('no editor is live');
      const { view } = editor;
      const drawn = () => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told)));
      const said = (): string =>
        [
          ...document.querySelectorAll(
            '[aria-label^="Messages"] [slot="title"], [role="alertdialog"] [slot="title"]',
          ),
        ]
          .map((message) => message.textContent)
          .join(' ');
      editor.commands.setContent((given.at as JSONContent | null) ?? '<p></p>');
      editor.commands.focus('end');
      const results: Pasted[] = [];
      for (const { html, plain } of given.clipboards) {
        // Typed the moment before: another step to undo.
        if (given.at !== null) view.dispatch(view.state.tr.insertText('x'));
        const before = JSON.stringify(view.state.doc);
        const data = new DataTransfer();
        if (html !== undefined) data.setData('text/html', html);
        if (plain !== undefined) data.setData('text/plain', plain);
        text.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
        const body = view.state.doc.toJSON() as Body;
        if (given.at === null) await drawn();
        const line = said();
        const undo = new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: true });
        if (JSON.stringify(view.state.doc) !== before)
          view.someProp('handleKeyDown', (handle) => handle(view, undo));
        results.push({ body, said: line, isUndone: JSON.stringify(view.state.doc) === before });
      }
      return results;
    },
    { clipboards, at },
  );
}

/** Puts a text into the section, copies all of it, and answers with what is on the clipboard then. */
export async function copyFrom(page: Page, html: string): Promise<Required<Clipboard>> {
  return page.locator('.ProseMirror').evaluate((text: Element & { editor?: Editor }, content) => {
    text.editor?.commands.setContent(content);
    text.editor?.commands.selectAll();
    const data = new DataTransfer();
    text.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    return { html: data.getData('text/html'), plain: data.getData('text/plain') };
  }, html);
}

/** Selects a text that is in no editor, copies it, drags it, and answers with what each takes along. */
export async function copyShown(
  page: Page,
  html: string,
): Promise<Required<Clipboard> & { readonly dragged: string }> {
  return page.evaluate((content) => {
    const shown = document.createElement('div');
    shown.innerHTML = content;
    document.body.append(shown);
    getSelection()?.selectAllChildren(shown);
    const data = new DataTransfer();
    shown.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    const dragged = new DataTransfer();
    const words = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT).nextNode();
    words?.dispatchEvent(new DragEvent('dragstart', { dataTransfer: dragged, bubbles: true }));
    shown.remove();
    return {
      html: data.getData('text/html'),
      plain: data.getData('text/plain'),
      dragged: dragged.getData('text/plain'),
    };
  }, html);
}

/** Pastes behind a text that stays, and answers with both. */
export async function pasteInto(page: Page, html: string, clipboard: Required<Clipboard>): Promise<Body> {
  return page.locator('.ProseMirror').evaluate(
    (text: Element & { editor?: Editor }, given) => {
      text.editor?.commands.setContent(`${given.html}<p></p>`);
      text.editor?.commands.focus('end');
      const data = new DataTransfer();
      data.setData('text/html', given.clipboard.html);
      data.setData('text/plain', given.clipboard.plain);
      text.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      return text.editor?.state.doc.toJSON() as Body;
    },
    { html, clipboard },
  );
}

export function wordsOf(body: Body | undefined): readonly string[] {
  return body
    ? plainTextOf(body)
        .split(/\s+/)
        .filter((word) => word !== '')
    : [];
}
