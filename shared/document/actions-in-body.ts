import type { OwnerRef } from '../domain/actions.ts';
import type { Body, BodyNode } from './body.ts';
import { plainTextOf } from './plain-text.ts';
import { isOwnerRef } from './refs.ts';

export type ActionBlock = {
  /** The block's id; null until the editor has given it one. */
  readonly id: string | null;
  readonly text: string;
  readonly owners: readonly OwnerRef[];
  readonly due: string | null;
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
    };
  });
}

function actionNodesOf(nodes: readonly BodyNode[]): readonly BodyNode[] {
  return nodes.flatMap((node) => (node.type === 'action' ? [node] : actionNodesOf(node.content ?? [])));
}
