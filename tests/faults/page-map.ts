import { readFileSync } from 'node:fs';

// Which pages of a database file each row lies on, read from the file itself by the file format
// (https://sqlite.org/fileformat2.html, "B-tree Pages" and "Cell Payload Overflow Pages").

export type RowPlace = { readonly table: string; readonly rowid: number; readonly pages: readonly number[] };

/** The places of all rows of ordinary tables, by their roots. Page numbers count from 1. */
export function placesOfRows(
  file: string,
  roots: readonly { readonly table: string; readonly root: number }[],
): { readonly pageSize: number; readonly pages: number; readonly rows: readonly RowPlace[] } {
  const bytes = readFileSync(file);
  const pageSize = bytes.readUInt16BE(16) === 1 ? 65_536 : bytes.readUInt16BE(16);
  const usable = pageSize - bytes.readUInt8(20);
  const rows = roots.flatMap(({ table, root }) => rowsBelow(root).map((row) => ({ table, ...row })));
  return { pageSize, pages: bytes.length / pageSize, rows };

  function rowsBelow(page: number): readonly Omit<RowPlace, 'table'>[] {
    const start = (page - 1) * pageSize;
    const header = page === 1 ? start + 100 : start;
    const kind = bytes.readUInt8(header);
    const isLeaf = kind === 0x0d;
    if (!isLeaf && kind !== 0x05) throw new Error(`page ${page} is of no table`);
    const cells = Array.from({ length: bytes.readUInt16BE(header + 3) }, (_, index) => {
      return start + bytes.readUInt16BE(header + (isLeaf ? 8 : 12) + 2 * index);
    });
    if (isLeaf) return cells.map((cell) => rowAt(cell, page));
    const children = [...cells.map((cell) => bytes.readUInt32BE(cell)), bytes.readUInt32BE(header + 8)];
    return children.flatMap(rowsBelow);
  }

  function rowAt(cell: number, page: number): Omit<RowPlace, 'table'> {
    const [payload, afterPayload] = varint(cell);
    const [rowid, start] = varint(afterPayload);
    const pages = [page];
    const longest = usable - 35;
    if (payload > longest) {
      const shortest = Math.floor(((usable - 12) * 32) / 255) - 23;
      const fitting = shortest + ((payload - shortest) % (usable - 4));
      const local = fitting <= longest ? fitting : shortest;
      for (let next = bytes.readUInt32BE(start + local); next !== 0;) {
        pages.push(next);
        next = bytes.readUInt32BE((next - 1) * pageSize);
      }
    }
    return { rowid, pages };
  }

  function varint(offset: number): readonly [value: number, next: number] {
    let value = 0;
    for (let index = 0; index < 8; index += 1) {
      const byte = bytes.readUInt8(offset + index);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return [value, offset + index + 1];
    }
    return [value * 256 + bytes.readUInt8(offset + 8), offset + 9];
  }
}
