// The page's security policy allows no inline style and no handler, and the parser reports each that it meets. So they
// get other names before anything is parsed. One pass, whatever the text is: a page of 5 MB is read as quickly as any.

/** No page that people read is deeper; a parser takes a minute over one that is meant to be. */
const deepest = 100;
const withoutContent = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
// They end where the next one begins, also without being closed.
const endByThemselves = /^(p|li|dd|dt|tr|td|th|tbody|thead|tfoot|option|colgroup)$/;

/**
 * HTML that does nothing: without comments, style sheets, scripts and elements that stand too deep; `style` is called
 * `data-style`, and a handler `data-handler`. Every word of the text stays.
 */
export function inertHtml(html: string): string {
  const lower = html.toLowerCase();
  const parts: string[] = [];
  const noMore = new Set<string>();
  const find = (what: string, from: number): number => {
    if (noMore.has(what)) return -1;
    const at = lower.indexOf(what, from);
    if (at < 0) noMore.add(what);
    return at;
  };
  let done = 0;
  let depth = 0;
  for (let at = find('<', 0); at >= 0; at = find('<', done)) {
    parts.push(html.slice(done, at));
    if (lower.startsWith('<!--', at)) {
      const end = find('-->', at + 2);
      done = end < 0 ? html.length : end + 3;
      continue;
    }
    const name = tagName.exec(lower.slice(at, at + 40))?.[1];
    if (name === undefined) {
      parts.push('<');
      done = at + 1;
      continue;
    }
    const end = endOfTag(lower, at + 1 + name.length, find);
    done = end;
    if (name === 'style' || name === 'script') {
      const close = find(`</${name}`, end);
      const closed = close < 0 ? -1 : find('>', close);
      done = closed < 0 ? html.length : closed + 1;
      continue;
    }
    const isClosing = name.startsWith('/');
    const isTooDeep = isClosing ? depth > deepest : depth >= deepest;
    if (isClosing && !endByThemselves.test(name.slice(1))) depth = Math.max(0, depth - 1);
    else if (!isClosing && !withoutContent.test(name) && !endByThemselves.test(name)) depth += 1;
    // A page's own address would be where this program's is.
    if (name === 'base' || name === 'meta' || name === 'link') continue;
    if (isTooDeep) parts.push(' ');
    else parts.push(renamed(html.slice(at, end)));
  }
  parts.push(html.slice(done));
  return parts.join('');
}

const tagName = /^<(\/?[a-z][a-z0-9:-]*)/;

/** Behind the tag's `>`; one that stands in quotation marks does not close it. */
function endOfTag(text: string, from: number, find: (what: string, from: number) => number): number {
  let at = from;
  while (at < text.length) {
    const character = text[at];
    if (character === '>') return at + 1;
    if ((character === '"' || character === "'") && /=\s{0,8}$/.test(text.slice(Math.max(0, at - 9), at))) {
      const close = find(character, at + 1);
      if (close >= 0) at = close;
    }
    at += 1;
  }
  return text.length;
}

function renamed(tag: string): string {
  if (!tag.includes('=')) return tag;
  return tag
    .replace(/([\s"'/])style(\s*=)/gi, '$1data-style$2')
    .replace(/([\s"'/])on[a-z]+(\s*=)/gi, '$1data-handler$2');
}
