import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { FileFinding } from '../../../shared/domain/file-findings.ts';
import type { Leak } from '../../../shared/domain/leaks.ts';
import type { LeakTest } from '../../../shared/word-plan/leak-test.ts';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';

// The thread that makes Word files, so that nobody's typing waits for one.

export type WordWorkerData = {
  /** Where the program keeps its compiled code; a thread does not take that over by itself. */
  readonly compileCache: string | undefined;
};

export type WordJob = {
  readonly id: number;
  readonly plan: WordPlan;
  readonly houseStyle: HouseStyle;
  /** What the file is tested for; null: it is for nobody but the people who work here. */
  readonly leakTest: LeakTest | null;
};

export type WordJobAnswer =
  | {
      readonly id: number;
      readonly ok: true;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly findings: readonly FileFinding[];
    }
  | {
      readonly id: number;
      readonly ok: false;
      readonly code: 'words-differ' | 'plan-not-writable' | 'would-leak';
      readonly detail: string;
      readonly leak?: Leak;
    };

const port = parentPort;
if (!port) throw new Error('word-worker runs in a worker thread only');

// write-word.ts has written it.
const { compileCache } = workerData as WordWorkerData;
if (compileCache !== undefined) enableCompileCache(compileCache);
const [
  { planToDocx },
  { openPackage },
  { barePlan },
  { differenceFromPlan },
  { findLeaks },
  { checkAccessibility },
] = await Promise.all([
  import('./plan-to-docx.ts'),
  import('./check/open-package.ts'),
  import('../../../shared/word-plan/bare-plan.ts'),
  import('./read-back.ts'),
  import('./check/find-leaks.ts'),
  import('./check/check-accessibility.ts'),
]);

port.on('message', (job: WordJob) => {
  const reply = answer(job);
  port.postMessage(reply, reply.ok ? [reply.bytes.buffer] : []);
});

function answer({ id, plan, houseStyle, leakTest }: WordJob): WordJobAnswer {
  try {
    const bytes = planToDocx(plan, houseStyle);
    const opened = openPackage(bytes);
    if (opened === null)
      return { id, ok: false, code: 'plan-not-writable', detail: 'the file cannot be opened' };
    const difference = differenceFromPlan(opened, plan);
    if (difference !== null) return { id, ok: false, code: 'words-differ', detail: difference };
    if (leakTest === null) return { id, ok: true, bytes, findings: [] };
    const [leak] = findLeaks(opened, leakTest, () => planToDocx(barePlan(plan.kind), houseStyle));
    return leak
      ? { id, ok: false, code: 'would-leak', detail: `${leak.kind} in ${leak.place}`, leak }
      : { id, ok: true, bytes, findings: checkAccessibility(opened) };
  } catch (error) {
    return { id, ok: false, code: 'plan-not-writable', detail: String(error) };
  }
}
