import { describe, expect, it } from 'vitest';
import { noPolicy } from '../../../shared/contract/policy.ts';
import {
  readFromCore,
  readToCore,
  type FromCore,
  type ToCore,
} from '../../../electron/desktop/core-channel.ts';

const options = { dataFolder: '/data', resourcesFolder: '/resources', programVersion: '0.1.0', policy: null };

const toCore: readonly ToCore[] = [
  { kind: 'open', options },
  { kind: 'open', options: { ...options, policy: JSON.parse(JSON.stringify(noPolicy)) as never } },
  { kind: 'page-port' },
  { kind: 'page-gone' },
  { kind: 'shell-port' },
  { kind: 'key-store-answer', question: 1, answer: true },
  { kind: 'key-store-answer', question: 2, answer: 'wrapped' },
  { kind: 'key-store-answer', question: 3, answer: null },
  { kind: 'note', event: 'core-gone', facts: { exitCode: 1, reason: 'killed', version: null, is: false } },
  { kind: 'fault', where: 'main', facts: { kind: 'Error', places: ['electron/desktop/main.ts:1:2'] } },
  { kind: 'follow-policy' },
  { kind: 'close' },
];

const fromCore: readonly FromCore[] = [
  { kind: 'opened' },
  { kind: 'refused', code: 'in-use', facts: { folder: '/data', openIn: 'browser' } },
  { kind: 'failed' },
  { kind: 'ask-key-store', question: 1, ask: 'is-real', text: '' },
  { kind: 'not-understood' },
];

describe('the channel between the main process and the core', () => {
  it('takes all that either says', () => {
    for (const message of toCore) expect(readToCore(structuredClone(message))).toEqual(message);
    for (const message of fromCore) expect(readFromCore(structuredClone(message))).toEqual(message);
  });

  it('takes nothing of another shape, nor what is right with anything beside it', () => {
    const wrong: readonly unknown[] = [
      ...[null, undefined, 7, 'close', [], {}, { kind: 'closed' }, { kind: '__proto__' }],
      { kind: 'open' },
      { kind: 'open', options: { ...options, dataFolder: '' } },
      { kind: 'open', options: { ...options, policy: { file: null } } },
      { kind: 'key-store-answer', question: '1', answer: true },
      { kind: 'key-store-answer', question: 1, answer: {} },
      { kind: 'note', event: 'x', facts: { words: { of: 'a document' } } },
      { kind: 'note', event: '', facts: {} },
      { kind: 'fault', where: 'main', facts: { kind: 'Error', places: [], message: 'words' } },
      { kind: 'refused', code: 'because', facts: {} },
      { kind: 'ask-key-store', question: 1, ask: 'tell', text: '' },
      { kind: 'ask-key-store', question: 1, ask: 'unwrap' },
    ];
    for (const message of wrong) {
      expect(readToCore(message), JSON.stringify(message)).toBeNull();
      expect(readFromCore(message), JSON.stringify(message)).toBeNull();
    }
    for (const message of toCore) {
      expect(readToCore({ ...message, more: 1 })).toBeNull();
      expect(readFromCore(message)).toBeNull();
    }
    for (const message of fromCore) {
      expect(readFromCore({ ...message, more: 1 })).toBeNull();
      expect(readToCore(message)).toBeNull();
    }
  });
});
