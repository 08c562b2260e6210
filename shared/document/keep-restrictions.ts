import { sharedPart } from '../domain/similar-texts.ts';
import type { Body, BodyMark, BodyNode } from './body.ts';
import { isNoteToSelf } from './notes-to-self.ts';
import { plainTextOf } from './plain-text.ts';
import { isWhollyRestricted, restrictionOf } from './restricted-words.ts';

/**
 * An earlier text with what is restricted in the text of now: the same passages, the names that are restricted nowhere
 * else than there, and blocks that are restricted as a whole, also where they were worded otherwise. In doubt more is
 * restricted: a person can take it off, and nobody calls back what went out.
 */
export function keepRestrictions(now: Body, earlier: Body): Body {
  const kept = restrictionsIn(now);
  if (kept.passages.length === 0) return earlier;
  const restrict = (node: BodyNode): BodyNode => {
    if (!node.content || isNoteToSelf(node)) return node;
    const isLine = node.content.some(isInLine);
    return { ...node, content: isLine ? restrictLine(node, node.content, kept) : node.content.map(restrict) };
  };
  return { ...earlier, content: earlier.content.map(restrict) };
}

type Passage = { readonly text: string; readonly reason: string };

type Restrictions = {
  readonly passages: readonly Passage[];
  /** Words of passages that stand nowhere for the public, in small letters. */
  readonly words: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  /** Lines without a word for the public; `id`: that of an action. */
  readonly lines: readonly (Passage & { readonly id: string | null })[];
};

function restrictionsIn(body: Body): Restrictions {
  const passages: Passage[] = [];
  const people = new Map<string, string>();
  const lines: Restrictions['lines'][number][] = [];
  const shown: string[] = [];
  const shownPeople = new Set<string>();
  const read = (nodes: readonly BodyNode[]): void => {
    let run = '';
    let ofRun = '';
    const endRun = (): void => {
      if (run.trim() !== '') passages.push({ text: run.trim(), reason: ofRun });
      run = '';
    };
    for (const node of nodes) {
      const reason = restrictionOf(node);
      const person = personIn(node);
      if (reason !== null) {
        if (run === '') ofRun = reason;
        run += plainTextOf(node);
        if (person !== null) people.set(person, reason);
        continue;
      }
      endRun();
      if (isNoteToSelf(node)) continue;
      if (isInLine(node)) shown.push(plainTextOf(node));
      if (person !== null) shownPeople.add(person);
      const [first] = (node.content ?? []).map(restrictionOf).filter((each) => each !== null);
      if (first !== undefined && isWhollyRestricted(node))
        lines.push({ id: idOf(node), text: plainTextOf(node), reason: first });
      read(node.content ?? []);
    }
    endRun();
  };
  read(body.content);
  const isShown = new Set(shown.flatMap((text) => wordsIn(text).map(({ word }) => word)));
  const words = new Map(
    passages.flatMap(({ text, reason }) =>
      wordsIn(text).flatMap(({ word, isTelling }) =>
        isTelling && !isShown.has(word) ? [[word, reason] as const] : [],
      ),
    ),
  );
  for (const id of shownPeople) people.delete(id);
  return { passages, words, people, lines };
}

