import { join } from 'node:path';
import { countOf } from '../../shared/wording/facts.ts';
import { backupSentences } from '../../shared/wording/word-backup-problem.ts';
import { CommandRefused } from './command-refused.ts';
import { withProgram } from './open-program.ts';
import type { BackupCommand } from './read-command.ts';

/** Makes a backup and prints where it is. A copy that did not reach the second folder is a sentence on stderr. */
export async function backUp({ dataFolder }: BackupCommand): Promise<void> {
  const { made, folder, problem } = await withProgram(dataFolder, async ({ backups }) => {
    const backup = await backups.make();
    return { made: backup, ...(await backups.list()) };
  });
  const size = `${Math.ceil(made.bytes / 1024)} kB`;
  const holds = `${countOf(made.meetings, 'meeting')}, ${countOf(made.words, 'word')}, ${size}`;
  console.log(`${join(folder, made.id.slice(made.id.indexOf('/') + 1))}: ${holds}`);
  if (problem !== null) {
    const { whatHappened, whatNow } = backupSentences[problem.code];
    throw new CommandRefused(`There is no copy in the second folder. ${whatHappened} ${whatNow}`);
  }
}
