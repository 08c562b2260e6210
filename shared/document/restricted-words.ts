import type { Body, BodyNode } from './body.ts';

/** The reason why a node itself is restricted; null where it is not. */
export function restrictionOf({ marks = [] }: BodyNode): string | null {
  const mark = marks.find(({ type }) => type === 'restricted');
  if (!mark) return null;
  return typeof mark.attrs?.reason === 'string' ? mark.attrs.reason : '';
}

/** Whether any of a node's words are not for the public. */
export function hasRestrictedWords(node: BodyNode): boolean {
  return restrictionIn(node) !== null;
}

/** The first reason why some of a node's words are not for the public; null: all of them are. */
export function restrictionIn(node: BodyNode): string | null {
  const own = restrictionOf(node);
  if (own !== null) return own;
  for (const inside of node.content ?? []) {
    const reason = restrictionIn(inside);
    if (reason !== null) return reason;
  }
  return null;
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

/** The runs of restricted words in a body, each as one text. */
export function restrictedWordsIn(body: Body): readonly string[] {
  return runsIn(body.content).filter((run) => run.trim() !== '');
}

function runsIn(nodes: readonly BodyNode[]): readonly string[] {
  const runs: string[] = [];
  let run = '';
  for (const node of nodes) {
    if (restrictionOf(node) !== null) {
      run += wordsOf(node);
      continue;
    }
    runs.push(run, ...runsIn(node.content ?? []));
    run = '';
  }
  return [...runs, run];
}

function wordsOf({ text, attrs }: BodyNode): string {
  return text ?? (typeof attrs?.label === 'string' ? attrs.label : ' ');
}
