import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../shared/plan-file/parse-csv.ts';

const cellsOf = (text: string): readonly (readonly string[])[] => {
  const reading = parseCsv(text);
  if (!reading.ok) throw new Error(`line ${reading.line}`);
  return reading.rows.map(({ cells }) => cells);
};

describe('a table', () => {
  test.each([
    ['commas', 'kind,title\ntheme,Victims first\n'],
    ['semicolons', 'kind;title\ntheme;Victims first'],
    ['tabs', 'kind\ttitle\ntheme\tVictims first'],
    ['the line ends of Windows', 'kind,title\r\ntheme,Victims first\r\n'],
    ['the line ends of an old Mac', 'kind,title\rtheme,Victims first'],
    ['a byte order mark', '\ufeffkind,title\ntheme,Victims first'],
    ['quotation marks round every cell', '"kind","title"\n"theme","Victims first"'],
    ['spaces round its cells, and empty lines', ' kind , title \n\n,\n theme ,\tVictims first \n\n'],
  ])('with %s', (_name, text) => {
    expect(cellsOf(text)).toEqual([
      ['kind', 'title'],
      ['theme', 'Victims first'],
    ]);
  });

  test('keeps commas, quotation marks and line ends inside a quoted cell', () => {
    expect(cellsOf('kind,title\ntheme,"Safe, ""sound""\r\nand free"')[1]).toEqual([
      'theme',
      'Safe, "sound" and free',
    ]);
    expect(cellsOf('kind;title\ntheme;6" pipes, and more')[1]).toEqual(['theme', '6" pipes, and more']);
  });

  test('says on which line of the file each row begins', () => {
    const reading = parseCsv('kind,title\n\ntheme,"over\ntwo lines"\r\npledge,After');
    expect(reading.ok && reading.rows.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  test('names the line of a quotation mark that is never closed', () => {
    expect(parseCsv('kind,title\ntheme,"open\nto the end')).toEqual({ ok: false, line: 2 });
  });

  test('brings every cell back that was written by the rules', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', ',', ';', '"', 'é', '–', 'b c') })
      .map((text) => text.trim());
    const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((each) => each !== ''));
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.constantFrom(',', ';', '\t'), (rows, separator) => {
        const all = [['kind', 'title', 'link'], ...rows];
        const text = all.map((cells) => cells.map(quoted).join(separator)).join('\r\n');
        expect(cellsOf(text)).toEqual(all);
      }),
    );
  });

  test('of 20,000 rows is read', () => {
    expect(cellsOf('kind,title\n' + 'theme,Victims first\n'.repeat(20_000))).toHaveLength(20_001);
  });
});
