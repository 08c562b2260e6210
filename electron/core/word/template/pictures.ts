import { crc32 } from 'node:zlib';
import type { TemplatePicture } from '../../../../shared/contract/template-reading.ts';

// Pictures are taken as they are drawn, and nothing else of them: who took one, where, with what program and from which
// folder stands in parts of the file that no one sees.

export type CleanPicture = {
  readonly ending: 'png' | 'jpeg' | 'gif' | 'emf';
  readonly mediaType: TemplatePicture['mediaType'];
  readonly bytes: Uint8Array;
};

/** The picture without anything beside it; null where it is of none of the kinds that are taken, or damaged. */
export function cleanPicture(bytes: Uint8Array): CleanPicture | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return picture('png', 'image/png', cleanPng(bytes));
  }
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return picture('jpeg', 'image/jpeg', cleanJpeg(bytes));
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38])) return picture('gif', 'image/gif', cleanGif(bytes));
  if (startsWith(bytes, [1, 0, 0, 0]) && startsWith(bytes.subarray(40), [0x20, 0x45, 0x4d, 0x46])) {
    return picture('emf', 'image/x-emf', cleanEmf(bytes));
  }
  return null;
}

function picture(
  ending: CleanPicture['ending'],
  mediaType: CleanPicture['mediaType'],
  bytes: Uint8Array | null,
): CleanPicture | null {
  return bytes === null ? null : { ending, mediaType, bytes };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

const pngChunks: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND'],
  ...['tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs', 'sBIT', 'bKGD'],
]);

/** PNG (Third Edition), 5.3: length, name, data, check. */
function cleanPng(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = ascii(bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null;
    if (pngChunks.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return joined(kept);
    at = end;
  }
  return null;
}

/** ITU-T T.81, B.1.1: segments of a marker and a length up to the first scan; from there on to the end marker as it is. */
function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return joined([...kept, bytes.subarray(at, at + 2)]);
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return null;
    // JFIF's own and Adobe's colour transform are needed to draw it; every other note is somebody's.
    const isNote =
      (marker >= 0xe0 && marker <= 0xef && marker !== 0xe0 && marker !== 0xee) || marker === 0xfe;
    if (!isNote) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker === 0xda) {
      const scanEnd = endOfScan(bytes, at);
      kept.push(bytes.subarray(at, scanEnd));
      at = scanEnd;
    }
  }
  return null;
}

/** Within a scan 0xFF is followed by 0 or a restart marker. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}

/** GIF89a, 18 to 26: comments, plain text and the notes of programs go; only the loop of a moving picture is of one. */
function cleanGif(bytes: Uint8Array): Uint8Array | null {
  const tableOf = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const head = 13 + tableOf(bytes[10] ?? 0);
  const kept: Uint8Array[] = [bytes.subarray(0, head)];
  const blocksEnd = (start: number): number | null => {
    let at = start;
    while (at < bytes.length) {
      const size = bytes[at] ?? 0;
      at += 1 + size;
      if (size === 0) return at;
    }
    return null;
  };
  for (let at = head; at < bytes.length;) {
    const kind = bytes[at];
    if (kind === 0x3b) return joined([...kept, bytes.subarray(at, at + 1)]);
    const start = kind === 0x21 ? at + 2 : kind === 0x2c ? at + 11 + tableOf(bytes[at + 9] ?? 0) : null;
    const end = start === null ? null : blocksEnd(start);
    if (end === null) return null;
    if (kind === 0x2c || bytes[at + 1] === 0xf9) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/** [MS-EMF] 2.3.4.2 and 2.3.3: the description and the comments are blanked where they stand, but not what is drawn by them. */
function cleanEmf(bytes: Uint8Array): Uint8Array | null {
  const clean = bytes.slice();
  const view = viewOf(clean);
  if (bytes.length < 88) return null;
  const [letters, offset] = [view.getUint32(60, true), view.getUint32(64, true)];
  if (letters > 0 && offset >= 88) clean.fill(0, offset, Math.min(clean.length, offset + letters * 2));
  for (let at = 0; at + 8 <= clean.length;) {
    const [kind, size] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    if (size < 8 || size % 4 !== 0 || at + size > clean.length) return null;
    const isDrawn = ['EMF+', 'EMFS'].includes(ascii(clean.subarray(at + 12, at + 16)));
    if (kind === 70 && !isDrawn) clean.fill(0, at + 12, at + size);
    at += size;
    if (kind === 14) return clean.subarray(0, at);
  }
  return null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
