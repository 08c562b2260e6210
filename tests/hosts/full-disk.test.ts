import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runProgram } from '../support/run-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { aMeetingFile } from './a-meeting-file.ts';

/** A disk of its own with so many bytes, or why there can be none here. */
function aSmallDisk(folder: string, bytes: number): { readonly why?: string } {
  if (process.platform !== 'linux') return { why: 'only Linux can mount a disk in memory' };
  mkdirSync(folder);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  if (status !== 0) return { why: 'this user may not mount a disk in memory' };
  onTestFinished(() => void spawnSync('umount', [folder]));
  return {};
}

test('a disk that is full while exporting is a sentence, and no half-written file stays', async ({
  skip,
}) => {
  const folder = temporaryFolder();
  const [dataFolder, disk, file] = ['data', 'disk', 'meeting.json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const { why } = aSmallDisk(disk, 64 * 1024);
  if (why !== undefined) skip(why);
  writeFileSync(file, JSON.stringify(aMeetingFile()));
  const { output } = await runProgram('cli', ['import', file, '--data', dataFolder]);
  const id = /Its id is (\S+)/.exec(output)?.[1] ?? '';
  const exporting = (): ReturnType<typeof runProgram> =>
    runProgram('cli', ['export', '--meeting', id, '--what', 'notes', '--out', disk, '--data', dataFolder]);

  writeFileSync(join(disk, 'filler'), Buffer.alloc(60 * 1024, 1));
  const full = await exporting();
  expect(full).toMatchObject({ code: 1, output: '' });
  expect(full.errors).toEqual([
    expect.stringMatching(/^“.*\.docx” was not written: the disk is full; make room and export again\.$/),
  ]);
  expect(readdirSync(disk)).toEqual(['filler']);

  writeFileSync(join(disk, 'filler'), '');
  expect(await exporting()).toMatchObject({ code: 0, errors: [] });
  expect(readdirSync(disk)).toHaveLength(2);
});
