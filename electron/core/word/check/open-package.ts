import { inflateRawSync } from 'node:zlib';

// A zip file read from its own directory and against its own bytes: what is in the file and in no part of it is found
// too. Not by fflate, which takes what it needs and passes the rest over.

export type PackagePart = { readonly name: string; readonly bytes: Uint8Array };

export type OpenedPackage = {
  readonly parts: readonly PackagePart[];
  /** Texts of the directory: comments, and fields of other programs. */
  readonly asides: readonly Uint8Array[];
  /** Whether bytes of the file belong to nothing that its directory lists. */
  readonly hasBytesBeside: boolean;
  /** Parts that cannot be read: encrypted, damaged, or packed in an unknown way. */
  readonly unreadable: readonly string[];
};

/** A file, or what was found when it was opened: who does several things with a file opens it once. */
export type FileOrOpened = Uint8Array | OpenedPackage;

/** Null where a file is no zip file. */
export function openedPackage(file: FileOrOpened): OpenedPackage | null {
  return file instanceof Uint8Array ? openPackage(file) : file;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const descriptorMark = 0x08074b50;
/** No part of a file of this program is a hundredth of it; a packed bomb is more. */
const largestPart = 512 * 1024 * 1024;

/** Reads a zip file; null where the bytes are none. The format is PKWARE's APPNOTE.TXT, 4.3. */
export function openPackage(file: Uint8Array): OpenedPackage | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endMark) return null;
  const count = bytes.readUInt16LE(end + 10);
  const directorySize = bytes.readUInt32LE(end + 12);
  const directory = bytes.readUInt32LE(end + 16);
  const commentLength = bytes.readUInt16LE(end + 20);
  if (directory + directorySize > end) return null;

  const parts: PackagePart[] = [];
  const asides: Uint8Array[] =
    commentLength === 0 ? [] : [bytes.subarray(end + 22, end + 22 + commentLength)];
  const unreadable: string[] = [];
  const spans: (readonly [from: number, to: number])[] = [
    [directory, directory + directorySize],
    [end, end + 22 + commentLength],
  ];
  let at = directory;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entryMark) return null;
    const flags = bytes.readUInt16LE(at + 8);
    const method = bytes.readUInt16LE(at + 10);
    const packedSize = bytes.readUInt32LE(at + 20);
    const [nameLength, extraLength, asideLength] = [28, 30, 32].map((place) =>
      bytes.readUInt16LE(at + place),
    ) as [number, number, number];
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    asides.push(
      ...notEmpty(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength + asideLength)),
    );
    at += 46 + nameLength + extraLength + asideLength;

    if (local + 30 > end || bytes.readUInt32LE(local) !== localMark) return null;
    const localNameLength = bytes.readUInt16LE(local + 26);
    const localExtraLength = bytes.readUInt16LE(local + 28);
    const extraFrom = local + 30 + localNameLength;
    asides.push(...notEmpty(bytes.subarray(extraFrom, extraFrom + localExtraLength)));
    // The name that the part itself says may be another one than the directory's.
    const localName = bytes.toString('utf8', local + 30, extraFrom);
    if (localName !== name) asides.push(Buffer.from(localName));
    const from = extraFrom + localExtraLength;
    const to = from + packedSize;
    spans.push([local, to + descriptorLength(bytes, to, flags)]);
    const content = (flags & 1) === 0 && to <= end ? unpacked(bytes.subarray(from, to), method) : null;
    if (content === null) unreadable.push(name);
    else parts.push({ name, bytes: content });
  }
  return {
    parts,
    asides,
    hasBytesBeside: at !== directory + directorySize || !tiles(spans, bytes.length),
    unreadable,
  };
}

/** The bytes of a part; null where they cannot be had, or where more is packed than comes out. */
function unpacked(packed: Buffer, method: number): Uint8Array | null {
  if (method === 0) return packed;
  if (method !== 8) return null;
  try {
    const { buffer, engine } = inflateRawSync(packed, {
      info: true,
      maxOutputLength: largestPart,
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    return engine.bytesWritten === packed.length ? buffer : null;
  } catch {
    return null;
  }
}

/** Sizes that stand behind a part whose header was written before they were known. */
function descriptorLength(bytes: Buffer, at: number, flags: number): number {
  if ((flags & 8) === 0) return 0;
  return at + 4 <= bytes.length && bytes.readUInt32LE(at) === descriptorMark ? 16 : 12;
}

/** Whether spans, in any order, make up a file from its first byte to its last. */
function tiles(spans: readonly (readonly [from: number, to: number])[], length: number): boolean {
  let reached = 0;
  for (const [from, to] of spans.toSorted(([one], [other]) => one - other)) {
    if (from !== reached) return false;
    reached = to;
  }
  return reached === length;
}

function notEmpty(bytes: Uint8Array): readonly Uint8Array[] {
  return bytes.length === 0 ? [] : [bytes];
}
