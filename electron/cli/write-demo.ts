import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportKind } from '../../shared/contract/entities/exports.ts';
import type { ExportedFile } from '../../shared/contract/exported-file.ts';
import { countOf } from '../../shared/wording/facts.ts';
import { countWordsOfWordFile } from './count-words-of-word-file.ts';
import { withProgram, withProgramIn, type Operations } from './open-program.ts';
import type { DemoCommand } from './read-command.ts';
import { writeFiles } from './write-files.ts';

const kinds = ['agenda', 'papers', 'notes', 'actions'] as const satisfies readonly ExportKind[];

/** Writes the Word files of the sample meeting, with a line for each. */
export async function writeDemo({ dataFolder, outFolder }: DemoCommand): Promise<void> {
  const ownFolder = dataFolder === undefined ? mkdtempSync(join(tmpdir(), 'secretariat-demo-')) : undefined;
  try {
    const files = await (ownFolder === undefined
      ? withProgram(dataFolder, makeSampleFiles)
      : withProgramIn(ownFolder, makeSampleFiles));
    for (const { path, bytes } of await writeFiles(files, outFolder, { mayReplace: true })) {
      const words = countOf(countWordsOfWordFile(bytes), 'word');
      console.log(`${path}: ${words}, ${Math.ceil(bytes.length / 1024)} kB`);
    }
  } finally {
    if (ownFolder !== undefined) rmSync(ownFolder, { recursive: true, force: true });
  }
}

async function makeSampleFiles(operations: Operations): Promise<readonly ExportedFile[]> {
  const { meetingId } = await operations.workspace.loadSample();
  const made: ExportedFile[] = [];
  for (const what of kinds) made.push(...(await operations.exports.make({ meetingId, what })).files);
  return made;
}
