import { createCipheriv, randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { chacha20 } from '../../shared/domain/chacha20.ts';
import {
  readRecoveryKey,
  recoveryKeyLength,
  recoveryKeySigns,
  writeRecoveryKey,
} from '../../shared/domain/recovery-key.ts';

vi.stubGlobal('window', { sessionStorage: { length: 0 } });
const { besidePage } = await import('../../renderer/platform/beside-page.ts');

function aPlace() {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
}

test('the key stream is that of OpenSSL, at every length', () => {
  for (const length of [0, 1, 63, 64, 65, 4096]) {
    const [key, nonce, bytes] = [randomBytes(32), randomBytes(12), randomBytes(length)];
    const counter = Buffer.alloc(4);
    counter.writeUInt32LE(0xffff_fff0);
    const theirs = createCipheriv('chacha20', key, Buffer.concat([counter, nonce])).update(bytes);
    // OpenSSL's counter runs on into the nonce: fewer blocks than that are compared.
    expect(Buffer.from(chacha20(key, nonce, 0xffff_fff0, bytes)).subarray(0, 1024)).toEqual(
      theirs.subarray(0, 1024),
    );
  }
});

test('words beside the page lie there under the key, those from before too, and come back under it alone', () => {
  const place = aPlace();
  const page = besidePage(place);
  page.setItem('one', 'Words that were typed – “before”');
  expect(place.kept.get('one')).toContain('typed');
  const key = randomBytes(32).toString('base64');
  page.hideUnder(key);
  page.setItem('two', 'Words that came later');
  expect([...place.kept.values()].join(' ')).not.toMatch(/Words|typed|later/);
  expect([page.getItem('one'), page.getItem('two')]).toEqual([
    'Words that were typed – “before”',
    'Words that came later',
  ]);
  const anew = besidePage(place);
  expect(anew.getItem('one')).toBeNull();
  anew.hideUnder(key);
  expect(anew.getItem('one')).toBe('Words that were typed – “before”');
  const stranger = besidePage(place);
  stranger.hideUnder(randomBytes(32).toString('base64'));
  expect(stranger.getItem('two')).toBeNull();
});

test('words under a former key come back, and lie under the key of now, or plain where there is none', () => {
  const place = aPlace();
  const [first, second] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  const page = besidePage(place);
  page.hideUnder(first);
  page.setItem('one', 'Words that wait');
  besidePage(place).hideUnder(second, [first]);
  expect(place.kept.get('one')).not.toContain('Words');
  const anew = besidePage(place);
  anew.hideUnder(second);
  expect(anew.getItem('one')).toBe('Words that wait');
  besidePage(place).hideUnder(null, [second]);
  expect(place.kept.get('one')).toBe('Words that wait');
});

test('a page goes on reading what it hid, whatever key it is told, and loses nothing where there is no room', () => {
  const place = aPlace();
  const page = besidePage(place);
  page.hideUnder(randomBytes(32).toString('base64'));
  page.setItem('one', 'Words that wait');
  const { setItem } = place;
  place.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  page.hideUnder(randomBytes(32).toString('base64'));
  expect(page.getItem('one')).toBe('Words that wait');
  place.setItem = setItem;
  page.hideUnder(null);
  expect(place.kept.get('one')).toBe('Words that wait');
});

test('every wrong sign, and every two that changed places, name their group', () => {
  const numbers = Array.from({ length: recoveryKeyLength }, (_, index) => (index * 7 + 3) % recoveryKeySigns);
  const key = writeRecoveryKey(numbers);
  expect(readRecoveryKey(` ${key.toLowerCase().replaceAll('-', ' – ')}`)).toEqual({ ok: true, key });
  const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  [...key].forEach((sign, at) => {
    const group = Math.floor(at / 6) + 1;
    if (sign === '-') return;
    for (const other of `${signs}01ILO`) {
      if (other === sign) continue;
      const wrong = key.slice(0, at) + other + key.slice(at + 1);
      expect(readRecoveryKey(wrong)).toEqual({ ok: false, code: 'recovery-key-mistyped', group });
    }
    const next = key.charAt(at + 1);
    if (at % 6 === 4 || next === '' || next === '-' || next === sign) return;
    const swapped = key.slice(0, at) + next + sign + key.slice(at + 2);
    expect(readRecoveryKey(swapped)).toEqual({ ok: false, code: 'recovery-key-mistyped', group });
  });
  const [first = '', second = '', ...rest] = key.split('-');
  expect(readRecoveryKey([second, first, ...rest].join('-'))).toMatchObject({ ok: false, group: 1 });
  expect(readRecoveryKey(`${key}2`)).toEqual({ ok: false, code: 'recovery-key-length' });
});
