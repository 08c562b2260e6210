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
  const drawings = { ...DOMSerializer.nodesFromSchema(schema), ...ownDrawings(names) };
  const serializer = new RememberingSerializer(
    Object.fromEntries(Object.entries(drawings).map(([name, draw]) => [name, rememberingUnit(draw)])),
    DOMSerializer.marksFromSchema(schema),
  );
  const fragment = document.createDocumentFragment();
  serializer.serializeFragment(doc.content, { document }, fragment);
  for (const block of fragment.children) markEmptyParagraphs(block);
  for (const link of fragment.querySelectorAll('a')) link.tabIndex = -1;
  markBlocks(fragment.children, marksOf(doc, start));
  return fragment;
}

const drawnTextBlocks = new WeakSet<globalThis.Node>();
const drawnUnits = new WeakSet<globalThis.Node>();

/** Whether an element of a body that was drawn holds the words of one block; of a block without words none does. */
export function isDrawnTextBlock(element: Element): boolean {
  return drawnTextBlocks.has(element);
}

/** Whether something in a block that was drawn is one place of its text: a name, a figure, a line break. */
export function isDrawnUnit(node: globalThis.Node): boolean {
  return drawnUnits.has(node);
}

/** Remembers which elements hold the words of a block, for whoever looks for a place in them. */
class RememberingSerializer extends DOMSerializer {
  override serializeFragment(
    ...[content, options, target]: Parameters<DOMSerializer['serializeFragment']>
  ): ReturnType<DOMSerializer['serializeFragment']> {
    if (target && content.firstChild?.isInline === true) drawnTextBlocks.add(target);
    return super.serializeFragment(content, options, target);
  }
}

function rememberingUnit(draw: (node: Node) => DOMOutputSpec): (node: Node) => DOMOutputSpec {
  return (node) => {
    if (!node.isInline || !node.isAtom || node.isText) return draw(node);
    const drawn = DOMSerializer.renderSpec(document, draw(node));
    drawnUnits.add(drawn.dom);
    return drawn;
  };
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
