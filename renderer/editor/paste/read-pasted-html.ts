// A clipboard's HTML, read as what it says: paragraphs, headings, lists, tables, bold and italic words, links. Everything
// else of it is looks. What carried meaning and cannot stand here is counted, so that it can be said.

import { isMailGateway } from '../../../shared/document/mail-gateway.ts';
import { safeHref, withoutMailGateway } from '../../../shared/document/safe-href.ts';
import { nothingLeftOut, type LeftOut } from '../../../shared/wording/word-left-out.ts';
import { parseInert } from './parse-inert.ts';
import { listMarkOf } from './list-mark.ts';
import {
  withoutHeadingsAndTables,
  type PastedBlock,
  type PastedCell,
  type PastedReading,
  type PastedWords,
} from './pasted-blocks.ts';
import { pastedCharacters } from './pasted-characters.ts';
import { pastedFlow, startOf, type PastedFlow } from './pasted-flow.ts';

type Look = Omit<PastedWords, 'text'> & { readonly keepsLines: boolean };

type Reading = {
  readonly leftOut: { -readonly [what in keyof LeftOut]: LeftOut[what] };
  /** Menus and buttons of a page are not what somebody copies it for, unless there is nothing else. */
  readonly skipsMenus: boolean;
};

const plain: Look = { isBold: false, isItalic: false, href: null, keepsLines: false };

const neverWords = new Set(
  'style,script,title,xml,template,noscript,head,param,source,track,select,datalist,input,textarea,svg'.split(
    ',',
  ),
);
const shownFromElsewhere = new Set('object,embed,iframe,video,audio,canvas,applet'.split(','));
const blocksOfAPage = new Set(
  'address,article,aside,blockquote,body,center,dd,details,dialog,div,dl,dt,fieldset,figcaption,figure,footer,form,header,hgroup,hr,html,legend,main,nav,p,pre,section,summary,td,th,tr'.split(
    ',',
  ),
);

export function readPastedHtml(html: string): PastedReading {
  // The words, the styles and the addresses; nothing that acts.
  const body = parseInert(html);
  const reading = readPage(body, true);
  if (reading.blocks.length > 0) return withFiles(reading, html);
  return withFiles(readPage(body, false), html);
}

function readPage(body: Element, skipsMenus: boolean): PastedReading {
  const reading: Reading = { leftOut: { ...nothingLeftOut }, skipsMenus };
  const flow = pastedFlow();
  readChildren(body, plain, flow, reading);
  return { blocks: flow.finish(), leftOut: reading.leftOut };
}

/** Word keeps what is embedded in comments, which are gone before anything is read. */
function withFiles({ blocks, leftOut }: PastedReading, html: string): PastedReading {
  const embedded = html.match(/<o:oleobject\b/gi)?.length ?? 0;
  return { blocks, leftOut: { ...leftOut, files: leftOut.files + embedded } };
}

function readChildren(parent: Element, look: Look, flow: PastedFlow, reading: Reading): void {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node instanceof Element) readElement(node, look, flow, reading);
    else if (node.nodeType === Node.TEXT_NODE) readText(node.nodeValue ?? '', look, flow);
  }
}

function readText(text: string, { keepsLines, ...look }: Look, flow: PastedFlow): void {
  const lines = keepsLines ? text.split(/\r\n?|\n/) : [text];
  for (const [index, line] of lines.entries()) {
    if (index > 0) flow.lineBreak();
    flow.words({ ...look, text: pastedCharacters(line) });
  }
}

function readElement(element: Element, outer: Look, flow: PastedFlow, reading: Reading): void {
  const name = element.localName;
  if (name === 'span' && element.attributes.length === 0) {
    readChildren(element, outer, flow, reading);
    return;
  }
  const style = styleOf(element);
  if (isLeftOut(element, name, style, flow, reading)) return;
  const look = lookOf(element, name, style, outer, reading);
  const inner = (): void => readChildren(element, look, flow, reading);
  switch (name) {
    case 'br':
      if (/page-break/.test(style)) flow.end();
      else flow.lineBreak();
      return;
    case 'table':
      readTable(element, look, flow, reading);
      return;
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      flow.end();
      readList(element, look, flow, reading);
      return;
    case 'li':
      flow.listed({ level: 1, isLettered: false, number: null, blocks: itemBlocks(element, look, reading) });
      return;
    case 'q':
      flow.words({ ...look, text: '“' });
      inner();
      flow.words({ ...look, text: '”' });
      return;
    case 'sup':
    case 'sub':
      readRaised(element, name, look, flow, reading);
      return;
    default:
  }
  const listed = listMarkOf(element, style);
  if (listed) {
    flow.listed({ ...listed, blocks: itemBlocks(element, look, reading) });
  } else if (isHeading(element, name)) {
    flow.end();
    inner();
    flow.end('heading');
  } else if (blocksOfAPage.has(name) || /(^|;)\s*display:\s*(block|flex|grid|list-item)/.test(style)) {
    flow.end();
    inner();
    flow.end();
  } else if (/(^|;)\s*vertical-align:\s*(sub|super)/.test(style)) {
    readRaised(element, /vertical-align:\s*sub/.test(style) ? 'sub' : 'sup', look, flow, reading);
  } else if (/(^|;)\s*display:\s*inline-(block|flex|grid)/.test(style) || element.hasAttribute('itemprop')) {
    flow.words({ ...look, text: ' ' });
    inner();
    flow.words({ ...look, text: ' ' });
  } else inner();
}

