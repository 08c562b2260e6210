import { finding, type FileRule } from '../finished-file.ts';

/** What a table is about is said before it is read. */
export const tableWithoutDescription: FileRule = ({ tables }) =>
  tables
    .filter(({ description }) => description.trim() === '')
    .map((table) => finding('table-without-description', table));
