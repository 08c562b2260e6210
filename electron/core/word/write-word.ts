import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileFinding } from '../../../shared/domain/file-findings.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import type { LeakTest } from '../../../shared/word-plan/leak-test.ts';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';
import { WordNotWritten } from './word-not-written.ts';
import type { WordJob, WordJobAnswer, WordWorkerData } from './word-worker.ts';

export type WordWriter = {
  /** The bytes of a .docx file, read back and found to say what the plan says. Throws `WordNotWritten`. */
  readonly write: (plan: WordPlan, houseStyle: HouseStyle) => Promise<Uint8Array>;
  /**
   * The same of a file that goes out: opened again and searched for what must not leave (`would-leak` where it holds any
   * of it), and looked at for what stands in a reader's way.
   */
  readonly writeToGoOut: (plan: WordPlan, houseStyle: HouseStyle, leakTest: LeakTest) => Promise<CheckedFile>;
  /** Starts the thread, so that it loads while the caller still gathers what to write. */
  readonly prepare: () => void;
  readonly close: () => Promise<void>;
};

export type CheckedFile = { readonly bytes: Uint8Array; readonly findings: readonly FileFinding[] };

export type WordWriterOptions = {
  readonly longestMs?: number;
  readonly memoryMb?: number;
};

type Job = {
  readonly plan: WordPlan;
  readonly houseStyle: HouseStyle;
  readonly leakTest: LeakTest | null;
  readonly resolve: (file: CheckedFile) => void;
  readonly reject: (problem: WordNotWritten) => void;
};

/**
 * Opens the writer of Word files: one thread, one file at a time, in the order asked. A thread that crashes, outgrows
 * its memory or takes too long fails its one file and is replaced for the next.
 */
export function openWordWriter({ longestMs = 120_000, memoryMb = 1024 }: WordWriterOptions = {}): WordWriter {
  const waiting: Job[] = [];
  let running: { readonly id: number; readonly job: Job; readonly timer: NodeJS.Timeout } | null = null;
  let worker: Worker | null = null;
  let lastId = 0;
  let isClosed = false;

  function startWorker(): Worker {
    const started = new Worker(
      new URL(`./word-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
      {
        workerData: { compileCache: compileCacheFolder() } satisfies WordWorkerData,
        resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 96 },
      },
    );
    started.unref();
    started.on('message', (answer: WordJobAnswer) => {
      if (started === worker && answer.id === running?.id) finish(answer);
    });
    started.on('error', (error: unknown) => {
      lose(started, crashOf(error));
    });
    started.on('exit', (code) => {
      lose(started, new WordNotWritten('writer-crashed', `exit code ${code}`));
    });
    return started;
  }

  function takeNext(): void {
    if (running !== null) return;
    const job = waiting.shift();
    if (!job) return;
    try {
      worker ??= startWorker();
    } catch (error) {
      job.reject(new WordNotWritten('writer-crashed', String(error)));
      takeNext();
      return;
    }
    lastId += 1;
    const busy = worker;
    const timer = setTimeout(() => {
      lose(busy, new WordNotWritten('took-too-long', `${longestMs} ms`));
    }, longestMs);
    running = { id: lastId, job, timer };
    busy.ref();
    const { plan, houseStyle, leakTest } = job;
    busy.postMessage({ id: lastId, plan, houseStyle, leakTest } satisfies WordJob);
  }

  function finish(answer: WordJobAnswer): void {
    const job = endRunning();
    if (answer.ok) job?.resolve(answer);
    else job?.reject(new WordNotWritten(answer.code, answer.detail, answer.leak));
    takeNext();
  }

  /** Gives a thread up, with the file that it was at. */
  function lose(lost: Worker, problem: WordNotWritten): void {
    if (lost !== worker) return;
    worker = null;
    void lost.terminate();
    endRunning()?.reject(problem);
    takeNext();
  }

  function endRunning(): Job | null {
    const job = running?.job ?? null;
    if (running) clearTimeout(running.timer);
    running = null;
    worker?.unref();
    return job;
  }

  function written(plan: WordPlan, houseStyle: HouseStyle, leakTest: LeakTest | null): Promise<CheckedFile> {
    return new Promise((resolve, reject) => {
      if (isClosed) {
        reject(new WordNotWritten('writer-closed'));
        return;
      }
      waiting.push({ plan, houseStyle, leakTest, resolve, reject });
      takeNext();
    });
  }

  return {
    write: async (plan, houseStyle) => (await written(plan, houseStyle, null)).bytes,
    writeToGoOut: written,
    prepare: () => {
      try {
        if (!isClosed) worker ??= startWorker();
      } catch {
        // The first write says that no thread can be started.
      }
    },
    close: async () => {
      isClosed = true;
      const last = worker;
      worker = null;
      for (const job of [endRunning(), ...waiting.splice(0)])
        job?.reject(new WordNotWritten('writer-closed'));
      await last?.terminate();
    },
  };
}

/** The folder that this process was told of; Node keeps its files in one of its version and machine below it. */
function compileCacheFolder(): string | undefined {
  const folder = getCompileCacheDir();
  return folder === undefined ? undefined : dirname(folder);
}

function crashOf(error: unknown): WordNotWritten {
  if (!(error instanceof Error)) return new WordNotWritten('writer-crashed', String(error));
  const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new WordNotWritten(isMemory ? 'out-of-memory' : 'writer-crashed', error.message);
}