function isLeftOut(
  element: Element,
  name: string,
  style: string,
  flow: PastedFlow,
  { leftOut, skipsMenus }: Reading,
): boolean {
  if (neverWords.has(name)) return true;
  switch (name) {
    case 'nav':
    case 'button':
      if (skipsMenus) return true;
      break;
    case 'del':
      if (hasWords(element)) leftOut.deletions += 1;
      return true;
    case 'img':
      readPicture(element, style, flow, leftOut);
      return true;
    default:
      if (!shownFromElsewhere.has(name)) break;
      leftOut.files += 1;
      return true;
  }
  if (style !== '' && isLeftOutByStyle(element, style, flow, leftOut)) return true;
  if (element.hasAttribute('hidden') || element.hasAttribute('data-aside')) return true;
  if (skipsMenus && element.getAttribute('role') === 'navigation') return true;
  if (element.className === 'MsoCommentReference') {
    leftOut.comments += 1;
    return true;
  }
  // A drawing that is made of characters: a screen reader is not told of it either.
  return element.getAttribute('aria-hidden') === 'true' && !/[\p{L}\p{N}]/u.test(element.textContent);
}

function isLeftOutByStyle(
  element: Element,
  style: string,
  flow: PastedFlow,
  leftOut: Reading['leftOut'],
): boolean {
  if (/(^|;)\s*(display:\s*none|mso-hide:\s*all|visibility:\s*hidden)/.test(style)) return true;
  if (!style.includes('mso-')) return false;
  // The mark of a list's item is drawn here; the number of a heading is words.
  if (/mso-list:\s*ignore/.test(style)) return element.closest('h1, h2, h3, h4, h5, h6') === null;
  if (/mso-element:\s*comment-list/.test(style)) return true;
  if (/mso-special-character:\s*comment/.test(style)) {
    leftOut.comments += 1;
    return true;
  }
  if (!/mso-tab-count/.test(style)) return false;
  flow.words({ ...plain, text: ' ' });
  return true;
}

/** A picture that stands for a character is that character. One that counts readers or draws a line is nothing. */
function readPicture(image: Element, style: string, flow: PastedFlow, leftOut: Reading['leftOut']): void {
  const alt = pastedCharacters(image.getAttribute('alt') ?? '').trim();
  const isEmoji =
    /emoji/i.test(`${image.getAttribute('itemtype') ?? ''} ${image.className}`) ||
    (alt.length <= 20 && /^\p{Extended_Pictographic}/u.test(alt));
  if (isEmoji && alt !== '') flow.words({ ...plain, text: alt });
  else if (!isTiny(image, style)) leftOut.pictures += 1;
}

function isTiny(image: Element, style: string): boolean {
  const sizes = ['width', 'height'].map((side) => {
    const styled = new RegExp(`(?:^|;)\\s*${side}:\\s*([\\d.]+)(px|pt)`).exec(style)?.[1];
    return Number.parseFloat(image.getAttribute(side) ?? styled ?? '');
  });
  return sizes.some((size) => size <= 24);
}

function lookOf(element: Element, name: string, style: string, outer: Look, { leftOut }: Reading): Look {
  let look = outer;
  const isWords = !blocksOfAPage.has(name);
  if (name === 'b' || name === 'strong') look = { ...look, isBold: true };
  if (name === 'i' || name === 'em' || name === 'cite' || name === 'dfn') look = { ...look, isItalic: true };
  // What a whole paragraph is set in is its look, not its meaning.
  if (isWords && style !== '') {
    const weight = /(?:^|;)\s*font-weight:\s*([a-z0-9]+)/.exec(style)?.[1] ?? '';
    if (/^(bold|bolder|[6-9]\d\d)$/.test(weight)) look = { ...look, isBold: true };
    if (/^(normal|lighter|[1-5]\d\d)$/.test(weight)) look = { ...look, isBold: false };
    const slant = /(?:^|;)\s*font-style:\s*([a-z]+)/.exec(style)?.[1] ?? '';
    if (/^(italic|oblique)$/.test(slant)) look = { ...look, isItalic: true };
    if (slant === 'normal') look = { ...look, isItalic: false };
  }
  if (name === 'pre' || /white-space(-collapse)?:\s*(pre|break-spaces)/.test(style)) {
    look = { ...look, keepsLines: true };
  }
  const isStruck =
    name === 's' || name === 'strike' || /text-decoration[a-z-]*:[^;]*line-through/.test(style);
  if (isStruck && hasWords(element)) leftOut.struckOut += 1;
  if (name === 'a' && element.hasAttribute('href')) {
    look = { ...look, href: hrefOf(element, leftOut) };
  }
  return look;
}

