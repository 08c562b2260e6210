// HTML from the clipboard, made ready for the schema. The schema itself drops every element and attribute that it does
// not know; what is done here is what it cannot know: Word's lists are paragraphs with a typed bullet, and Outlook and
// Word carry hidden text along.

const neverText =
  'script, style, meta, link, title, xml, object, embed, iframe, svg, img, template, noscript, head';

/** Takes the clipboard's HTML and returns HTML with the same words and none of the office programs' leavings. */
export function cleanPastedHtml(html: string): string {
  const inert = withoutLiveAttributes(html);
  // From this program: the schema reads its own blocks back as they are.
  if (/data-pm-slice/.test(html)) return inert;
  const { body } = new DOMParser().parseFromString(inert, 'text/html');
  for (const element of body.querySelectorAll(neverText)) element.remove();
  for (const element of body.querySelectorAll('[data-style]')) {
    if (/mso-hide:\s*all|display:\s*none/i.test(styleOf(element))) element.remove();
  }
  removeComments(body);
  makeListsOf(body);
  for (const element of body.querySelectorAll('[data-style*="mso-list"]')) {
    if (isListMarker(element)) element.remove();
  }
  markByStyle(body);
  flattenInnerTables(body);
  for (const element of body.querySelectorAll('*')) {
    if (element.localName.includes(':')) element.replaceWith(...element.childNodes);
  }
  for (const cell of body.querySelectorAll('td, th')) {
    for (const name of ['colspan', 'rowspan']) capSpan(cell, name);
  }
  // What comes from elsewhere has no identity here, and is nobody's action.
  for (const element of body.querySelectorAll('[data-id], [data-block], [data-person], [data-figure]')) {
    for (const name of ['data-id', 'data-block', 'data-person', 'data-figure']) element.removeAttribute(name);
  }
  return body.innerHTML;
}

/**
 * The page's security policy allows no inline style and no handler, and the parser reports each that it meets. Inside
 * tags they get another name; text cannot hold a bare `<` and stays as it is.
 */
function withoutLiveAttributes(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag
        .replace(/([\s"'/])style(\s*=)/gi, '$1data-style$2')
        .replace(/([\s"'/])on[a-z]+(\s*=)/gi, '$1data-handler$2'),
    );
}

/** Bold and italic that were written as a style, and a `b` whose style says that it is not bold. */
function markByStyle(root: Element): void {
  for (const element of root.querySelectorAll('[data-style]')) {
    const style = styleOf(element);
    const weight = /(?:^|;)\s*font-weight:\s*([a-z0-9]+)/i.exec(style)?.[1]?.toLowerCase() ?? '';
    if (/^(bold|bolder|[6-9]\d\d)$/.test(weight)) wrapContent(element, 'strong');
    if (/(?:^|;)\s*font-style:\s*(italic|oblique)/i.test(style)) wrapContent(element, 'em');
    const isPlain = /^(normal|lighter|[1-5]\d\d)$/.test(weight);
    element.removeAttribute('data-style');
    if (isPlain && element.localName === 'b') element.replaceWith(...element.childNodes);
  }
}

function wrapContent(element: Element, tag: 'strong' | 'em'): void {
  if (element.matches('p, div, li, td, th, tr, table, tbody, ul, ol, h1, h2, h3, h4, h5, h6, body')) {
    // A mark cannot stand around blocks; what a whole paragraph is set in is its look, not its meaning.
    return;
  }
  const mark = document.createElement(tag);
  mark.append(...element.childNodes);
  element.append(mark);
}

function styleOf(element: Element): string {
  return element.getAttribute('data-style') ?? '';
}

function isListMarker(element: Element): boolean {
  return /mso-list:\s*ignore/i.test(styleOf(element));
}

function removeComments(root: Element): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/** Word writes a list as paragraphs `mso-list:l0 level2 lfo1` whose bullet or number stands in a marked span. */
function makeListsOf(root: Element): void {
  const items = [...root.querySelectorAll('p, li')].filter(
    (element) => levelOf(element) !== null && element.localName === 'p',
  );
  let open: { readonly list: Element; readonly level: number }[] = [];
  let previous: Element | null = null;
  for (const item of items) {
    const level = levelOf(item) ?? 1;
    const tag = isBullet(item) ? 'ul' : 'ol';
    if (previous === null || item.previousElementSibling !== open[0]?.list) open = [];
    open = open.filter((each) => each.level <= level);
    const innermost = open.at(-1);
    let list = innermost?.list;
    if (!innermost || !list || innermost.level < level) {
      list = document.createElement(tag);
      const parentItem = innermost?.list.lastElementChild;
      if (parentItem) parentItem.append(list);
      else item.before(list);
      open = [...open, { list, level }];
    }
    for (const marker of item.querySelectorAll('[data-style*="mso-list"]')) {
      if (isListMarker(marker)) marker.remove();
    }
    const entry = document.createElement('li');
    const paragraph = document.createElement('p');
    paragraph.append(...item.childNodes);
    entry.append(paragraph);
    list.append(entry);
    item.remove();
    previous = item;
  }
}

function levelOf(element: Element): number | null {
  const match = /mso-list:[^;]*\blevel(\d)/i.exec(styleOf(element));
  return match ? Number(match[1]) : null;
}

function isBullet(item: Element): boolean {
  const marker =
    [...item.querySelectorAll('[data-style*="mso-list"]')].find(isListMarker)?.textContent.trim() ?? '';
  return !/^\(?[a-z0-9]{1,4}[.)]/i.test(marker);
}

/** A table in a cell becomes its cells' text, a paragraph each: cells hold no tables here. */
function flattenInnerTables(root: Element): void {
  for (
    let inner = root.querySelector('td table, th table');
    inner;
    inner = root.querySelector('td table, th table')
  ) {
    const paragraphs = [...inner.querySelectorAll('td, th')]
      .filter((cell) => cell.closest('table') === inner)
      .map((cell) => {
        const block = document.createElement('div');
        block.append(...cell.childNodes);
        return block;
      });
    inner.replaceWith(...paragraphs);
  }
}

function capSpan(cell: Element, name: string): void {
  const span = Number(cell.getAttribute(name) ?? '1');
  if (!Number.isInteger(span) || span < 1 || span > 50) cell.removeAttribute(name);
}
