import { finding, type FileRule } from '../finished-file.ts';

/** Without a header row nobody hears which column a cell is in (WCAG 1.3.1). */
export const tableWithoutHeader: FileRule = ({ tables }) =>
  tables.filter(({ headerRows }) => headerRows === 0).map((table) => finding('table-without-header', table));
