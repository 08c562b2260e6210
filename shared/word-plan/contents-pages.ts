import type { WordPlan } from './word-plan.ts';

/** Whether a plan has contents, so that the pages on which its documents begin are worth knowing. */
export function hasContents({ blocks }: Pick<WordPlan, 'blocks'>): boolean {
  return blocks.some(({ block }) => block === 'contents');
}

/**
 * A plan whose contents say on which page each document begins. Numbers that cannot be true leave the plan as it is: each
 * document begins a page of its own, after the page with the contents.
 */
export function withPageNumbers(plan: WordPlan, pages: readonly number[]): WordPlan {
  const grow = pages.every((page, index) => page > (pages[index - 1] ?? 1));
  return {
    ...plan,
    blocks: plan.blocks.map((block) => {
      if (block.block !== 'contents' || block.entries.length !== pages.length || !grow) return block;
      return {
        ...block,
        entries: block.entries.map((entry, index) => {
          const page = pages[index];
          return page === undefined ? entry : { ...entry, page };
        }),
      };
    }),
  };
}
