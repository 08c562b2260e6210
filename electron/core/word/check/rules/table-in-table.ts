import { finding, type FileRule } from '../finished-file.ts';

/** In a table within a table nobody can tell by ear where they are. */
export const tableInTable: FileRule = ({ tables }) =>
  tables.filter(({ isNested }) => isNested).map((table) => finding('table-in-table', table));
