import type { Body, BodyNode } from '../../shared/document/body.ts';

/**
 * A body as a person can read and compare it: a line a block. `# ` a sub-heading, `- ` and `a) ` items, `| ` the cells of
 * a row (`^` a heading cell, `{2x1}` its columns and rows), `**bold**`, `_italic_`, `[words](address)`, `↵` a line break.
 * Blocks of our own stand with their name.
 */
export function outlineOf(body: Body | BodyNode): string {
  return (body.content ?? []).flatMap((block) => linesOf(block)).join('\n');
}

function linesOf(block: BodyNode): readonly string[] {
  const content = block.content ?? [];
  switch (block.type) {
    case 'paragraph':
      return [inlinesOf(content)];
    case 'subheading':
      return [`# ${inlinesOf(content)}`];
    case 'bulletList':
    case 'letterList': {
      const start = Number(block.attrs?.start ?? 1);
      return content.flatMap((item, index) => {
        const mark = block.type === 'bulletList' ? '- ' : `${String.fromCharCode(96 + start + index)}) `;
        return (item.content ?? [])
          .flatMap(linesOf)
          .map((line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line);
      });
    }
    case 'table':
      return content.map((row) => `| ${(row.content ?? []).map(cellOf).join(' | ')} |`);
    default:
      return [`<${block.type}> ${content.some(isBlock) ? '' : inlinesOf(content)}`.trimEnd()].concat(
        content.filter(isBlock).flatMap((inner) => linesOf(inner).map((line) => `  ${line}`)),
      );
  }
}

function isBlock({ type }: BodyNode): boolean {
  return !['text', 'hardBreak', 'person', 'figure'].includes(type);
}

function cellOf(cell: BodyNode): string {
  const [columns, rows] = [Number(cell.attrs?.colspan ?? 1), Number(cell.attrs?.rowspan ?? 1)];
  const span = columns * rows === 1 ? '' : `{${columns}x${rows}} `;
  return (cell.type === 'tableHeader' ? '^' : '') + span + (cell.content ?? []).flatMap(linesOf).join(' ¶ ');
}

function inlinesOf(inlines: readonly BodyNode[]): string {
  return inlines.map(inlineOf).join('');
}

function inlineOf({ type, text = '', attrs, marks = [] }: BodyNode): string {
  if (type === 'hardBreak') return ' ↵ ';
  let words = type === 'text' ? text : `<${type} ${String(attrs?.label ?? attrs?.text)}>`;
  for (const mark of marks.toReversed()) {
    if (mark.type === 'italic') words = `_${words}_`;
    else if (mark.type === 'bold') words = `**${words}**`;
    else if (mark.type === 'link') words = `[${words}](${String(mark.attrs?.href)})`;
    else words = `{${mark.type} ${String(mark.attrs?.reason)}: ${words}}`;
  }
  return words;
}
