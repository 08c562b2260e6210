import { expect, test } from 'vitest';
import { endsShortcut, shortcutAtEnd } from '../../../shared/domain/typing-shortcuts.ts';

const shortcuts = [
  { typed: 'cp', text: 'Calder Police' },
  { typed: 'acp', text: 'Ashby Community Panel' },
  { typed: 'tf', text: 'the force' },
  { typed: 'VRPs', text: 'violence reduction partnerships' },
];

test.each<[string, string | null]>([
  ['cp', 'Calder Police'],
  ['with cp', 'Calder Police'],
  ['(cp', 'Calder Police'],
  ['“cp', 'Calder Police'],
  ['acp', 'Ashby Community Panel'],
  ['tf', 'the force'],
  ['Tf', 'The force'],
  ['TF', null],
  ['VRPs', 'violence reduction partnerships'],
  ['vrps', null],
  ['xcp', null],
  ['1cp', null],
  ['\uFFFCcp', null],
  ['cp ', null],
  ['', null],
])('“%s” becomes %s', (text, full) => {
  expect(shortcutAtEnd(text, shortcuts)?.text ?? null).toBe(full);
});

test('a space or a stop ends a shortcut, a letter does not', () => {
  for (const character of [' ', '\u00a0', '.', ',', ':', ';', '?', '!', ')', '’', '”', '/', '-']) {
    expect(endsShortcut(character)).toBe(true);
  }
  for (const character of ['a', '1', '(', '@', '']) expect(endsShortcut(character)).toBe(false);
});