/** The address that a link leads to in truth; null where it is not one that may be kept. */
function hrefOf(link: Element, leftOut: Reading['leftOut']): string | null {
  const written = (link.getAttribute('href') ?? '').trim();
  // Outlook notes beside a wrapped address the one that was written.
  const original = safeHref(link.getAttribute('originalsrc') ?? '');
  const safe = original ?? safeHref(written);
  if (safe === null) {
    const leadsAway =
      /^([a-z][a-z0-9+.-]*:|\\\\)/i.test(written) && !/^(about|javascript|data):/i.test(written);
    if (leadsAway && hasWords(link)) leftOut.links += 1;
    return null;
  }
  const href = withoutMailGateway(safe);
  if (!hasWords(link)) return href;
  if (/^https?:/i.test(href) && isMailGateway(new URL(href).hostname)) leftOut.gatewayLinks += 1;
  const words = link.textContent.trim();
  // Words that are themselves the wrapped address say no more than the address does.
  const inWords = safeHref(words);
  if (inWords !== null && withoutMailGateway(inWords) !== inWords)
    link.textContent = withoutMailGateway(inWords);
  return href;
}

const raised: Readonly<Record<'sup' | 'sub', string>> = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹', sub: '₀₁₂₃₄₅₆₇₈₉' };

/** Raised digits stay raised ("m²"); a note's number stands in brackets, so that it does not run into the word. */
function readRaised(
  element: Element,
  name: 'sup' | 'sub',
  look: Look,
  flow: PastedFlow,
  reading: Reading,
): void {
  const words = element.textContent.trim();
  const isNote = element.closest('a[href^="#"]') !== null || element.querySelector('a[href^="#"]') !== null;
  if (isNote && /^[\p{L}\p{N}*†‡]{1,4}$/u.test(words)) flow.words({ ...look, text: `[${words}]` });
  else if (/^\d{1,4}$/.test(words)) {
    flow.words({ ...look, text: words.replace(/\d/g, (digit) => raised[name].charAt(Number(digit))) });
  } else readChildren(element, look, flow, reading);
}

function isHeading(element: Element, name: string): boolean {
  return (
    /^h[1-6]$/.test(name) ||
    element.getAttribute('role') === 'heading' ||
    /(^|\s)MsoTitle(\s|$)/.test(element.className)
  );
}

function itemBlocks(item: Element, look: Look, reading: Reading): PastedBlock[] {
  const flow = pastedFlow();
  readChildren(item, look, flow, reading);
  flow.end();
  return withoutHeadingsAndTables(flow.finish());
}

function readList(list: Element, look: Look, flow: PastedFlow, reading: Reading): void {
  const isLettered = list.localName === 'ol';
  // Word in a browser puts each item into a list of its own, and says its level beside it.
  const first = list.firstElementChild;
  if (first?.matches('li[data-listid][data-aria-level]') === true) {
    for (const item of list.children) {
      const level = Number(item.getAttribute('data-aria-level')) || 1;
      const number = isLettered ? Number(list.getAttribute('start') ?? '') || null : null;
      flow.listed({ level, isLettered, number, blocks: itemBlocks(item, look, reading) });
    }
    return;
  }
  flow.add(...listBlocks(list, look, reading, 1));
}

/** A body holds lists in lists, but not without end. */
const deepestList = 8;

function listBlocks(list: Element, look: Look, reading: Reading, depth: number): readonly PastedBlock[] {
  const isLettered = list.localName === 'ol';
  const flow = pastedFlow();
  let number = startOf(Number.parseInt(list.getAttribute('start') ?? '1', 10) || 1);
  for (let node = list.firstChild; node; node = node.nextSibling) {
    if (!(node instanceof Element)) {
      flow.listed({ level: 1, isLettered, number: null, blocks: looseWords(node, look) });
      continue;
    }
    if (isLeftOut(node, node.localName, styleOf(node), flow, reading)) continue;
    if (/^(ul|ol)$/.test(node.localName)) {
      // A list that stands beside the item that it belongs to.
      flow.addToLastItem(notTooDeep(listBlocks(node, look, reading, depth + 1), depth));
      continue;
    }
    const blocks = itemOfList(node, look, reading, depth);
    if (blocks.length === 0) continue;
    if (blocks[0]?.kind === 'list') {
      flow.addToLastItem(blocks);
      continue;
    }
    number = Number.parseInt(node.getAttribute('value') ?? '', 10) || number;
    flow.listed({ level: 1, isLettered, number: isLettered ? number : null, blocks });
    number += 1;
  }
  return flow.finish();
}

