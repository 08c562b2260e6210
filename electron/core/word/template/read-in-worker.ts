import { Worker } from 'node:worker_threads';
import type { ReadTemplate } from './read-template.ts';
import { TemplateNotRead } from './template-not-read.ts';
import type { TemplateAnswer } from './template-worker.ts';

/**
 * Reads a template in a thread of its own, which is ended where it takes too long or outgrows its memory. Throws
 * `TemplateNotRead`.
 */
export async function readTemplateInWorker(
  bytes: Uint8Array,
  { longestMs = 30_000, memoryMb = 384 }: { readonly longestMs?: number; readonly memoryMb?: number } = {},
): Promise<ReadTemplate> {
  const worker = new Worker(
    new URL(`./template-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
    {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
    },
  );
  const { promise, resolve, reject } = Promise.withResolvers<TemplateAnswer>();
  const timer = setTimeout(() => reject(new TemplateNotRead('took-too-long', `${longestMs} ms`)), longestMs);
  worker.once('message', resolve);
  worker.once('error', (error) => reject(crashOf(error)));
  worker.once('exit', (code) => reject(new TemplateNotRead('reader-crashed', `exit code ${code}`)));
  try {
    const answer = await promise;
    if (!answer.ok) throw new TemplateNotRead(answer.code, answer.detail);
    const { reading, pictures } = answer;
    return { reading, pictures };
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function crashOf(error: unknown): TemplateNotRead {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new TemplateNotRead(isMemory ? 'out-of-memory' : 'reader-crashed', String(error));
}
