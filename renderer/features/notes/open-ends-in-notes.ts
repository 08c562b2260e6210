// What is left open in the notes as they stand on screen, with the way to each place. What did not change is not looked
// at again.

import type { Node } from '@tiptap/pm/model';
import type { BodyNode } from '../../../shared/document/body.ts';
import { checkMark, openEndsIn, type OpenEnd, type OpenEndCode } from '../../../shared/document/open-ends.ts';
import type { NotesSection } from './notes-sections.ts';

/** Where an open end is: the block, and which of the block's marks where it is one. */
export type OpenEndPlace = {
  readonly blockId: string | null;
  /** The block among those of its section. */
  readonly index: number;
  readonly nth: number;
};

export type OpenEndInNotes = OpenEnd &
  OpenEndPlace & {
    readonly sectionId: string;
    /** "4", "4 b)". */
    readonly label: string;
    readonly title: string;
  };

const endsOfBlock = new WeakMap<Node, readonly OpenEnd[]>();
const nothingFollowed: ReadonlySet<string> = new Set();
const owed: ReadonlySet<OpenEndCode> = new Set(['answer-owed', 'answer-partly-owed']);

/** In the order of the agenda. An owed answer that an action of any item follows up is not open. */
export function openEndsInNotes(notes: readonly NotesSection[]): readonly OpenEndInNotes[] {
  const sound = notes.flatMap(({ section, label, item }) =>
    section.state === 'sound' ? [{ sectionId: section.id, doc: section.doc, label, title: item.title }] : [],
  );
  const followed = new Set(sound.flatMap(({ doc }) => followedIn(doc)));
  return sound.flatMap(({ sectionId, doc, label, title }) =>
    childrenOf(doc).flatMap((block, index) => {
      const blockId = idOf(block);
      let marks = 0;
      return endsOf(block).flatMap((end) => {
        const nth = end.code === 'marked-to-check' ? marks++ : 0;
        const isFollowed = owed.has(end.code) && blockId !== null && followed.has(blockId);
        return isFollowed ? [] : [{ ...end, sectionId, label, title, blockId, index, nth }];
      });
    }),
  );
}

/** The block of an open end in the text as it is now; null: it is gone. */
export function blockOf(
  doc: Node,
  { blockId, index }: OpenEndPlace,
): { readonly node: Node; readonly position: number } | null {
  const blocks = childrenOf(doc);
  const byId = blockId === null ? -1 : blocks.findIndex((block) => idOf(block) === blockId);
  const at = byId >= 0 ? byId : blockId === null ? index : -1;
  const node = blocks[at];
  if (!node) return null;
  return { node, position: blocks.slice(0, at).reduce((sum, { nodeSize }) => sum + nodeSize, 0) };
}

/** The mark itself, "[check …]"; null where it is gone. */
export function markOf(
  doc: Node,
  place: OpenEndPlace,
): { readonly from: number; readonly to: number } | null {
  const block = blockOf(doc, place);
  if (!block) return null;
  const marks: { from: number; to: number }[] = [];
  const look = (node: Node, start: number): void => {
    // One character a node that is no text, so that a place in the text is one in the document.
    const text = node.textBetween(0, node.content.size, undefined, (leaf) =>
      leaf.type.name === 'hardBreak' ? '\n' : '\ufffc',
    );
    for (const { index: at, 0: mark } of text.matchAll(checkMark)) {
      marks.push({ from: start + at, to: start + at + mark.length });
    }
  };
  if (block.node.isTextblock) look(block.node, block.position + 1);
  else {
    block.node.descendants((node, offset) => {
      if (node.isTextblock) look(node, block.position + 1 + offset + 1);
    });
  }
  return marks[place.nth] ?? null;
}

/** Where the caret goes to put it right: to the end of an action's or a note's words, of an answer, before a mark. */
export function caretFor(doc: Node, end: OpenEndPlace & { readonly code: OpenEndCode }): number | null {
  const block = blockOf(doc, end);
  if (!block) return null;
  if (end.code === 'marked-to-check') return markOf(doc, end)?.from ?? block.position + 1;
  const lastOf = (node: Node, start: number): number =>
    node.isTextblock || !node.lastChild
      ? start + 1 + node.content.size
      : lastOf(node.lastChild, start + 1 + node.content.size - node.lastChild.nodeSize);
  return lastOf(block.node, block.position);
}

function endsOf(block: Node): readonly OpenEnd[] {
  const known = endsOfBlock.get(block);
  if (known) return known;
  const ends = openEndsIn({ content: [block.toJSON() as BodyNode] }, nothingFollowed);
  endsOfBlock.set(block, ends);
  return ends;
}

function followedIn(doc: Node): readonly string[] {
  return childrenOf(doc).flatMap(({ type, attrs }) => {
    const id: unknown = attrs.exchangeId;
    return type.name === 'action' && typeof id === 'string' ? [id] : [];
  });
}

function childrenOf(doc: Node): readonly Node[] {
  return Array.from({ length: doc.childCount }, (_, index) => doc.child(index));
}

function idOf(block: Node): string | null {
  const id: unknown = block.attrs.id;
  return typeof id === 'string' ? id : null;
}
