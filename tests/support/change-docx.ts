import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A finished file with some of its parts changed or added: each by its text, or as bytes. */
export function changeDocx(
  file: Uint8Array,
  parts: Readonly<Record<string, ((xml: string) => string) | string | Uint8Array>>,
): Uint8Array {
  const files: Record<string, Uint8Array> = unzipSync(file);
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part !== 'function') {
      files[name] = typeof part === 'string' ? strToU8(part) : part;
      continue;
    }
    const before = strFromU8(files[name] ?? new Uint8Array());
    const after = part(before);
    if (after === before) throw new Error(`nothing was changed in ${name}`);
    files[name] = strToU8(after);
  }
  return zipSync(files, { mtime: '2026-01-01' });
}

/** A paragraph of Word's with the given runs. */
export function aWordParagraph(...runs: readonly string[]): string {
  return `<w:p>${runs.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;
}

/** The XML of a document with more at the end of its text. */
export function withAtEnd(added: string): (xml: string) => string {
  return (xml) => xml.replace(/<w:sectPr/, () => `${added}<w:sectPr`);
}
