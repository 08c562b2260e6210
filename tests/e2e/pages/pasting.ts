import type { Page } from '@playwright/test';
import type { Editor, JSONContent } from '@tiptap/core';
import type { DOMParser as SchemaParser } from '@tiptap/pm/model';
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
      const emptyText = { type: 'doc', content: [{ type: 'paragraph' }] };
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
      editor.commands.setContent((given.at as JSONContent | null) ?? emptyText);
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
  await putText(page, html);
  return page.locator('.ProseMirror').evaluate((text: Element & { editor?: Editor }) => {
    text.editor?.commands.selectAll();
    const data = new DataTransfer();
    text.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    return { html: data.getData('text/html'), plain: data.getData('text/plain') };
  });
}

/** Selects a text that is in no editor, copies it, drags it, and answers with what each takes along. */
export async function copyShown(
  page: Page,
  html: string,
): Promise<Required<Clipboard> & { readonly dragged: string }> {
  await layOut(page, html);
  return page.evaluate((id) => {
    const shown = document.getElementById(id);
    if (!shown) throw new Error('nothing was laid out');
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
  }, laidOut);
}

/** Pastes behind a text that stays, and answers with both. */
export async function pasteInto(page: Page, html: string, clipboard: Required<Clipboard>): Promise<Body> {
  await putText(page, `${html}<p></p>`);
  return page.locator('.ProseMirror').evaluate((text: Element & { editor?: Editor }, given) => {
    text.editor?.commands.focus('end');
    const data = new DataTransfer();
    data.setData('text/html', given.html);
    data.setData('text/plain', given.plain);
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    return text.editor?.state.doc.toJSON() as Body;
  }, clipboard);
}

const laidOut = 'laid-out-by-a-test';

/** Puts the text that HTML stands for into the live editor, as its schema reads it. */
async function putText(page: Page, html: string): Promise<void> {
  await layOut(page, html);
  await page.locator('.ProseMirror').evaluate((text: Element & { editor?: Editor }, id) => {
    const element = document.getElementById(id);
    const parser = text.editor?.schema.cached['domParser'] as SchemaParser | undefined;
    if (!element || !parser) throw new Error('there is nothing to read, or nothing that reads it');
    element.remove();
    text.editor?.commands.setContent(parser.parse(element).toJSON() as JSONContent);
  }, laidOut);
}

type Laid = string | { readonly name: string; readonly attributes: [string, string][]; readonly in: Laid[] };

/** Lays HTML out on the page. It is read by a plain one: the policy of the program's lets no text become markup. */
async function layOut(page: Page, html: string): Promise<void> {
  const plain = await page.context().newPage();
  const laid = await plain.evaluate((markup) => {
    const read = (node: Node): Laid[] => {
      if (node instanceof Text) return [node.data];
      if (!(node instanceof Element)) return [];
      const attributes = [...node.attributes].map(({ name, value }): [string, string] => [name, value]);
      return [{ name: node.localName, attributes, in: [...node.childNodes].flatMap(read) }];
    };
    const element = document.createElement('div');
    element.innerHTML = markup;
    return read(element);
  }, html);
  await plain.close();
  await page.evaluate(
    ({ all, id }) => {
      const made = (node: Laid): Node => {
        if (typeof node === 'string') return document.createTextNode(node);
        const element = document.createElement(node.name);
        for (const [name, value] of node.attributes) element.setAttribute(name, value);
        element.append(...node.in.map(made));
        return element;
      };
      const [element] = all.map(made);
      if (element instanceof Element) document.body.append(Object.assign(element, { id }));
    },
    { all: laid, id: laidOut },
  );
}

export function wordsOf(body: Body | undefined): readonly string[] {
  return body
    ? plainTextOf(body)
        .split(/\s+/)
        .filter((word) => word !== '')
    : [];
}
