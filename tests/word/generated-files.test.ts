import { expect, test } from 'vitest';
import { runRows as runHostileText } from '../generated/rows/hostile-text.ts';
import { runRows as runLeaks } from '../generated/rows/leaks.ts';
import type { RunRows, WordRow } from '../generated/word-row.ts';
import { seededRandom } from '../faults/seeded-random.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// A few of what `npm run test:word` makes by the thousand. The standard's schemas are asked in schema-validity.test.ts.

async function failedIn(runRows: RunRows, meetings: number): Promise<readonly WordRow[]> {
  const said: string[] = [];
  const rows = await runRows({
    count: () => meetings,
    random: seededRandom(20_231_010, 'a few'),
    say: (line) => said.push(line),
    canValidate: false,
    folder: temporaryFolder,
  });
  expect(said).toEqual([]);
  expect(rows.length).toBeGreaterThan(1);
  return rows.filter(({ pass, notRun }) => !pass && notRun === undefined);
}

test('no restricted word of generated meetings is in a file, and nothing is taken for one', async () => {
  expect(await failedIn(runLeaks, 8)).toEqual([]);
});

test('hostile text of generated meetings is written as the words that it is', async () => {
  expect(await failedIn(runHostileText, 8)).toEqual([]);
});
