import { DOMSerializer, type DOMOutputSpec, type Node } from '@tiptap/pm/model';
import { schemaFor, type DocumentKind } from '../../shared/document/schemas.ts';
import {
  drawAction,
  drawAnswer,
  drawDecision,
  drawNoteToSelf,
  drawQuestion,
  drawReportLink,
  drawStandardWording,
  drawSubheading,
} from './blocks/draw-blocks.ts';
import type { NameBook } from './name-book.ts';
import { drawPerson } from './person-view.ts';
import { marksOf, type MarkStart } from './section-marks.ts';

/** Draws a body that is not being edited, as the live editor would: same elements, same marks, same chips. */
export function drawBody(kind: DocumentKind, doc: Node, names: NameBook, start: MarkStart): DocumentFragment {
  const schema = schemaFor(kind);
  const serializer = new DOMSerializer(
    { ...DOMSerializer.nodesFromSchema(schema), ...ownDrawings(names) },
    DOMSerializer.marksFromSchema(schema),
  );
  const fragment = document.createDocumentFragment();
  serializer.serializeFragment(doc.content, { document }, fragment);
  for (const block of fragment.children) markEmptyParagraphs(block);
  for (const link of fragment.querySelectorAll('a')) link.tabIndex = -1;
  markBlocks(fragment.children, marksOf(doc, start));
  return fragment;
}

/** Writes the numbers and letters on blocks that are drawn already: all that changes when an earlier section grows. */
export function markBlocks(blocks: HTMLCollection, marks: readonly (string | null)[]): void {
  for (const [index, block] of [...blocks].flatMap(drawnBlocks).entries()) {
    const mark = marks[index] ?? null;
    if (mark === null) block.removeAttribute('data-mark');
    else if (block.getAttribute('data-mark') !== mark) block.setAttribute('data-mark', mark);
  }
}

/** Numbers run through standard wording as if it were not there. */
function drawnBlocks(block: Element): readonly Element[] {
  return block.matches('[data-block="standard-wording"]') ? [...block.children] : [block];
}

function ownDrawings(names: NameBook): Readonly<Record<string, (node: Node) => DOMOutputSpec>> {
  return {
    action: (node) => drawAction(node.attrs, names),
    person: (node) => drawPerson(node.attrs, names),
    decision: (node) => drawDecision(node.attrs),
    noteToSelf: (node) => drawNoteToSelf(node.attrs),
    question: (node) => drawQuestion(node.attrs, names),
    answer: (node) => drawAnswer(node.attrs, names),
    subheading: (node) => drawSubheading(node.attrs),
    reportLink: (node) => drawReportLink(node.attrs),
    standardWording: (node) => drawStandardWording(node.attrs),
    table: () => ['div', { class: 'tableWrapper' }, ['table', ['tbody', 0]]],
  };
}

const textBlocks = 'p, h3, .action-text, .note-text';

/** The live editor puts a break into an empty paragraph so that it has a line's height. */
function markEmptyParagraphs(block: Element): void {
  for (const paragraph of [block, ...block.querySelectorAll(textBlocks)]) {
    const isTextBlock = paragraph.matches(textBlocks);
    if (isTextBlock && paragraph.childNodes.length === 0) paragraph.append(document.createElement('br'));
  }
}
