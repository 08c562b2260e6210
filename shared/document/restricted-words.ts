import type { BodyNode } from './body.ts';

/** The reason why a node itself is restricted; null where it is not. */
export function restrictionOf({ marks = [] }: BodyNode): string | null {
  const mark = marks.find(({ type }) => type === 'restricted');
  if (!mark) return null;
  return typeof mark.attrs?.reason === 'string' ? mark.attrs.reason : '';
}

/** Whether any of a node's words are not for the public. */
export function hasRestrictedWords(node: BodyNode): boolean {
  return restrictionOf(node) !== null || (node.content ?? []).some(hasRestrictedWords);
}

/** Whether a text block has words, and none of them is for the public. */
export function isWhollyRestricted({ content = [] }: BodyNode): boolean {
  const worded = content.filter(({ type, text }) => type !== 'hardBreak' && text?.trim() !== '');
  return worded.length > 0 && worded.every((node) => restrictionOf(node) !== null);
}

/** What is said beside restricted words: "Restricted: FOI Act s40: personal information". */
export function wordRestriction(reason: string): string {
  return reason === '' ? 'Restricted' : `Restricted: ${reason}`;
}