function itemOfList(item: Element, look: Look, reading: Reading, depth: number): PastedBlock[] {
  const own = lookOf(item, item.localName, styleOf(item), look, reading);
  const flow = pastedFlow();
  for (let node = item.firstChild; node; node = node.nextSibling) {
    if (node instanceof Element && /^(ul|ol)$/.test(node.localName)) {
      if (!/(^|;)\s*display:\s*none/.test(styleOf(node))) {
        flow.add(...listBlocks(node, own, reading, depth + 1));
      }
    } else if (node instanceof Element) readElement(node, own, flow, reading);
    else if (node.nodeType === Node.TEXT_NODE) readText(node.nodeValue ?? '', own, flow);
  }
  flow.end();
  return notTooDeep(withoutHeadingsAndTables(flow.finish()), depth);
}

function looseWords(node: Node, look: Look): PastedBlock[] {
  if (node.nodeType !== Node.TEXT_NODE) return [];
  const flow = pastedFlow();
  readText(node.nodeValue ?? '', look, flow);
  flow.end();
  return flow.finish();
}

/** The paragraphs of lists, where these would stand too deep. */
function notTooDeep(blocks: readonly PastedBlock[], depth: number): PastedBlock[] {
  if (depth < deepestList) return [...blocks];
  const itemsOf = (block: PastedBlock): PastedBlock[] =>
    block.kind === 'list' ? block.items.flat().flatMap(itemsOf) : [block];
  return blocks.flatMap(itemsOf);
}

function readTable(table: Element, look: Look, flow: PastedFlow, reading: Reading): void {
  flow.end();
  const rows: PastedCell[][] = [];
  const readRow = (row: Element, isHead: boolean): void => {
    if (isLeftOut(row, row.localName, styleOf(row), flow, reading)) return;
    const cells: PastedCell[] = [];
    for (const cell of row.children) {
      if (/(^|;)\s*display:\s*none/.test(styleOf(cell))) continue;
      const inCell = pastedFlow();
      readChildren(cell, look, inCell, reading);
      inCell.end();
      cells.push({
        isHeading: isHead || cell.localName === 'th',
        columns: spanOf(cell, 'colspan'),
        rows: spanOf(cell, 'rowspan'),
        blocks: inCell.finish(),
      });
    }
    if (cells.length > 0) rows.push(cells);
  };
  for (const part of table.children) {
    if (part.localName === 'tr') readRow(part, false);
    else if (/^(thead|tbody|tfoot)$/.test(part.localName)) {
      for (const row of part.children) readRow(row, part.localName === 'thead');
    } else readElement(part.localName === 'caption' ? asDiv(part) : part, look, flow, reading);
  }
  const filled = rows.map((row) => row.filter(({ blocks }) => blocks.length > 0));
  if (filled.every((row) => row.length === 0)) return;
  if (isForLooks(table, filled)) {
    for (const { blocks } of filled.flat()) flow.add(...blocks);
    return;
  }
  flow.add({
    kind: 'table',
    rows: rows.map((row, index) =>
      row.map((cell) => ({
        ...cell,
        rows: Math.min(cell.rows, rows.length - index),
        blocks: withoutHeadingsAndTables(cell.blocks),
      })),
    ),
  });
}

/** Mails and older pages put everything into tables, so that it stands where it should. */
function isForLooks(table: Element, filled: readonly (readonly PastedCell[])[]): boolean {
  if (/^(presentation|none)$/.test(table.getAttribute('role') ?? '')) return true;
  if (filled.some((row) => row.length > 1)) return false;
  const cells = filled.flat();
  return cells.length < 2 || cells.some(({ blocks }) => blocks.some(({ kind }) => kind === 'table'));
}

function asDiv(element: Element): Element {
  const div = element.ownerDocument.createElement('div');
  div.append(...element.childNodes);
  return div;
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number(cell.getAttribute(name) ?? '1');
  return Number.isInteger(span) && span >= 1 && span <= 50 ? span : 1;
}

function hasWords(element: Element): boolean {
  return /\S/.test(element.textContent);
}

const saysSomething =
  /display|visibility|mso-|font-weight|font-style|white-space|text-decoration|vertical-align|page-break|width|height/i;

/** What an element's style says beyond looks; empty where it says nothing of the kind, as most do. */
function styleOf(element: Element): string {
  const style = element.getAttribute('data-style') ?? '';
  return saysSomething.test(style) ? style.toLowerCase() : '';
}
