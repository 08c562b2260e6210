import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';

// The thread that makes Word files, so that nobody's typing waits for one.

export type WordWorkerData = {
  /** Where the program keeps its compiled code; a thread does not take that over by itself. */
  readonly compileCache: string | undefined;
};

export type WordJob = { readonly id: number; readonly plan: WordPlan; readonly houseStyle: HouseStyle };

export type WordJobAnswer =
  | { readonly id: number; readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly id: number;
      readonly ok: false;
      readonly code: 'words-differ' | 'plan-not-writable';
      readonly detail: string;
    };

const port = parentPort;
if (!port) throw new Error('word-worker runs in a worker thread only');

// write-word.ts has written it.
const { compileCache } = workerData as WordWorkerData;
if (compileCache !== undefined) enableCompileCache(compileCache);
const [{ planToDocx }, { differenceFromPlan }] = await Promise.all([
  import('./plan-to-docx.ts'),
  import('./read-back.ts'),
]);

port.on('message', (job: WordJob) => {
  const reply = answer(job);
  port.postMessage(reply, reply.ok ? [reply.bytes.buffer] : []);
});

function answer({ id, plan, houseStyle }: WordJob): WordJobAnswer {
  try {
    const bytes = planToDocx(plan, houseStyle);
    const difference = differenceFromPlan(bytes, plan);
    return difference === null
      ? { id, ok: true, bytes }
      : { id, ok: false, code: 'words-differ', detail: difference };
  } catch (error) {
    return { id, ok: false, code: 'plan-not-writable', detail: String(error) };
  }
}
