import type { Pages } from './salvage-pages.ts';

// Cells and records (https://sqlite.org/fileformat2.html, 1.6 and 2.1), read so that no bytes whatever can make the
// reader throw or run on.

export type Value = string | number | bigint | Buffer | null;

export type Cell = {
  /** null in an index, and in a table WITHOUT ROWID. */
  readonly rowid: number | null;
  readonly values: readonly Value[];
  /** Whether all of the record was there; the last values of one that was not are cut off or missing. */
  readonly isWhole: boolean;
  /** Where the cell ends within its page. */
  readonly end: number;
};

export type TreePage = {
  readonly kind: 'table-leaf' | 'table-interior' | 'index-leaf' | 'index-interior';
  readonly cells: readonly Cell[];
  readonly children: readonly number[];
  /** Cells that the page says it has, and that cannot be read. */
  readonly unreadable: number;
};

const kinds: Readonly<Record<number, TreePage['kind']>> = {
  0x02: 'index-interior',
  0x05: 'table-interior',
  0x0a: 'index-leaf',
  0x0d: 'table-leaf',
};

/** A page of a b-tree, or null where it is none. */
export function readTreePage(pages: Pages, number: number): TreePage | null {
  const page = pages.page(number);
  if (page === null) return null;
  const start = number === 1 ? 100 : 0;
  const kind = kinds[page[start] ?? 0];
  if (kind === undefined) return null;
  const count = page.readUInt16BE(start + 3);
  const pointers = start + (kind.endsWith('interior') ? 12 : 8);
  const fitting = Math.min(count, Math.floor((pages.size - pointers) / 2));
  const cells: Cell[] = [];
  const children: number[] = [];
  let unreadable = count > fitting ? 1 : 0;
  for (let index = 0; index < fitting; index += 1) {
    const at = page.readUInt16BE(pointers + index * 2);
    if (kind.endsWith('interior')) {
      if (at + 4 > pages.size) continue;
      children.push(page.readUInt32BE(at));
      if (kind === 'table-interior') continue;
    }
    const cell = at < pointers ? null : readCell(pages, page, at, kind);
    if (cell === null) unreadable += 1;
    else cells.push(cell);
  }
  if (kind.endsWith('interior')) children.push(page.readUInt32BE(start + 8));
  return { kind, cells, children, unreadable };
}

/** Every page below a root once, also where pages lead in circles. */
export function walk(
  pages: Pages,
  root: number,
  seen: Set<number>,
  look: (number: number, page: TreePage | null) => void,
): void {
  const waiting = [root];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (number < 1 || number > pages.count || (seen.has(number) && number !== 1)) continue;
    seen.add(number);
    const page = readTreePage(pages, number);
    look(number, page);
    waiting.push(...(page?.children ?? []).toReversed().filter((child) => child !== 1));
  }
}

/** Whether a page is full of whole cells and nothing else: bytes that are none of ours, or under another key, never are. */
export function isSoundLeaf(pages: Pages, number: number): boolean {
  const page = readTreePage(pages, number);
  if (page === null || page.kind.endsWith('interior') || page.unreadable > 0) return false;
  return page.cells.length > 0 && page.cells.every(({ isWhole }) => isWhole);
}

/** The cell that begins at a place of a page, or null where there cannot be one. */
export function readCell(pages: Pages, page: Buffer, at: number, kind: TreePage['kind']): Cell | null {
  let place = kind === 'index-interior' ? at + 4 : at;
  const said = varint(page, place);
  if (said === null) return null;
  place = said.next;
  let rowid: number | null = null;
  if (kind === 'table-leaf') {
    const key = varint(page, place);
    if (key === null || key.value < 1) return null;
    rowid = key.value;
    place = key.next;
  }
  const header = readHeader(page, place);
  if (header === null) return null;
  // The record says its length twice. Where the two differ, what the columns say can be checked against a table.
  const length = header.length + header.types.reduce((sum, type) => sum + lengthOf(type), 0);
  if (length > pages.count * pages.size) return null;
  const local = localLength(length, pages.usable, kind);
  if (place + local > pages.usable) return null;
  const own = page.subarray(place, place + local);
  const payload = local === length ? own : withOverflow(pages, own, page, place + local, length);
  const end = place + local + (local === length ? 0 : 4);
  const isWhole = payload.length === length && said.value === length;
  return { rowid, values: valuesOf(payload, header), isWhole, end };
}

type RecordHeader = { readonly length: number; readonly types: readonly number[] };

const mostColumns = 100;

function readHeader(page: Buffer, start: number): RecordHeader | null {
  const length = varint(page, start);
  if (length === null || length.value < 2 || start + length.value > page.length) return null;
  const types: number[] = [];
  let place = length.next;
  while (place < start + length.value) {
    const type = varint(page, place);
    if (type === null || type.value < 0 || type.value === 10 || type.value === 11) return null;
    types.push(type.value);
    place = type.next;
    if (types.length > mostColumns) return null;
  }
  return place === start + length.value ? { length: length.value, types } : null;
}

// 1.6, "the amount of payload that spills": P, U, X, M and K are the standard's.
function localLength(payload: number, usable: number, kind: TreePage['kind']): number {
  const most = kind === 'table-leaf' ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (payload <= most) return payload;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((payload - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

function withOverflow(pages: Pages, own: Buffer, page: Buffer, at: number, length: number): Buffer {
  const parts = [own];
  let missing = length - own.length;
  let next = at + 4 <= page.length ? page.readUInt32BE(at) : 0;
  const seen = new Set<number>();
  while (missing > 0 && !seen.has(next)) {
    seen.add(next);
    const overflow = pages.page(next);
    if (overflow === null) break;
    const part = overflow.subarray(4, 4 + Math.min(missing, pages.usable - 4));
    parts.push(part);
    missing -= part.length;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

function lengthOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type] ?? 0;
}

function valuesOf(payload: Buffer, { length, types }: RecordHeader): readonly Value[] {
  const values: Value[] = [];
  let place = length;
  for (const type of types) {
    // What is not there any more is not said; a text is, as far as it goes.
    if (place >= payload.length && lengthOf(type) > 0) break;
    values.push(valueOf(payload.subarray(place, place + lengthOf(type)), type));
    place += lengthOf(type);
  }
  return values;
}

// 2.1, serial types. Bytes that are no UTF-8 become U+FFFD: the words around them stay.
function valueOf(bytes: Buffer, type: number): Value {
  if (type >= 13 && type % 2 === 1) return bytes.toString('utf8');
  if (type >= 12) return bytes;
  if (type === 0 || bytes.length < lengthOf(type)) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type === 7) return bytes.readDoubleBE(0);
  const value = type === 6 ? bytes.readBigInt64BE(0) : bytes.readIntBE(0, lengthOf(type));
  return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

type Varint = { readonly value: number; readonly next: number };

// Up to nine bytes, the ninth with all its bits. A value past what a number holds is none that we ever write.
function varint(bytes: Buffer, at: number): Varint | null {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    value = index === 8 ? value * 256 + byte : value * 128 + (byte & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER) return null;
    if (byte < 0x80 || index === 8) return { value, next: at + index + 1 };
  }
  return null;
}
