import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files below folders that hold one of the texts anywhere, in UTF-8 or UTF-16, by their paths. */
export function filesWithWords(folders: readonly string[], texts: readonly string[]): readonly string[] {
  const needles = texts.flatMap((text) => {
    const wide = Buffer.from(text, 'utf16le');
    return [Buffer.from(text, 'utf8'), wide, Buffer.from(wide).swap16()];
  });
  return folders.flatMap(filesBelow).filter((path) => {
    const bytes = readFileSync(path);
    return needles.some((needle) => bytes.includes(needle) || path.includes(needle.toString('utf8')));
  });
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
