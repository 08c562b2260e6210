import { readFileSync, statSync } from 'node:fs';
import { largestMeetingFile } from '../../shared/contract/meeting-file.ts';
import { wordDate } from '../../shared/wording/word-date.ts';
import { countOf } from '../../shared/wording/facts.ts';
import { CommandRefused } from './command-refused.ts';
import { withProgram } from './open-program.ts';
import type { ImportCommand } from './read-command.ts';

/** Brings a meeting file in and says what came. */
export async function importMeeting({ file, dataFolder }: ImportCommand): Promise<void> {
  const content = readMeetingText(file);
  const { bodyName, date, agendaItemCount, meetingId } = await withProgram(dataFolder, (operations) =>
    operations.meetingFiles.import({ content }),
  );
  const items = countOf(agendaItemCount, 'agenda item');
  console.log(`Imported ${bodyName}, ${wordDate(date)}, with ${items}. Its id is ${meetingId}`);
}

function readMeetingText(file: string): string {
  const { size, isFile } = lookAt(file);
  if (!isFile) throw new CommandRefused(`“${file}” is not a file.`);
  if (size > largestMeetingFile) {
    const [here, most] = [size, largestMeetingFile].map((bytes) => `${Math.ceil(bytes / 1024 / 1024)} MB`);
    throw new CommandRefused(
      `“${file}” is too large for a meeting file: it has ${here}, and ${most} is the most.`,
    );
  }
  const bytes = readBytes(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CommandRefused(`“${file}” is not a text file in UTF-8, so it cannot be a meeting file.`);
  }
}

function lookAt(file: string): { readonly size: number; readonly isFile: boolean } {
  try {
    const found = statSync(file);
    return { size: found.size, isFile: found.isFile() };
  } catch (error) {
    throw notReadable(file, error);
  }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw notReadable(file, error);
  }
}

function notReadable(file: string, error: unknown): CommandRefused {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new CommandRefused(`There is no file “${file}”.`);
  if (code === 'EACCES' || code === 'EPERM') return new CommandRefused(`This user may not read “${file}”.`);
  return new CommandRefused(`“${file}” cannot be read; copy it to this computer’s own disk and try again.`);
}