/** The content of a line, restricted where its words are in what is kept. */
function restrictLine(
  line: BodyNode,
  nodes: readonly BodyNode[],
  { passages, words, people, lines }: Restrictions,
): readonly BodyNode[] {
  const text = nodes.map(plainTextOf).join('');
  const whole = lines.find((each) => (each.id !== null && each.id === idOf(line)) || isReworded(each, text));
  const reasons: (string | null)[] = Array.from({ length: text.length }, () => null);
  const cover = (from: number, to: number, reason: string): void => {
    for (let at = from; at < to; at += 1) reasons[at] ??= reason;
  };
  if (whole) cover(0, text.length, whole.reason);
  const lower = text.toLowerCase();
  for (const { text: passage, reason } of lower.length === text.length ? passages : []) {
    const sought = passage.toLowerCase();
    for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + 1)) {
      if (isWholeWords(text, at, at + sought.length)) cover(at, at + sought.length, reason);
    }
  }
  for (const { word, from, to } of wordsIn(text)) {
    const reason = words.get(word);
    if (reason !== undefined) cover(from, to, reason);
  }
  coverGaps(text, reasons);
  let start = 0;
  return joined(
    nodes.flatMap((node): readonly BodyNode[] => {
      const own = plainTextOf(node);
      const ofNode = reasons.slice(start, start + own.length);
      start += own.length;
      if (restrictionOf(node) !== null) return [node];
      if (node.text !== undefined) return partsOf(node, ofNode);
      const reason = people.get(personIn(node) ?? '') ?? ofNode.find((each) => each !== null) ?? null;
      return [reason === null ? node : withRestriction(node, reason)];
    }),
  );
}

/** Whether a text says what a line does, in other words in part. */
function isReworded(line: Passage, text: string): boolean {
  return text.length <= 3 * line.text.length && sharedPart(line.text, text) >= 0.5;
}

/** A text in pieces, each for the public or restricted for one reason. */
function partsOf(node: BodyNode, reasons: readonly (string | null)[]): readonly BodyNode[] {
  const { text = '' } = node;
  const parts: BodyNode[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && reasons[at] === reasons[start]) continue;
    const part = { ...node, text: text.slice(start, at) };
    const reason = reasons[start] ?? null;
    parts.push(reason === null ? part : withRestriction(part, reason));
    start = at;
  }
  return parts;
}

/** The space between two passages is one of them: nothing is said in it. */
function coverGaps(text: string, reasons: (string | null)[]): void {
  for (const { index, 0: space } of text.matchAll(/\s+/g)) {
    const [before, after] = [reasons[index - 1] ?? null, reasons[index + space.length] ?? null];
    if (before === null || before !== after) continue;
    for (let at = index; at < index + space.length; at += 1) reasons[at] ??= before;
  }
}

function joined(nodes: readonly BodyNode[]): readonly BodyNode[] {
  const together: BodyNode[] = [];
  for (const node of nodes) {
    const last = together.at(-1);
    if (last?.text !== undefined && node.text !== undefined && isMarkedAs(last, node))
      together[together.length - 1] = { ...last, text: last.text + node.text };
    else together.push(node);
  }
  return together;
}

function isMarkedAs({ marks = [] }: BodyNode, { marks: others = [] }: BodyNode): boolean {
  const written = (list: readonly BodyMark[]): string =>
    list
      .map((mark) => JSON.stringify(mark))
      .sort()
      .join();
  return written(marks) === written(others);
}

function withRestriction(node: BodyNode, reason: string): BodyNode {
  return { ...node, marks: [...(node.marks ?? []), { type: 'restricted', attrs: { reason } }] };
}

/** The words of a text in small letters. Those of three small letters tell nothing by themselves. */
function wordsIn(text: string): readonly {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  readonly isTelling: boolean;
}[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    from: index,
    to: index + word.length,
    isTelling: word.length > 3 || /[\p{Lu}\p{N}]/u.test(word),
  }));
}

function isWholeWords(text: string, from: number, to: number): boolean {
  const isLetter = /[\p{L}\p{M}\p{N}]/u;
  const isCut = (at: number): boolean => isLetter.test(text[at - 1] ?? '') && isLetter.test(text[at] ?? '');
  return !isCut(from) && !isCut(to);
}

function isInLine({ type }: BodyNode): boolean {
  return type === 'text' || type === 'person' || type === 'figure' || type === 'hardBreak';
}

function personIn({ type, attrs }: BodyNode): string | null {
  return type === 'person' && typeof attrs?.personId === 'string' ? attrs.personId : null;
}

function idOf({ attrs }: BodyNode): string | null {
  return typeof attrs?.id === 'string' ? attrs.id : null;
}
