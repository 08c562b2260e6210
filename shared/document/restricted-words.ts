import type { Body, BodyNode } from './body.ts';

/** The runs of restricted words in a body, each as one text. */
export function restrictedWordsIn(body: Body): readonly string[] {
  return runsIn(body.content).filter((run) => run.trim() !== '');
}

function runsIn(nodes: readonly BodyNode[]): readonly string[] {
  const runs: string[] = [];
  let run = '';
  for (const node of nodes) {
    if (isRestricted(node)) {
      run += wordsOf(node);
      continue;
    }
    runs.push(run, ...runsIn(node.content ?? []));
    run = '';
  }
  return [...runs, run];
}

function isRestricted({ marks = [] }: BodyNode): boolean {
  return marks.some(({ type }) => type === 'restricted');
}

function wordsOf({ text, attrs }: BodyNode): string {
  return text ?? (typeof attrs?.label === 'string' ? attrs.label : ' ');
}
