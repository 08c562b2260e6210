import { FileNotWritten } from '../files/whole-file.ts';
import { OperationFailed } from './failures.ts';
import type { Program } from './program.ts';

/** Names the person who is logged in otherwise from now on; null: by the login name. */
export async function setOwnName(
  program: Program,
  name: string | null,
): Promise<{ author: string; ownName: string | null }> {
  try {
    await program.ownName.keep(name);
  } catch (error) {
    if (!(error instanceof FileNotWritten)) throw error;
    throw new OperationFailed({ code: 'storage-failed', data: { code: error.code } }, error);
  }
  return { author: program.author, ownName: program.ownName.read() };
}
