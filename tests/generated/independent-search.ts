import { inflateRawSync } from 'node:zlib';

// A search of a finished file that shares nothing with the program's: it unpacks what its own eyes find in the bytes,
// takes the tags out with one pattern, and compares letters alone.

/** Which of the secrets stand anywhere in a file, or in what it holds. */
export function secretsIn(file: Uint8Array, secrets: readonly string[], mark: string): readonly string[] {
  const pieces = [Buffer.from(file).toString('latin1'), ...unpacked(file)];
  const letters = pieces.flatMap((piece) => [lettersOf(piece), lettersOf(piece.replace(/<[^>]*>/g, ''))]);
  const wholly = secrets.filter((secret) => letters.some((each) => each.includes(lettersOf(secret))));
  // Bytes that are packed may say anything by chance; unpacked ones may not.
  const marked = letters.slice(2).some((each) => each.includes(mark)) ? [`a word with “${mark}”`] : [];
  return [...wholly, ...marked];
}

/** What two programs that read the same words agree on. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The same in the letters of a text that another program has read. */
export function secretsInLetters(
  letters: string,
  secrets: readonly string[],
  mark: string,
): readonly string[] {
  return [
    ...secrets.filter((secret) => letters.includes(lettersOf(secret))),
    ...(letters.includes(mark) ? [`a word with “${mark}”`] : []),
  ];
}

/** The parts of a zip file, found by their headers and not by its directory. */
function unpacked(file: Uint8Array): readonly string[] {
  const bytes = Buffer.from(file);
  const parts: string[] = [];
  for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4)) {
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    try {
      parts.push(inflateRawSync(bytes.subarray(from)).toString('utf8'));
    } catch {
      // Not a header but four bytes that look like one.
    }
  }
  return parts;
}
