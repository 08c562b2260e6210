import '../../scripts/require-node.ts';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { inProject } from '../../scripts/project.ts';
import type { BenchRow, Measure } from '../support/bench-row.ts';

// `npm run bench [-- GROUP…]`: every other file in this folder is a group. Prints a table and writes out/bench.json.

process.exitCode = await bench(process.argv.slice(2));

async function bench(wanted: readonly string[]): Promise<number> {
  const groups = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
  const unknown = wanted.filter((name) => !groups.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no group “${unknown.join('”, “')}”; the groups are ${groups.join(', ')}.`);
    return 1;
  }
  const rows: BenchRow[] = [];
  for (const group of wanted.length > 0 ? groups.filter((name) => wanted.includes(name)) : groups) {
    console.log(`== ${group}`);
    const { measure } = (await import(`./${group}.ts`)) as { readonly measure: Measure };
    rows.push(...(await measure((line) => console.log(line))));
  }
  mkdirSync(inProject('out'), { recursive: true });
  writeFileSync(inProject('out/bench.json'), `${JSON.stringify(rows, null, 2)}\n`);
  printTable(rows);
  return rows.some(({ met }) => met === false) ? 1 : 0;
}

function printTable(rows: readonly BenchRow[]): void {
  const cells = [
    ['group', 'row', 'ours', 'against', 'theirs', 'ratio', 'goal', 'met'],
    ...rows.map((row) => [
      row.group,
      row.row,
      withUnit(row.ours, row.unit),
      row.against,
      withUnit(row.theirs, row.unit),
      row.ratio === null ? '' : `${row.ratio.toFixed(2)}x`,
      row.goal ?? '',
      row.met === null ? '' : row.met ? 'yes' : 'NO',
    ]),
  ];
  const widths = (cells[0] ?? []).map((_cell, column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  );
  console.log('');
  for (const line of cells) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}

function withUnit(value: number | null, unit: string): string {
  return value === null ? '' : `${value >= 100 ? value.toFixed(0) : value.toFixed(1)} ${unit}`;
}
