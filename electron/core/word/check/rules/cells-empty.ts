import { finding, type FileRule } from '../finished-file.ts';

/** A row or a column without a word is layout, and a heading cell without one names nothing. */
export const cellsEmpty: FileRule = ({ tables }) =>
  tables
    .filter(({ rows, headerRows }) => {
      const columns = Math.max(0, ...rows.map((cells) => cells.length));
      const isRegular = rows.every((cells) => cells.length === columns);
      return (
        rows.some((cells) => cells.every(({ isEmpty }) => isEmpty)) ||
        rows
          .slice(0, headerRows)
          .some((cells) => cells.some(({ isEmpty, isMergedDown }) => isEmpty && !isMergedDown)) ||
        (isRegular &&
          Array.from({ length: columns }, (_each, column) =>
            rows.every((cells) => cells[column]?.isEmpty),
          ).some(Boolean))
      );
    })
    .map((table) => finding('cells-empty', table));
