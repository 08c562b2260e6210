import { letterAt } from '../../../shared/domain/letters.ts';
import { sayRestrictions } from './copy-out.ts';

/**
 * Copying over several sections, or from a text that is only shown, is the browser's own work. Where there are restricted
 * words among them, they say so here as well.
 */
export function sayRestrictionsWhenCopied(event: ClipboardEvent): void {
  if (event.defaultPrevented || !event.clipboardData) return;
  if (writeSelection(event.clipboardData)) event.preventDefault();
}

/** Nor do words of such a text leave otherwise when they are dragged. */
export function sayRestrictionsWhenDragged({ target, dataTransfer }: DragEvent): void {
  // A text in use writes its own; what is no words is dragged as what it is.
  if (!(target instanceof Text) || !dataTransfer || target.parentElement?.closest('.ProseMirror')) return;
  writeSelection(dataTransfer);
}

/** False where nothing has to be said: the browser writes it. */
function writeSelection(data: DataTransfer): boolean {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed) return false;
  const copied = document.createElement('div');
  for (let index = 0; index < selection.rangeCount; index += 1) {
    copied.append(selection.getRangeAt(index).cloneContents());
  }
  const around = restrictedAround(selection);
  if (around !== null) {
    const passage = around.cloneNode(false) as Element;
    passage.append(...copied.childNodes);
    copied.append(passage);
  }
  restrictWhole(copied, wholeAround(selection));
  const notes = copied.querySelectorAll('[data-block="note-to-self"]');
  if (copied.querySelector('[data-restricted]') === null && notes.length === 0) return false;
  // As in a text that is being edited: what is copied may be meant for a letter.
  for (const note of notes) note.remove();
  for (const chrome of copied.querySelectorAll('[data-chrome]')) chrome.append(' ');
  sayRestrictions(copied);
  data.setData('text/html', copied.innerHTML);
  data.setData('text/plain', plainTextOf(copied));
  return true;
}

/** The restricted passage that the whole selection lies in. */
function restrictedAround(selection: Selection): Element | null {
  return aroundOf(selection)?.closest('[data-restricted]') ?? null;
}

/** Why all of the section is restricted that the whole selection lies in; null: it is not, or lies in several. */
function wholeAround(selection: Selection): string | null {
  const section = aroundOf(selection)?.closest('[data-restricted-whole]');
  return section?.getAttribute('data-restricted-whole') ?? null;
}

function aroundOf(selection: Selection): Element | null {
  const { commonAncestorContainer: inner } = selection.getRangeAt(0);
  return inner instanceof Element ? inner : inner.parentElement;
}

const inline = /^(a|b|br|code|em|i|mark|s|span|strong|sub|sup|u)$/;

/**
 * The words of sections that are restricted as a whole become restricted passages, one for each line, beside those that
 * are restricted by themselves.
 */
function restrictWhole(copied: Element, around: string | null): void {
  if (around !== null) restrictLines(copied, around);
  for (const section of copied.querySelectorAll('[data-restricted-whole]')) {
    restrictLines(section, section.getAttribute('data-restricted-whole') ?? '');
  }
}

function restrictLines(block: Element, reason: string): void {
  let passage: Element | null = null;
  for (const node of [...block.childNodes]) {
    const isElement = node instanceof Element;
    const isLine =
      node.nodeType === globalThis.Node.TEXT_NODE ||
      (isElement && inline.test(node.localName) && !isRestrictedIn(node));
    if (!isLine) {
      passage = null;
      if (isElement && !node.matches('[data-restricted]')) restrictLines(node, reason);
    } else if (passage !== null) passage.append(node);
    else if (node.textContent?.trim() !== '') {
      passage = document.createElement('span');
      passage.setAttribute('data-restricted', '');
      passage.setAttribute('data-reason', reason);
      node.replaceWith(passage);
      passage.append(node);
    }
  }
}

function isRestrictedIn(element: Element): boolean {
  return element.matches('[data-restricted]') || element.querySelector('[data-restricted]') !== null;
}

/** A line a block; bullets and letters as they are typed; the cells of a row apart by tabs. */
function plainTextOf(drawn: globalThis.Node): string {
  const lines: string[] = [''];
  const endLine = (): void => {
    if (lines.at(-1) !== '') lines.push('');
  };
  const write = (node: globalThis.Node): void => {
    if (node.nodeType === globalThis.Node.TEXT_NODE) {
      lines[lines.length - 1] += node.nodeValue ?? '';
      return;
    }
    const name = node instanceof Element ? node.localName : '';
    if (name === 'br') lines.push('');
    else if (name === 'li') {
      endLine();
      lines[lines.length - 1] += markOf(node as Element);
      for (const child of node.childNodes) write(child);
    } else if (name === 'tr') {
      endLine();
      lines.push([...node.childNodes].map((cell) => plainTextOf(cell).replace(/\n/g, ' ')).join('\t'));
      lines.push('');
    } else {
      const isBlock = /^(p|div|h\d|ul|ol|table)$/.test(name);
      const isFirstOfItem =
        node.parentNode instanceof Element &&
        node.parentNode.localName === 'li' &&
        node.previousSibling === null;
      if (isBlock && !isFirstOfItem) endLine();
      for (const child of node.childNodes) write(child);
      if (isBlock) endLine();
    }
  };
  write(drawn);
  return lines
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function markOf(item: Element): string {
  const list = item.parentElement;
  if (list?.localName !== 'ol') return '- ';
  const start = Number(list.getAttribute('start') ?? '1');
  return `${letterAt(start - 1 + [...list.children].indexOf(item))}) `;
}
