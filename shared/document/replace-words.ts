import { allow, refuse, type Ruling } from '../domain/rulings.ts';
import type { Body, BodyNode } from './body.ts';

export type ReplacedWords = {
  readonly body: Body;
  /** Whether the words are not for the public. */
  readonly isRestricted: boolean;
};

/**
 * Puts other words in the place of some that stand once in a body, within one paragraph. They look like the first of
 * those that they replace. Words that are restricted in part are refused: nobody could say what the new ones are.
 */
export function replaceWords(body: Body, from: string, to: string): Ruling<ReplacedWords> {
  const places = placesOf(body.content, from, []);
  const [place] = places;
  if (!place) return refuse('words-not-found', { words: from });
  if (places.length > 1) return refuse('words-found-twice', { words: from });
  const marked = place.touched.map(isRestricted);
  if (marked.includes(true) && marked.includes(false))
    return refuse('words-restricted-in-part', { words: from });
  const content = replacedAt(body.content, place, from.length, to);
  return allow({ body: { ...body, content }, isRestricted: marked.includes(true) });
}

/** Where words begin: the way to their paragraph, and how many characters stand before them there. */
type Place = {
  readonly path: readonly number[];
  readonly start: number;
  readonly touched: readonly BodyNode[];
};

// Stands for what is no text, such as the name of a person, so that no words are found across it.
const notText = '\uFFFC';

function placesOf(nodes: readonly BodyNode[], from: string, path: readonly number[]): readonly Place[] {
  const places: Place[] = [];
  if (nodes.some(({ type }) => type === 'text')) {
    const text = nodes.map((node) => node.text ?? notText).join('');
    for (let start = text.indexOf(from); start >= 0; start = text.indexOf(from, start + 1)) {
      places.push({ path, start, touched: touchedBy(nodes, start, start + from.length) });
    }
  }
  return [...places, ...nodes.flatMap((node, index) => placesOf(node.content ?? [], from, [...path, index]))];
}

function touchedBy(nodes: readonly BodyNode[], start: number, end: number): readonly BodyNode[] {
  let at = 0;
  return nodes.filter((node) => {
    const from = at;
    at += (node.text ?? notText).length;
    return from < end && at > start;
  });
}

function replacedAt(
  nodes: readonly BodyNode[],
  { path, start }: Pick<Place, 'path' | 'start'>,
  length: number,
  to: string,
): readonly BodyNode[] {
  const [first, ...rest] = path;
  if (first !== undefined) {
    return nodes.map((node, index) =>
      index === first
        ? { ...node, content: replacedAt(node.content ?? [], { path: rest, start }, length, to) }
        : node,
    );
  }
  let at = 0;
  let words = to;
  return nodes.flatMap((node) => {
    const text = node.text ?? notText;
    const [from, until] = [start - at, start + length - at];
    at += text.length;
    if (node.text === undefined || from >= text.length || until <= 0) return node;
    const next = text.slice(0, Math.max(0, from)) + words + text.slice(Math.max(0, until));
    words = '';
    return next === '' ? [] : { ...node, text: next };
  });
}

function isRestricted({ marks = [] }: BodyNode): boolean {
  return marks.some(({ type }) => type === 'restricted');
}
