import { beforeAll, expect, test } from 'vitest';
import { buildOrExit } from '../../scripts/build.ts';
import { firstPart } from '../../scripts/first-part.ts';

beforeAll(() => {
  // As it goes out: the test runner asks for the libraries' other build.
  process.env['NODE_ENV'] = 'production';
  return buildOrExit(['renderer']);
}, 60_000);

// What has to be read and run before a caret is live; in the desktop window its carrier too.
test('the scripts before the caret stay under 300 kB, gzip', () => {
  const { files, gzipBytes, windowGzipBytes } = firstPart();
  expect(files.length).toBeGreaterThan(3);
  expect(gzipBytes).toBeGreaterThan(100_000);
  expect(windowGzipBytes).toBeGreaterThan(1_000);
  expect(gzipBytes + windowGzipBytes).toBeLessThanOrEqual(300_000);
});
