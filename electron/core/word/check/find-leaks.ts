import type { Leak, LeakKind, LeakPlace } from '../../../../shared/domain/leaks.ts';
import type { LeakTest } from '../../../../shared/word-plan/leak-test.ts';
import type { Withheld } from '../../../../shared/word-plan/must-not-leave.ts';
import { comparableWords } from './comparable-words.ts';
import { keptBackWords, type KeptBackWords } from './kept-back-words.ts';
import {
  openedPackage,
  openPackage,
  type FileOrOpened,
  type OpenedPackage,
  type PackagePart,
} from './open-package.ts';
import { placeOfPart, textsOfPart, type PartText } from './texts-of-part.ts';

// The last thing that is done with a public file before it is handed out: it is opened again and everything in it is
// searched, with nothing taken over from what wrote it.

/**
 * What a finished file holds that must not leave; none is the only answer with which it may go out. `bareFile`: one of the
 * same house style that says nothing of any meeting, made when something was found; what it says in a place is no leak there.
 */
export function findLeaks(
  file: FileOrOpened,
  test: LeakTest,
  bareFile: () => Uint8Array | null = () => null,
): readonly Leak[] {
  let own: ReadonlyMap<LeakPlace, readonly string[]> | null = null;
  const ownTexts = (place: LeakPlace): readonly string[] =>
    (own ??= textsByPlace(bareFile())).get(place) ?? [];
  const words = keptBackWords(test.withheld, () => test.publicTexts, ownTexts);
  const opened = openedPackage(file);
  if (opened === null) return [{ kind: 'unreadable-part', place: 'package', item: null }];
  const ofName = leakOfWords(words, test.fileName, 'file-name');
  return distinct([...(ofName ? [ofName] : []), ...leaksOfPackage(opened, test, words, 0)]);
}

function textsByPlace(file: Uint8Array | null): ReadonlyMap<LeakPlace, readonly string[]> {
  const byPlace = new Map<LeakPlace, string[]>();
  const parts = (file === null ? null : openPackage(file))?.parts ?? [];
  for (const part of parts.filter(({ name }) => /\.(xml|rels|vml)$/i.test(name))) {
    for (const { text, place } of textsOfPart(part).texts) {
      const texts = byPlace.get(place);
      if (texts) texts.push(text);
      else byPlace.set(place, [text]);
    }
  }
  return byPlace;
}

function leaksOfPackage(
  { parts, asides, hasBytesBeside, unreadable }: OpenedPackage,
  test: LeakTest,
  words: KeptBackWords,
  depth: number,
): readonly Leak[] {
  const leaks: Leak[] = [];
  const say = (kind: LeakKind, place: LeakPlace): void => {
    leaks.push({ kind, place, item: null });
  };
  if (hasBytesBeside || asides.length > 0) say('bytes-beside', 'package');
  for (const aside of asides) leaks.push(...leaksOfBytes(aside, 'package', words));
  for (const name of unreadable) say('unreadable-part', placeOfPart(name));
  for (const part of parts) {
    if (!/^[\w.[\]/-]{1,80}$/.test(part.name) || part.name.split('/').length > 4) {
      const leak = leakOfWords(words, part.name, 'part-name');
      if (leak) leaks.push(leak);
    }
    const named = leakOfWords(words, part.name.replace(usualNames, ' '), 'part-name');
    if (named) leaks.push(named);
    leaks.push(...leaksOfPart(part, test, words, depth));
  }
  return leaks;
}

/** What the parts of every Word file are called. */
const usualNames =
  /\b(word|docProps|_rels|rels|theme|media|image|document|styles|numbering|settings|fontTable|webSettings|header|footer|footnotes|endnotes|comments|core|app|custom|xml|png|jpeg|jpg|gif|emf|Content_Types)\d*\b/g;

function leaksOfPart(
  { name, bytes }: PackagePart,
  test: LeakTest,
  words: KeptBackWords,
  depth: number,
): readonly Leak[] {
  const place = placeOfPart(name);
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
  if (isZip) {
    const inner = depth < deepestPackage ? openPackage(bytes) : null;
    const found = inner ? leaksOfPackage(inner, test, words, depth + 1) : [];
    return [
      { kind: 'embedded-file', place: 'embedded-file', item: null },
      ...found
        .filter(({ kind }) => isOfWords(kind))
        .map((leak) => ({ ...leak, place: 'embedded-file' as const })),
    ];
  }
  if (/(^|\/)thumbnail\.\w+$/i.test(name)) {
    return [{ kind: 'thumbnail', place: 'picture', item: null }, ...leaksOfBytes(bytes, 'picture', words)];
  }
  if (/\.(xml|rels|vml)$/i.test(name)) return leaksOfXml({ name, bytes }, test, words);
  const isPicture = /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|odttf)$/i.test(name);
  return [
    ...(isPicture ? [] : [{ kind: 'embedded-file', place: 'embedded-file', item: null } as const]),
    ...leaksOfBytes(bytes, place, words),
  ];
}

