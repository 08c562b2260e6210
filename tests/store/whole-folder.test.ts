import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finishWholeFolders, writeWholeFolder } from '../../electron/core/files/whole-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const files = (content: string) =>
  new Map([
    ['a.txt', content],
    ['b.txt', content],
  ]);

test('a folder is written whole, takes the place of the old one, and leaves nothing beside it', async () => {
  const place = join(temporaryFolder(), 'styles');
  await writeWholeFolder(join(place, 'one'), files('first'));
  await writeWholeFolder(join(place, 'one'), new Map([['a.txt', 'second']]));
  expect(readdirSync(place)).toEqual(['one']);
  expect(readdirSync(join(place, 'one'))).toEqual(['a.txt']);
  expect(readFileSync(join(place, 'one', 'a.txt'), 'utf8')).toBe('second');
});

test('a file that cannot be written leaves the old folder as it was', async () => {
  const place = temporaryFolder();
  await writeWholeFolder(join(place, 'one'), files('first'));
  await expect(
    writeWholeFolder(
      join(place, 'one'),
      new Map([
        ['a.txt', 'second'],
        ['no/such/folder.txt', ''],
      ]),
    ),
  ).rejects.toMatchObject({ name: 'FileNotWritten' });
  expect(readdirSync(place)).toEqual(['one']);
  expect(readFileSync(join(place, 'one', 'a.txt'), 'utf8')).toBe('first');
});

test('what a program that ended in between left is put right', async () => {
  const place = temporaryFolder();
  await writeWholeFolder(join(place, 'one'), files('first'));
  // After the first renaming: the old folder is aside, the new one not in its place yet.
  renameSync(join(place, 'one'), join(place, '.one.old'));
  mkdirSync(join(place, '.one.1234.part'));
  writeFileSync(join(place, '.one.1234.part', 'a.txt'), 'half');
  finishWholeFolders(place);
  expect(readdirSync(place)).toEqual(['one']);
  expect(readFileSync(join(place, 'one', 'b.txt'), 'utf8')).toBe('first');
  // After the second: the old one is only left over.
  mkdirSync(join(place, '.one.old'));
  finishWholeFolders(place);
  expect(existsSync(join(place, '.one.old'))).toBe(false);
  finishWholeFolders(join(place, 'nowhere'));
});
