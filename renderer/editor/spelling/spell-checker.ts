// What is known of words on the page's side: verdicts of the dictionary, kept by word. The dictionary itself is in a
// worker, which is started once and only when it is wanted.

import type { FromWorker, ToWorker } from './spelling-messages.ts';

export type SpellChecker = {
  /** Starts the dictionary, unless it is there. */
  start(): void;
  readonly state: 'off' | 'on' | 'failed';
  /** Words that are right besides those of the dictionary. All that was asked is asked anew. */
  know(words: readonly string[]): void;
  /** null: nobody has asked yet, or the answer is not there. */
  isRight(word: string): boolean | null;
  /** Asks about words; whoever listens is told when something new is known. */
  ask(words: readonly string[]): void;
  suggest(word: string): Promise<readonly string[]>;
  subscribe(listener: () => void): () => void;
};

/** What is used of a worker. */
export type DictionaryWorker = {
  postMessage(message: ToWorker): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
};

export function createSpellChecker(openWorker: () => DictionaryWorker): SpellChecker {
  const listeners = new Set<() => void>();
  const verdicts = new Map<string, boolean>();
  /** Those that the answer to each question is about. */
  const asked = new Map<number, readonly string[]>();
  const waiting = new Map<number, (words: readonly string[]) => void>();
  let toAsk = new Set<string>();
  let known: readonly string[] = [];
  let worker: DictionaryWorker | null = null;
  let state: SpellChecker['state'] = 'off';
  let questions = 0;

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  function fail(): void {
    state = 'failed';
    worker?.terminate();
    worker = null;
    asked.clear();
    toAsk.clear();
    for (const answer of waiting.values()) answer([]);
    waiting.clear();
    tell();
  }

  function receive(message: FromWorker): void {
    switch (message.kind) {
      case 'checked': {
        const words = asked.get(message.id);
        asked.delete(message.id);
        // It was asked before other words became known, and has been asked anew.
        if (!words) return;
        const wrong = new Set(message.wrong);
        for (const word of words) verdicts.set(word, !wrong.has(word));
        tell();
        return;
      }
      case 'suggested':
        waiting.get(message.id)?.(message.words);
        waiting.delete(message.id);
        return;
      case 'failed':
        fail();
        return;
    }
  }

  function sendQuestions(): void {
    const words = [...toAsk];
    toAsk = new Set();
    if (!worker || words.length === 0) return;
    questions += 1;
    asked.set(questions, words);
    worker.postMessage({ kind: 'check', id: questions, words });
  }

  return {
    start() {
      if (state !== 'off') return;
      state = 'on';
      worker = openWorker();
      worker.onmessage = ({ data }) => receive(data);
      worker.onerror = fail;
      worker.postMessage({ kind: 'know', words: known });
      tell();
    },
    get state() {
      return state;
    },
    know(words) {
      if (words.length === known.length && words.every((word, index) => word === known[index])) return;
      known = words;
      worker?.postMessage({ kind: 'know', words });
      // What is known counts until the answer is there: no mark goes and comes back.
      for (const word of [...verdicts.keys(), ...[...asked.values()].flat()]) toAsk.add(word);
      asked.clear();
      sendQuestions();
    },
    isRight: (word) => verdicts.get(word) ?? null,
    ask(words) {
      if (!worker) return;
      const isFirst = toAsk.size === 0;
      const underWay = new Set([...asked.values()].flat());
      for (const word of words) if (!verdicts.has(word) && !underWay.has(word)) toAsk.add(word);
      if (isFirst && toAsk.size > 0) queueMicrotask(sendQuestions);
    },
    suggest(word) {
      if (!worker) return Promise.resolve([]);
      questions += 1;
      const id = questions;
      worker.postMessage({ kind: 'suggest', id, word });
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The one of this page. */
export const spellChecker = createSpellChecker(
  () => new Worker(new URL('./spelling-worker.ts', import.meta.url), { type: 'module' }),
);
