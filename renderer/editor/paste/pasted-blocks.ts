// What was pasted, as what a text here is made of: the form between reading a clipboard and the editor.

import type { LeftOut } from '../../../shared/wording/word-left-out.ts';

export type PastedWords = {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly href: string | null;
};
export type PastedInline = PastedWords | 'line-break';

export type PastedParagraph = { readonly kind: 'paragraph'; readonly inlines: readonly PastedInline[] };
export type PastedHeading = { readonly kind: 'heading'; readonly inlines: readonly PastedInline[] };
export type PastedList = {
  readonly kind: 'list';
  readonly isLettered: boolean;
  readonly start: number;
  readonly items: PastedBlock[][];
};
export type PastedCell = {
  readonly isHeading: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly PastedBlock[];
};
export type PastedTable = { readonly kind: 'table'; readonly rows: readonly (readonly PastedCell[])[] };
export type PastedBlock = PastedParagraph | PastedHeading | PastedList | PastedTable;

export type PastedReading = { readonly blocks: readonly PastedBlock[]; readonly leftOut: LeftOut };

/** Blocks as a list item or a cell can hold them: headings as bold paragraphs, tables as their cells' paragraphs. */
export function withoutHeadingsAndTables(blocks: readonly PastedBlock[]): PastedBlock[] {
  return blocks.flatMap((block): PastedBlock[] => {
    if (block.kind === 'heading') return [boldParagraph(block.inlines)];
    if (block.kind === 'table') {
      return block.rows.flat().flatMap((cell) => withoutHeadingsAndTables(cell.blocks));
    }
    return [block];
  });
}

export function boldParagraph(inlines: readonly PastedInline[]): PastedParagraph {
  return {
    kind: 'paragraph',
    inlines: inlines.map((inline) => (inline === 'line-break' ? inline : { ...inline, isBold: true })),
  };
}

/** HTML that the schema reads back as these blocks, and nothing else. Spaces count. */
export function htmlOf(blocks: readonly PastedBlock[]): string {
  return blocks.map(blockHtml).join('');
}

function blockHtml(block: PastedBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${block.inlines.map(inlineHtml).join('')}</p>`;
    case 'heading':
      return `<h4>${block.inlines.map(inlineHtml).join('')}</h4>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${htmlOf(item)}</li>`).join('');
      return block.isLettered ? `<ol start="${block.start}">${items}</ol>` : `<ul>${items}</ul>`;
    }
    case 'table':
      return `<table><tbody>${block.rows.map(rowHtml).join('')}</tbody></table>`;
  }
}

function rowHtml(row: readonly PastedCell[]): string {
  const cells = row.map(({ isHeading, columns, rows, blocks }) => {
    const tag = isHeading ? 'th' : 'td';
    return `<${tag} colspan="${columns}" rowspan="${rows}">${htmlOf(blocks) || '<p></p>'}</${tag}>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

function inlineHtml(inline: PastedInline): string {
  if (inline === 'line-break') return '<br>';
  let html = inline.text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  if (inline.isItalic) html = `<em>${html}</em>`;
  if (inline.isBold) html = `<strong>${html}</strong>`;
  return inline.href === null ? html : `<a href="${inline.href.replace(/&/g, '&amp;')}">${html}</a>`;
}
