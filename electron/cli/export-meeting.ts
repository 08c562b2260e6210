import { withProgram } from './open-program.ts';
import type { ExportCommand } from './read-command.ts';
import { writeFiles } from './write-files.ts';

/** Writes a meeting's files of one kind and prints the path of each. */
export async function exportMeeting({
  dataFolder,
  meetingId,
  what,
  outFolder,
}: ExportCommand): Promise<void> {
  const { files } = await withProgram(dataFolder, (operations) =>
    operations.exports.make({ meetingId, what }),
  );
  for (const { path } of await writeFiles(files, outFolder, { mayReplace: false })) console.log(path);
}
