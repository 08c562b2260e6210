import { notForPublication } from '../../shared/wording/not-for-publication.ts';
import { platform, type SavedFiles } from '../platform/platform.ts';
import type { NamedText } from './document-session.ts';

/** Words as plain text, each text under its heading. */
export function wordsOfTexts(texts: readonly NamedText[]): string {
  return texts
    .map(({ heading, text }) => (heading === '' ? text : `${heading}\n\n${text}`))
    .map((text) => `${text.trimEnd()}\n`)
    .join('\n\n');
}

/** Hands words to the host as a plain text file that says it is not for publication, without asking the core for anything. null: decided against. */
export function saveTextFile(texts: readonly NamedText[]): Promise<SavedFiles | null> {
  return saveAsTextFile(fileName(new Date()), `${notForPublication}.\n\n${wordsOfTexts(texts)}`);
}

/** The same for a text that stands for itself, under a name that ends in `.txt`. */
export function saveAsTextFile(name: string, text: string): Promise<SavedFiles | null> {
  let content = '';
  for (const byte of new TextEncoder().encode(text)) content += String.fromCharCode(byte);
  return platform().saveFiles([{ name, mediaType: 'text/plain;charset=utf-8', content: btoa(content) }]);
}

function fileName(now: Date): string {
  const pad = (part: number): string => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(pad).join('-');
  return `Secretariat text ${day} ${time}.txt`;
}
