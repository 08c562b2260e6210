import type { BodyNode } from './body.ts';
import { plainTextOf } from './plain-text.ts';

/** Whether a block is the heading that somebody put over actions: "Actions:", "Action". Files add none of their own then. */
export function isActionsHeading(block: BodyNode): boolean {
  return block.type === 'subheading' && /^\s*actions?\s*:?\s*$/i.test(plainTextOf(block));
}
