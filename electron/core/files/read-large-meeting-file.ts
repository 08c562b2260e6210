import { Worker } from 'node:worker_threads';
import type { FileProblemCode } from '../../../shared/contract/errors.ts';
import type { MeetingFileReading } from '../../../shared/meeting-file/read-meeting-file.ts';

/**
 * Reads a meeting file in a thread of its own, which is ended where it takes too long or outgrows its memory, so that
 * the program answers meanwhile. A thread that grows too fast would take the program with it: what makes a file heavy is
 * counted before it is read (scan-json.ts), and the memory is more than the worst that was tried needs. Never rejects.
 */
export async function readLargeMeetingFile(
  content: string,
  { longestMs = 30_000, memoryMb = 768 }: { readonly longestMs?: number; readonly memoryMb?: number } = {},
): Promise<MeetingFileReading> {
  const { promise, resolve } = Promise.withResolvers<MeetingFileReading>();
  const refuse = (code: FileProblemCode): void =>
    resolve({ ok: false, problems: [{ path: '', code, facts: {} }] });
  const worker = new Worker(
    new URL(`./meeting-file-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
    {
      workerData: content,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
    },
  );
  const timer = setTimeout(() => refuse('took-too-long'), longestMs);
  worker.once('message', resolve);
  worker.once('error', (error) => {
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    refuse(isMemory ? 'out-of-memory' : 'reader-crashed');
  });
  worker.once('exit', () => refuse('reader-crashed'));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
