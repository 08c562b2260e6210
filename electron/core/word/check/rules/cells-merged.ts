import { finding, type FileRule } from '../finished-file.ts';

/** Merged cells break the way by row and column. */
export const cellsMerged: FileRule = ({ tables }) =>
  tables
    .filter(({ rows }) =>
      rows.some((cells) => cells.some(({ columns, isMergedDown }) => columns > 1 || isMergedDown)),
    )
    .map((table) => finding('cells-merged', table));
