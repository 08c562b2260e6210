import { withProgram } from './open-program.ts';
import { noSuchMeeting, type ExportCommand } from './read-command.ts';
import { writeFiles } from './write-files.ts';

/** Writes a meeting's files of one kind, and the report on them where it is wanted, and prints the path of each. */
export async function exportMeeting({
  dataFolder,
  meetingId,
  what,
  outFolder,
  audience,
  standing,
  isZip,
  reportFolder,
}: ExportCommand): Promise<void> {
  const { files, report } = await withProgram(dataFolder, async (operations) => {
    const isThere = (await operations.meetings.list()).some(({ id }) => id === meetingId);
    if (!isThere) throw noSuchMeeting(meetingId);
    if (!isZip || what === 'meeting') return operations.exports.make({ meetingId, what, audience, standing });
    const { state } = await operations.meetings.get({ id: meetingId });
    return operations.exports.makeZip({
      ...{ meetingIds: [meetingId], kinds: [what], audience },
      standing: standing ?? (state === 'agreed' ? 'final' : 'draft'),
    });
  });
  for (const { path } of await writeFiles(files, outFolder, { mayReplace: false })) console.log(path);
  if (reportFolder === null || report === null) return;
  for (const { path } of await writeFiles([report.asFile], reportFolder, { mayReplace: false }))
    console.log(path);
}
