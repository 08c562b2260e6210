import type { BodyNode } from '../../shared/document/body.ts';
import {
  aBody,
  aParagraph,
  anAction,
  aTable,
  bullets,
  linked,
  strong,
} from '../support/builders/body-pieces.ts';
import type { Random } from './seeded-random.ts';

// Bodies that no version of this program wrote. What makes them bad does not come from the program's own check: names
// that begin with "x-" are in no schema, and the nestings are those that every schema of ours forbids.

export type BadKind = 'node' | 'mark' | 'attribute' | 'nesting';

type Json = {
  [key: string]: unknown;
  type: string;
  content?: Json[];
  attrs?: Record<string, unknown>;
  marks?: Json[];
};

export function aSoundBody(random: Random): BodyNode {
  const words = (): string => Array.from({ length: random.between(3, 25) }, () => random.word()).join(' ');
  const blocks: readonly (() => BodyNode)[] = [
    () => aParagraph(words()),
    () => aParagraph(`${words()} `, strong(words()), ' ', linked(words(), 'https://calder.example/papers')),
    () => bullets(words(), words()),
    () => aTable([words(), words()], [words(), words()]),
  ];
  return aBody(
    aParagraph(words()),
    ...Array.from({ length: random.between(1, 4) }, () => random.pick(blocks)()),
  );
}

export function aBadBody(random: Random): { readonly kind: BadKind; readonly body: unknown } {
  const body = structuredClone(aSoundBody(random)) as unknown as Json;
  const kind = random.pick(['node', 'mark', 'attribute', 'nesting'] as const);
  const unknown = `x-${random.word()}`;
  const nodes = nodesOf(body);
  switch (kind) {
    case 'node': {
      const parent = random.pick(nodes.filter(({ content }) => content !== undefined));
      const leaf: Json = {
        type: unknown,
        ...(random.chance(0.5) ? { content: [...(parent.content ?? [])] } : {}),
      };
      insert(random, parent, leaf);
      break;
    }
    case 'mark': {
      const text = random.pick(nodes.filter(({ type }) => type === 'text'));
      text.marks = [
        ...(text.marks ?? []),
        { type: unknown, ...(random.chance(0.5) ? { attrs: { id: 1 } } : {}) },
      ];
      break;
    }
    case 'attribute': {
      const marks = nodes.flatMap((node) => node.marks ?? []);
      const holder = marks.length > 0 && random.chance(0.3) ? random.pick(marks) : random.pick(nodes);
      holder.attrs = { ...holder.attrs, [unknown]: random.pick([null, 1, 'words', { of: [1] }]) };
      break;
    }
    case 'nesting':
      misplace(random, body, nodes);
      break;
  }
  return { kind, body };
}

function misplace(random: Random, body: Json, nodes: readonly Json[]): void {
  const text = { type: 'text', text: random.word() };
  const paragraphs = nodes.filter(({ type }) => type === 'paragraph');
  const misplacements: readonly (() => void)[] = [
    () => insert(random, body, text),
    () => insert(random, body, { type: 'listItem', content: [{ type: 'paragraph', content: [text] }] }),
    () => insert(random, body, { type: 'tableRow', content: [] }),
    () => insert(random, body, { type: 'doc', content: [{ type: 'paragraph' }] }),
    () => insert(random, random.pick(paragraphs), { type: 'paragraph', content: [text] }),
    () => insert(random, random.pick(paragraphs), anAction(random.word()) as unknown as Json),
    () => insert(random, random.pick(paragraphs), { type: 'bulletList', content: [] }),
    () => insert(random, body, { type: 'bulletList', content: [{ type: 'paragraph', content: [text] }] }),
    () => insert(random, body, { type: 'table', content: [{ type: 'paragraph', content: [text] }] }),
    () => void (body.content = []),
  ];
  random.pick(misplacements)();
}

function insert(random: Random, parent: Json, child: Json): void {
  const content = [...(parent.content ?? [])];
  content.splice(random.between(0, content.length), 0, child);
  parent.content = content;
}

function nodesOf(node: Json): readonly Json[] {
  return [node, ...(node.content ?? []).flatMap(nodesOf)];
}
