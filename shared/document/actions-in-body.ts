import type { OwnerRef } from '../domain/actions.ts';
import type { Body, BodyNode } from './body.ts';
import { plainTextOf } from './plain-text.ts';
import { hasRestrictedWords } from './restricted-words.ts';
import { isOwnerRef } from './refs.ts';

export type ActionBlock = {
  /** The block's id; null until the editor has given it one. */
  readonly id: string | null;
  readonly text: string;
  readonly owners: readonly OwnerRef[];
  readonly due: string | null;
  /** Whether any of its words are not for the public. */
  readonly isRestricted: boolean;
};

/** The actions of a section in reading order. */
export function actionsInBody(body: Body): readonly ActionBlock[] {
  return actionNodesOf(body.content).map((node) => {
    const { id, owners, due } = node.attrs ?? {};
    return {
      id: typeof id === 'string' ? id : null,
      text: plainTextOf(node),
      owners: Array.isArray(owners) ? owners.filter(isOwnerRef) : [],
      due: typeof due === 'string' ? due : null,
      isRestricted: hasRestrictedWords(node),
    };
  });
}

function actionNodesOf(nodes: readonly BodyNode[]): readonly BodyNode[] {
  return nodes.flatMap((node) => (node.type === 'action' ? [node] : actionNodesOf(node.content ?? [])));
}
