import { text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

export const houseStyleFileStatements = {
  list: select(
    [],
    { houseStyle: text, name: text, content: text },
    'SELECT house_style AS houseStyle, name, content FROM house_style_files ORDER BY house_style, name',
  ),
  insert: change(
    ['houseStyle', 'name', 'content'],
    'INSERT INTO house_style_files (house_style, name, content) VALUES (@houseStyle, @name, @content)',
  ),
  deleteOf: change(['houseStyle'], 'DELETE FROM house_style_files WHERE house_style = @houseStyle'),
} as const;

/** The files of each house style that is kept with the data, by its id and their names. */
export type KeptHouseStyles = ReadonlyMap<string, ReadonlyMap<string, Buffer>>;

export function listKeptHouseStyles(read: ReadHandle): KeptHouseStyles {
  const kept = new Map<string, Map<string, Buffer>>();
  for (const { houseStyle, name, content } of read.all(houseStyleFileStatements.list, {})) {
    const files = kept.get(houseStyle) ?? new Map<string, Buffer>();
    kept.set(houseStyle, files.set(name, Buffer.from(content, 'base64')));
  }
  return kept;
}

/** Keeps these files of a house style in the place of those that were kept; without any it is forgotten. */
export function putKeptHouseStyle(
  write: WriteHandle,
  houseStyle: string,
  files: ReadonlyMap<string, Buffer>,
): void {
  write.run(houseStyleFileStatements.deleteOf, { houseStyle });
  for (const [name, bytes] of files) {
    write.run(houseStyleFileStatements.insert, { houseStyle, name, content: bytes.toString('base64') });
  }
}
