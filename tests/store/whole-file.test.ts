import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeWholeFile } from '../../electron/core/open-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function mounted(options: string, skip: (why: string) => void): string {
  const disk = join(temporaryFolder(), 'disk');
  mkdirSync(disk);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]);
  if (status !== 0) skip('this user may not mount a disk in memory');
  onTestFinished(() => void spawnSync('umount', [disk]));
  return disk;
}

test('a file is written whole, in the place of the old one, with nothing beside it', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'notes.docx');
  await writeWholeFile(path, Buffer.from('first'));
  await writeWholeFile(path, Buffer.from('second'));
  expect(readFileSync(path, 'utf8')).toBe('second');
  expect(readdirSync(folder)).toEqual(['notes.docx']);
});

test('on a full disk the old file stays as it was, and no half-written one', async ({ skip }) => {
  const disk = mounted('size=256k', skip);
  const path = join(disk, 'notes.docx');
  await writeWholeFile(path, Buffer.alloc(100 * 1024, 1));
  await expect(writeWholeFile(path, Buffer.alloc(300 * 1024, 2))).rejects.toMatchObject({
    name: 'FileNotWritten',
    code: 'disk-full',
  });
  expect(readdirSync(disk)).toEqual(['notes.docx']);
  expect(readFileSync(path).equals(Buffer.alloc(100 * 1024, 1))).toBe(true);
});

test('in a folder that is read-only the file stays as it was', async ({ skip }) => {
  const disk = mounted('size=256k', skip);
  const path = join(disk, 'notes.docx');
  writeFileSync(path, 'old');
  spawnSync('mount', ['-o', 'remount,ro', disk]);
  await expect(writeWholeFile(path, Buffer.from('new'))).rejects.toMatchObject({ code: 'read-only' });
  expect(readFileSync(path, 'utf8')).toBe('old');
});

test.each([
  ['there is no such folder', (folder: string) => join(folder, 'missing', 'notes.docx'), 'read-only'],
  ['a folder has that name', (folder: string) => folder, 'read-only'],
])('where %s, that is said and nothing is left', async (_name, pathIn, code) => {
  const folder = join(temporaryFolder(), 'out');
  mkdirSync(folder);
  writeFileSync(join(folder, 'other.docx'), 'other');
  await expect(writeWholeFile(pathIn(folder), Buffer.from('new'))).rejects.toMatchObject({ code });
  expect(readdirSync(folder)).toEqual(['other.docx']);
  expect(readdirSync(join(folder, '..'))).toEqual(['out']);
});
