import type { FigureReading } from '../domain/figures.ts';
import type { Body, BodyNode } from './body.ts';

export type FigureInBody = FigureReading & { readonly figureId: string };

/** The figures of a section in reading order. */
export function figuresInBody(body: Body): readonly FigureInBody[] {
  return figuresIn(body.content);
}

/** The same body with the figures that `readings` knows saying what they say there. */
export function withFigures(body: Body, readings: ReadonlyMap<string, FigureReading>): Body {
  return { type: 'doc', content: body.content.map((node) => withReadings(node, readings)) };
}

function figuresIn(nodes: readonly BodyNode[]): readonly FigureInBody[] {
  return nodes.flatMap(({ type, attrs, content = [] }) => {
    if (type !== 'figure') return figuresIn(content);
    const { figureId, text, asAt } = attrs ?? {};
    return [{ figureId: String(figureId), text: String(text), asAt: typeof asAt === 'string' ? asAt : null }];
  });
}

function withReadings(node: BodyNode, readings: ReadonlyMap<string, FigureReading>): BodyNode {
  const reading = node.type === 'figure' ? readings.get(String(node.attrs?.figureId)) : undefined;
  if (reading) return { ...node, attrs: { ...node.attrs, ...reading } };
  return node.content === undefined
    ? node
    : { ...node, content: node.content.map((child) => withReadings(child, readings)) };
}
