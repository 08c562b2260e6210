import { fillWordingFields, type WordingValues } from '../domain/wordings.ts';
import { bodyFromPlainText, type PlainTextProblem } from './body-from-plain-text.ts';
import type { Body, BodyMark, BodyNode } from './body.ts';

// Between a wording's plain text in the library and the linked blocks that papers hold.

/** The text of a wording as blocks, its fields still in braces. */
export function readWordingText(text: string): {
  readonly blocks: readonly BodyNode[];
  readonly problems: readonly PlainTextProblem[];
} {
  const { body, problems } = bodyFromPlainText(text, {
    kind: 'cover-paper',
    findOwner: () => 'unknown',
    paragraphNumbers: 'words',
  });
  return { blocks: body.content, problems };
}

/** A wording's blocks as a paper takes them over. Values go in as words, whatever they look like. */
export function filledWording(text: string, values: WordingValues): readonly BodyNode[] {
  return readWordingText(text).blocks.map((block) => filled(block, values));
}

function filled(node: BodyNode, values: WordingValues): BodyNode {
  return {
    ...node,
    ...(node.text === undefined ? {} : { text: fillWordingFields(node.text, values) }),
    ...(node.content === undefined ? {} : { content: node.content.map((child) => filled(child, values)) }),
  };
}

/** A copy of a wording in a section. */
export type LinkedWording = {
  /** The block's own id; null until the editor has given it one. */
  readonly id: string | null;
  readonly wordingId: string;
  readonly compared: string;
  readonly blocks: readonly BodyNode[];
};

/** The copies in a section, in reading order. They stand at the top of a body only. */
export function linkedWordingsIn(body: Body): readonly LinkedWording[] {
  return body.content.flatMap(({ type, attrs, content = [] }) => {
    if (type !== 'standardWording') return [];
    const { id, wordingId, digest } = attrs ?? {};
    return [
      {
        id: typeof id === 'string' ? id : null,
        wordingId: String(wordingId),
        compared: String(digest),
        blocks: content,
      },
    ];
  });
}

/**
 * Tells whether two texts are the same to a reader: words, marks, lists. Ids and numbering are no part of a wording.
 * 16 hexadecimal digits; for finding changes, not for proving anything.
 */
export function digestOf(blocks: readonly BodyNode[]): string {
  return hash(JSON.stringify(blocks.map(essence)));
}

function essence({ type, attrs, content, marks, text }: BodyNode): unknown {
  const { start, label, figureId } = attrs ?? {};
  return [
    type,
    start === undefined || start === 1 ? null : start,
    label ?? figureId ?? null,
    (marks ?? []).map(markEssence).toSorted(),
    text ?? null,
    (content ?? []).map(essence),
  ];
}

function markEssence({ type, attrs }: BodyMark): string {
  const { href, reason } = attrs ?? {};
  return [type, href, reason].filter((part) => typeof part === 'string').join(' ');
}

// FNV-1a, two lanes of 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
function hash(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x050c5d1f;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ (code + index), 0x01000193);
  }
  return [first, second].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
