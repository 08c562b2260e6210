import { createInterface } from 'node:readline/promises';
import { CommandRefused } from './command-refused.ts';

/** Where a script says the recovery key. Never an argument: other users of the computer can read those. */
const recoveryKeyVariable = 'SECRETARIAT_RECOVERY_KEY';

/** The recovery key of encrypted data: from the environment, or asked for on standard input. */
export async function askRecoveryKey(): Promise<string> {
  const given = process.env[recoveryKeyVariable];
  if (given !== undefined && given.trim() !== '') return given;
  process.stderr.write('The data are encrypted. Type their recovery key, and press Enter: ');
  const lines = createInterface({ input: process.stdin, terminal: false });
  try {
    for await (const line of lines) return line;
  } finally {
    lines.close();
  }
  throw new CommandRefused(
    `The data are encrypted, and no recovery key was given; type it when you are asked, or put it in ${recoveryKeyVariable} (nothing was changed).`,
  );
}
