import { expect, test } from 'vitest';
import {
  createSpellChecker,
  type DictionaryWorker,
} from '../../../renderer/editor/spelling/spell-checker.ts';
import type { FromWorker, ToWorker } from '../../../renderer/editor/spelling/spelling-messages.ts';

/** A worker whose answers the test gives. */
function aWorker() {
  const said: ToWorker[] = [];
  let isEnded = false;
  const worker: DictionaryWorker = {
    postMessage: (message) => said.push(message),
    onmessage: null,
    onerror: null,
    terminate: () => {
      isEnded = true;
    },
  };
  return {
    worker,
    said,
    isEnded: () => isEnded,
    answer: (data: FromWorker) => worker.onmessage?.({ data } as MessageEvent<FromWorker>),
  };
}

const asked = async (said: readonly ToWorker[]) => {
  await Promise.resolve();
  return said.filter((message) => message.kind === 'check');
};

test('the dictionary is started once, when it is wanted, with the words that are known by then', () => {
  const { worker, said } = aWorker();
  let started = 0;
  const checker = createSpellChecker(() => {
    started += 1;
    return worker;
  });
  checker.ask(['force']);
  checker.know(['Ellery']);
  expect(checker.state).toBe('off');
  expect(started).toBe(0);
  checker.start();
  checker.start();
  expect(started).toBe(1);
  expect(checker.state).toBe('on');
  expect(said).toEqual([{ kind: 'know', words: ['Ellery'] }]);
});

test('words are asked about together, once, and what is known of them is kept', async () => {
  const { worker, said, answer } = aWorker();
  const checker = createSpellChecker(() => worker);
  checker.start();
  let told = 0;
  checker.subscribe(() => {
    told += 1;
  });
  checker.ask(['force', 'teh']);
  checker.ask(['teh', 'plan']);
  const [question, ...others] = await asked(said);
  expect([question?.words, others]).toEqual([['force', 'teh', 'plan'], []]);
  checker.ask(['teh']);
  expect(await asked(said)).toHaveLength(1);
  expect(checker.isRight('teh')).toBeNull();
  answer({ kind: 'checked', id: question?.id ?? 0, wrong: ['teh'] });
  expect(told).toBe(1);
  expect(['force', 'teh', 'plan'].map((word) => checker.isRight(word))).toEqual([true, false, true]);
  checker.ask(['teh', 'force']);
  expect(await asked(said)).toHaveLength(1);
});

test('when other words are known all is asked anew; until the answer what was known counts', async () => {
  const { worker, said, answer } = aWorker();
  const checker = createSpellChecker(() => worker);
  checker.start();
  checker.ask(['Ellery']);
  const [first] = await asked(said);
  answer({ kind: 'checked', id: first?.id ?? 0, wrong: ['Ellery'] });
  checker.ask(['Harland']);
  const [, second] = await asked(said);
  checker.know(['Ellery', 'Harland']);
  checker.know(['Ellery', 'Harland']);
  const questions = await asked(said);
  expect(questions.map(({ words }) => words)).toEqual([['Ellery'], ['Harland'], ['Ellery', 'Harland']]);
  expect(said.filter(({ kind }) => kind === 'know')).toHaveLength(2);
  expect(checker.isRight('Ellery')).toBe(false);
  // The answer to what was asked before comes late, and is none any more.
  answer({ kind: 'checked', id: second?.id ?? 0, wrong: ['Harland'] });
  expect(checker.isRight('Harland')).toBeNull();
  answer({ kind: 'checked', id: questions.at(-1)?.id ?? 0, wrong: [] });
  expect([checker.isRight('Ellery'), checker.isRight('Harland')]).toEqual([true, true]);
});

test('suggestions come to whoever asked for them', async () => {
  const { worker, said, answer } = aWorker();
  const checker = createSpellChecker(() => worker);
  expect(await checker.suggest('teh')).toEqual([]);
  checker.start();
  const [one, other] = [checker.suggest('teh'), checker.suggest('adn')];
  const ids = said.flatMap((message) => (message.kind === 'suggest' ? [message.id] : []));
  answer({ kind: 'suggested', id: ids[1] ?? 0, words: ['and'] });
  answer({ kind: 'suggested', id: ids[0] ?? 0, words: ['the'] });
  expect([await one, await other]).toEqual([['the'], ['and']]);
});

test.each(['cannot read the dictionary', 'breaks'])(
  'where the worker %s nobody waits for it',
  async (how) => {
    const { worker, answer, isEnded } = aWorker();
    const checker = createSpellChecker(() => worker);
    checker.start();
    const suggested = checker.suggest('teh');
    let told = 0;
    checker.subscribe(() => {
      told += 1;
    });
    if (how === 'breaks') worker.onerror?.({} as ErrorEvent);
    else answer({ kind: 'failed' });
    expect(checker.state).toBe('failed');
    expect([await suggested, told, isEnded()]).toEqual([[], 1, true]);
    checker.start();
    expect(checker.state).toBe('failed');
  },
);
