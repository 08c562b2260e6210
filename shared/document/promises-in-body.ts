import type { PromiseInNotes } from '../domain/promises.ts';
import type { Body, BodyNode } from './body.ts';
import { plainTextOf } from './plain-text.ts';
import { hasRestrictedWords } from './restricted-words.ts';

/**
 * What notes promise for later meetings: each item of their lists, each decision and each paragraph. Beside a list a
 * paragraph is less likely to. One that only leads on to what follows ("… asked for:") promises nothing; what somebody
 * is to do is an action, and the register's.
 */
export function promisesInBody(body: Body): readonly PromiseInNotes[] {
  const hasList = body.content.some(isList);
  return body.content
    .flatMap((block): readonly (readonly [BodyNode, boolean])[] => {
      if (isList(block)) return (block.content ?? []).map((item) => [item, true]);
      if (block.type === 'decision') return [[block, true]];
      return block.type === 'paragraph' ? [[block, !hasList]] : [];
    })
    .map(([node, isLikely]) => ({
      blockId: idIn(node),
      text: plainTextOf(node).trim(),
      isRestricted: hasRestrictedWords(node),
      isLikely,
    }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text) && !text.endsWith(':'));
}

function isList({ type }: BodyNode): boolean {
  return type === 'bulletList' || type === 'letterList';
}

// Of a list item, the paragraph that it begins with is what has an id.
function idIn({ attrs, content = [] }: BodyNode): string | null {
  const id = attrs?.id ?? content[0]?.attrs?.id;
  return typeof id === 'string' ? id : null;
}
