import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readStaticFiles, type StaticFiles } from '../../electron/browser/static-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function aPage(): StaticFiles {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '"secret"');
  writeFileSync(join(folder, 'page', 'index.html'), '<title>first page</title>');
  writeFileSync(join(folder, 'page', 'assets', 'index-1a2b.js'), 'start();');
  writeFileSync(join(folder, 'page', 'assets', 'index-1a2b.js.map'), '{}');
  return readStaticFiles(join(folder, 'page'));
}

test.each([
  ['/assets/index-1a2b.js', 'start();', 'text/javascript; charset=utf-8'],
  ['/assets/index%2D1a2b.js', 'start();', 'text/javascript; charset=utf-8'],
  ['/index.html', '<title>first page</title>', 'text/html; charset=utf-8'],
  ['/', '<title>first page</title>', 'text/html; charset=utf-8'],
])('%s is found', (path, text, mediaType) => {
  const file = aPage().find(path);
  expect(file?.bytes.toString()).toBe(text);
  expect(file?.mediaType).toBe(mediaType);
});

test.each([
  '/../secret.json',
  '/..%2fsecret.json',
  '/%2e%2e/secret.json',
  '/%252e%252e%252fsecret.json',
  '/..\\secret.json',
  '/..%5csecret.json',
  '/assets/../../secret.json',
  '/assets/%2e%2e%2f%2e%2e%2fsecret.json',
  '//secret.json',
  '/assets/index-1a2b.js%00.html',
  '/assets/index-1a2b.js.map',
  '/assets/missing.js',
  '/meetings/0190a1b2',
  '/%',
  '/%ff',
  'http://127.0.0.1/',
  '',
])('%j leads nowhere', (path) => {
  expect(aPage().find(path)).toBeNull();
});

test('a folder without a first page is refused', () => {
  expect(() => readStaticFiles(temporaryFolder())).toThrow('no index.html');
});
