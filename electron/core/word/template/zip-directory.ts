import { crc32, inflateRawSync } from 'node:zlib';
import { TemplateNotRead } from './template-not-read.ts';

// A zip file of unknown make: its directory is looked at before a byte of it is unpacked, and what it says is held
// against what comes out. (PKWARE APPNOTE 6.3, 4.3.7 to 4.3.16.)

export type ZipDirectory = {
  readonly names: readonly string[];
  /** The bytes of a part, by its name without regard to capitals; null where there is none. */
  readonly part: (name: string) => Uint8Array | null;
};

type Entry = {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
};

export type ZipLimits = {
  readonly parts: number;
  /** Of all parts together, in bytes. */
  readonly unpacked: number;
  /** Of one part that is unpacked, in bytes. */
  readonly part: number;
  /** How many times its size a large part may become. */
  readonly ratio: number;
};

/** A template of an organisation has pictures of some megabytes and a few dozen parts. */
const templateLimits: ZipLimits = {
  parts: 5000,
  unpacked: 300 * 1024 * 1024,
  part: 60 * 1024 * 1024,
  ratio: 400,
};

/** Reads the directory. Throws `TemplateNotRead` where the file is damaged, protected or far larger inside than it says. */
export function openZip(file: Uint8Array, limits: ZipLimits = templateLimits): ZipDirectory {
  const entries = new Map<string, Entry>();
  const all = readEntries(file, limits);
  if (all.reduce((sum, { unpacked }) => sum + unpacked, 0) > limits.unpacked) throw tooLarge('all parts');
  for (const entry of all) {
    if (entry.isEncrypted) throw new TemplateNotRead('password-protected', entry.name);
    if (entry.unpacked > 1024 * 1024 && entry.unpacked > entry.packed * limits.ratio)
      throw tooLarge(entry.name);
    const key = entry.name.toLowerCase();
    if (entries.has(key)) throw damaged(`${entry.name} is there twice`);
    entries.set(key, entry);
  }
  return {
    names: all.map(({ name }) => name),
    part: (name) => {
      const entry = entries.get(name.toLowerCase());
      return entry ? unpack(file, entry, limits) : null;
    },
  };
}

function readEntries(file: Uint8Array, limits: ZipLimits): readonly Entry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) throw tooLarge('directory');
  if (count > limits.parts) throw tooLarge(`${count} parts`);
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || view.getUint32(at, true) !== 0x02014b50) throw damaged('directory');
    const nameLength = view.getUint16(at + 28, true);
    const nameEnd = at + 46 + nameLength;
    if (nameEnd > file.length) throw damaged('directory');
    entries.push({
      // An absolute name is meant from the package's root all the same.
      name: new TextDecoder()
        .decode(file.subarray(at + 46, nameEnd))
        .replaceAll('\\', '/')
        .replace(/^\/+/, ''),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands at the end, before a comment of up to 65,535 bytes. */
function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw damaged('no directory');
}

function unpack(file: Uint8Array, entry: Entry, limits: ZipLimits): Uint8Array {
  if (entry.unpacked > limits.part) throw tooLarge(entry.name);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (entry.at + 30 > file.length || view.getUint32(entry.at, true) !== 0x04034b50) throw damaged(entry.name);
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = file.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) throw damaged(entry.name);
  const bytes = inflated(packed, entry);
  if (bytes.length !== entry.unpacked || crc32(bytes) !== entry.crc) throw damaged(entry.name);
  return bytes;
}

function inflated(packed: Uint8Array, { method, unpacked, name }: Entry): Uint8Array {
  if (method === 0) return packed.slice();
  if (method !== 8) throw damaged(`${name} is packed by method ${method}`);
  try {
    // It never becomes larger than the directory says, whatever is in it.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, unpacked) });
  } catch (error) {
    throw damaged(`${name}: ${String(error)}`);
  }
}

function damaged(detail: string): TemplateNotRead {
  return new TemplateNotRead('damaged', detail);
}

function tooLarge(detail: string): TemplateNotRead {
  return new TemplateNotRead('unpacks-too-large', detail);
}
