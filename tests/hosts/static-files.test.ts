import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readStaticFiles, type StaticFiles } from '../../electron/browser/static-files.ts';
import { writeFileList } from '../../scripts/write-file-list.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function aPage(): StaticFiles {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '"secret"');
  writeFileSync(join(folder, 'page', 'index.html'), '<title>first page</title>');
  writeFileSync(join(folder, 'page', 'assets', 'index-1a2b.js'), 'start();');
  writeFileSync(join(folder, 'page', 'assets', 'index-1a2b.dic'), 'words');
  writeFileList(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'assets', 'index-1a2b.js.map'), '{}');
  return readStaticFiles(join(folder, 'page'));
}

test.each([
  ['/assets/index-1a2b.js', 'start();', 'text/javascript; charset=utf-8'],
  ['/assets/index-1a2b.dic', 'words', 'text/plain; charset=utf-8'],
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

test('a script that the first page names is kept by the browser, and only with the bytes of now', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(
    join(folder, 'index.html'),
    '<script src="/assets/a-1.js"></script><link href="/assets/gone-1.css"><link rel="later" href="/assets/rest-1.js">',
  );
  writeFileSync(join(folder, 'assets', 'a-1.js'), 'start();');
  writeFileSync(join(folder, 'assets', 'rest-1.js'), 'go();');
  writeFileSync(join(folder, 'assets', 'font-1.woff2'), '');
  writeFileList(folder);
  const files = readStaticFiles(folder);

  const [first, rest] = ['start();', 'go();'].map((script) =>
    createHash('sha384').update(script).digest('base64'),
  );
  const page = `<script src="/assets/a-1.js" integrity="sha384-${first}"></script><link href="/assets/gone-1.css"><link rel="later" href="/assets/rest-1.js" integrity="sha384-${rest}">`;
  expect(files.find('/')?.bytes.toString()).toBe(page);
  expect(files.find('/index.html')?.bytes.toString()).toBe(page);
  for (const path of ['/assets/a-1.js', '/assets/rest-1.js']) expect(files.find(path)?.isKept).toBe(true);
  for (const path of ['/', '/index.html', '/assets/font-1.woff2'])
    expect(files.find(path)?.isKept).toBe(false);
});

test.each<readonly [string, (folder: string) => void, string]>([
  ['no list', () => undefined, 'There is no list'],
  ['a list that is none', (folder) => writeFileSync(join(folder, 'files.json'), 'null'), 'is no list'],
  ['a list of nothing', (folder) => writeFileList(folder), 'There is no page'],
  [
    'a page that was changed since it was built',
    (folder) => {
      writeFileSync(join(folder, 'index.html'), 'as built');
      writeFileList(folder);
      writeFileSync(join(folder, 'index.html'), 'as changed');
    },
    '/index.html is not the file that was built',
  ],
  [
    'a file of another kind on its list',
    (folder) => {
      writeFileSync(join(folder, 'index.html'), '');
      writeFileSync(join(folder, 'words.sqlite3'), '');
      writeFileList(folder);
    },
    '/words.sqlite3 cannot be one of the page’s files',
  ],
  [
    'a path that leads out of it on its list',
    (folder) => writeFileSync(join(folder, 'files.json'), '{"/../secret.json":"0"}'),
    'cannot be one of the page’s files',
  ],
])('a folder with %s is refused', (_what, prepare, reason) => {
  const folder = temporaryFolder();
  prepare(folder);
  expect(() => readStaticFiles(folder)).toThrow(reason);
});
