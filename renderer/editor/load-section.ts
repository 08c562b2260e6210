// The gate before an editor: what of a stored text may be edited, and what is shown only.

import type { Node } from '@tiptap/pm/model';
import type { Section } from '../../shared/contract/entities/documents.ts';
import type { Body, BodyNode } from '../../shared/document/body.ts';
import { schemaFor, type DocumentKind } from '../../shared/document/schemas.ts';
import { validateBody, type BodyProblem } from '../../shared/document/validate-body.ts';

export type LoadedText =
  | { readonly state: 'sound'; readonly body: Body; readonly node: Node }
  /** `problem`: what this window itself found in a text that the store handed out as sound. */
  | {
      readonly state: 'unreadable';
      readonly reason: string;
      readonly problem: BodyProblem | null;
      readonly text: string;
    };

/** Thrown by a maker of editors: the editor does not hold the same text as it was given. */
export class TextNotTakenOver extends Error {}

/** Decides whether a stored text may be edited. Every text that comes from the store passes here. */
export function loadText(kind: DocumentKind, content: Section['content']): LoadedText {
  if (content.state === 'unreadable') {
    return { state: 'unreadable', reason: content.reason, problem: null, text: content.text };
  }
  const check = validateBody(kind, content.body);
  if (check.ok) return { state: 'sound', body: check.body, node: check.node };
  return { state: 'unreadable', reason: 'not-valid', problem: check.problem, text: wordsIn(content.body) };
}

const bodies = new WeakMap<Node, Body>();
const blocks = new WeakMap<Node, BodyNode>();

/** A text as it is sent and compared; the same object for the same text, and for every block that did not change. */
export function bodyOf(doc: Node): Body {
  let body = bodies.get(doc);
  if (!body) {
    body = { type: 'doc', content: doc.children.map(blockOf) };
    bodies.set(doc, body);
  }
  return body;
}

function blockOf(node: Node): BodyNode {
  let block = blocks.get(node);
  if (!block) {
    block = node.toJSON() as BodyNode;
    blocks.set(node, block);
  }
  return block;
}

/** Same words, same attributes, whatever the order of keys and however defaults are written. Both are valid bodies. */
export function isSameBody(kind: DocumentKind, one: Body, other: Body): boolean {
  if (one === other) return true;
  const schema = schemaFor(kind);
  return schema.nodeFromJSON(one).eq(schema.nodeFromJSON(other));
}

/** The words of JSON that need not be valid: whatever text it holds, in order, a line a block. */
export function wordsIn(json: unknown): string {
  let words = '';
  // With a stack of its own: the nesting may be what is wrong with it.
  const stack: unknown[] = [json];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value === 'string') words += value;
    else if (Array.isArray(value)) for (const each of value.toReversed() as unknown[]) stack.push(each);
    else if (typeof value === 'object' && value !== null) {
      const { text, content, attrs } = value as Record<string, unknown>;
      if (typeof text === 'string') words += text;
      else if (content !== undefined) stack.push('\n', content);
      else if (typeof attrs === 'object' && attrs !== null) {
        if ('label' in attrs) stack.push(attrs.label);
        else if ('text' in attrs) stack.push(attrs.text);
      }
    }
  }
  return words.trim();
}
