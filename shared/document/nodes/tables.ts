import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';

// Cells hold paragraphs and lists, never another table: no screen reader and no Word export reads those in order.
const cellContent = '(paragraph | list)+';

export const TableNode = Table.configure({ resizable: false });
export const TableRowNode = TableRow;
export const TableHeaderNode = TableHeader.extend({ content: cellContent });
export const TableCellNode = TableCell.extend({ content: cellContent });
