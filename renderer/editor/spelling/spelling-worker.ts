// Holds the dictionary apart from the page: reading it takes a fifth of a second, and looking for words like a wrong one
// can take longer.

import aff from '../../../node_modules/dictionary-en-gb/index.aff?url';
import dic from '../../../node_modules/dictionary-en-gb/index.dic?url';
import { openDictionary, type Dictionary } from './dictionary.ts';
import type { FromWorker, ToWorker } from './spelling-messages.ts';

const dictionary = open();

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  // In the order in which they were asked: each waits for the same dictionary.
  dictionary.then(
    (opened) => answer(opened, data),
    () => say({ kind: 'failed' }),
  );
});

async function open(): Promise<Dictionary> {
  const [rules, words] = await Promise.all([read(aff), read(dic)]);
  return openDictionary(rules, words);
}

async function read(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

function answer(opened: Dictionary, asked: ToWorker): void {
  switch (asked.kind) {
    case 'know':
      opened.know(asked.words);
      return;
    case 'check':
      say({ kind: 'checked', id: asked.id, wrong: asked.words.filter((word) => !opened.isRight(word)) });
      return;
    case 'suggest':
      say({ kind: 'suggested', id: asked.id, words: opened.suggest(asked.word) });
      return;
  }
}

function say(message: FromWorker): void {
  self.postMessage(message);
}
