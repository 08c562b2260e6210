// Comma-separated values as spreadsheets write them (RFC 4180): quotes, doubled quotes in them, line ends of any kind,
// a byte order mark; semicolons or tabs where the header has more of them than of commas.

export type CsvRow = {
  /** The line of the file that the row begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
};

export type CsvReading =
  | { readonly ok: true; readonly rows: readonly CsvRow[] }
  /** A quotation mark that is never closed, on the line where it opens. */
  | { readonly ok: false; readonly line: number };

/** The rows of a file, the header among them; rows in which every cell is empty are left out. */
export function parseCsv(text: string): CsvReading {
  const content = text.startsWith('\ufeff') ? text.slice(1) : text;
  const separator = separatorOf(content);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let rowLine = 1;
  let quotedSince: number | null = null;
  const endCell = (): void => {
    cells.push(cell.trim());
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (cells.some((each) => each !== '')) rows.push({ line: rowLine, cells });
    cells = [];
    rowLine = line;
  };
  for (let at = 0; at < content.length; at += 1) {
    const character = content.charAt(at);
    const isLineEnd = character === '\n' || (character === '\r' && content.charAt(at + 1) !== '\n');
    if (isLineEnd) line += 1;
    if (quotedSince !== null) {
      // A line end in a cell is a space in a title.
      if (isLineEnd) cell += ' ';
      else if (character !== '"') cell += character === '\r' ? '' : character;
      else if (content.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quotedSince = null;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quotedSince = line;
    } else if (character === separator) endCell();
    else if (isLineEnd) endRow();
    else if (character !== '\r') cell += character;
  }
  if (quotedSince !== null) return { ok: false, line: quotedSince };
  endRow();
  return { ok: true, rows };
}

function separatorOf(content: string): string {
  const header = /^[^\r\n]*/.exec(content.trimStart())?.[0] ?? '';
  const bare = header.replaceAll(/"[^"]*"/g, '');
  const count = (separator: string): number => bare.split(separator).length - 1;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}
