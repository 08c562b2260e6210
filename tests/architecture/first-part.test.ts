import { beforeAll, expect, test } from 'vitest';
import { buildOrExit } from '../../scripts/build.ts';
import { firstPart } from '../../scripts/first-part.ts';

beforeAll(() => buildOrExit(['renderer']), 60_000);

// What has to be read and run before a caret is live. The desktop window loads its carrier beside it.
test('the scripts before the caret stay under 300 kB, gzip', () => {
  const { files, gzipBytes } = firstPart();
  expect(files.length).toBeGreaterThan(3);
  expect(gzipBytes).toBeGreaterThan(100_000);
  expect(gzipBytes).toBeLessThanOrEqual(300_000);
});