const deepestPackage = 3;

function leaksOfXml(part: PackagePart, test: LeakTest, words: KeptBackWords): readonly Leak[] {
  const { texts, things, authors, isReadable } = textsOfPart(part);
  const leaks: Leak[] = things.map(({ kind, place }) => ({ kind, place, item: null }));
  if (!isReadable) leaks.push({ kind: 'unreadable-part', place: placeOfPart(part.name), item: null });
  const chosen = comparableWords(test.author).join(' ');
  if (authors.some((name) => comparableWords(name).join(' ') !== chosen))
    leaks.push({ kind: 'user-name', place: placeOfPart(part.name), item: null });
  const flow: string[] = [];
  let placeOfFlow: LeakPlace = 'text';
  for (const each of texts) {
    const here = comparableWords(each.text);
    leaks.push(...leaksOfText(each, here, test, words));
    if (!each.isFlow) continue;
    flow.push(...here);
    placeOfFlow = each.place;
  }
  // A sentence may have been broken over paragraphs: what is longer than two words is looked for across them.
  const found =
    words.findIn(flow, { areShortOnes: false, place: placeOfFlow }) ?? words.findRunIn(flow, placeOfFlow);
  if (found) leaks.unshift({ kind: found.kind, place: placeOfFlow, item: found.item });
  return leaks;
}

function leaksOfText(
  { text, place, isTyped, isFlow }: PartText,
  here: readonly string[],
  test: LeakTest,
  words: KeptBackWords,
): readonly Leak[] {
  const leaks: Leak[] = [];
  // The long texts of a flow are looked for in all of it.
  const found =
    words.findIn(here, { areShortOnes: isTyped, place }) ??
    (isTyped && !isFlow ? words.findRunIn(here, place) : null);
  if (found) leaks.push({ kind: found.kind, place, item: found.item });
  const path = /[\\/%]/.test(text) ? filePath.exec(text) : null;
  if (path && !(isTyped && test.plannedTexts.some((planned) => planned.includes(path[0].trim())))) {
    leaks.push({ kind: 'file-path', place, item: null });
  }
  return leaks;
}

/** A place on somebody's machine or network, as Windows, macOS and Linux write it. */
const filePath =
  /(?:^|[\s"'“‘(=<>|])(?:[A-Za-z]:\\\S|\\\\[\w.$-]+\\\S|\/(?:home|Users|tmp|root|private|mnt|media|var\/folders)\/\S)|\bfile:\/|%(?:APPDATA|LOCALAPPDATA|USERPROFILE|TEMP)%|\\AppData\\/i;

function leakOfWords(words: KeptBackWords, text: string, place: LeakPlace): Leak | null {
  const found = words.findIn(comparableWords(text), { areShortOnes: true, place });
  return found && { kind: found.kind, place, item: found.item };
}

/** Bytes that are no XML: the texts that stand in them, in one byte a letter or in two. */
function leaksOfBytes(bytes: Uint8Array, place: LeakPlace, words: KeptBackWords): readonly Leak[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const readings = [buffer.toString('utf8'), buffer.toString('latin1').replaceAll('\0', '')];
  const leaks: Leak[] = [];
  for (const [text] of readings.flatMap((reading) => [
    ...reading.matchAll(/[\p{L}\p{N}\p{P}\p{S} ]{4,}/gu),
  ])) {
    const found =
      words.findIn(comparableWords(text), { areShortOnes: false, place }) ?? wholeIn(words, text, place);
    if (found) leaks.push({ kind: found.kind, place, item: found.item });
    if (filePath.test(text)) leaks.push({ kind: 'file-path', place, item: null });
  }
  return leaks;
}

/** Short texts in bytes, where a run of letters may be chance: only two words or more. */
function wholeIn(words: KeptBackWords, text: string, place: LeakPlace): Withheld | null {
  const here = comparableWords(text);
  return here.length < 2 || here.every((word) => word.length < 4)
    ? null
    : words.findIn(here, { areShortOnes: true, place });
}

function isOfWords(kind: LeakKind): boolean {
  return ['restricted', 'chair-notes', 'note-to-self', 'review', 'recipient', 'prompt', 'file-path'].includes(
    kind,
  );
}

function distinct(leaks: readonly Leak[]): readonly Leak[] {
  return [...new Map(leaks.map((leak) => [`${leak.kind} ${leak.place} ${leak.item}`, leak])).values()];
}
