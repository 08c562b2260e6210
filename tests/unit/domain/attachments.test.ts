import { expect, test } from 'vitest';
import {
  checkAttachedFile,
  isFileNameForWindows,
  largestAttachment,
} from '../../../shared/domain/attachments.ts';

test.each(['Use of force.pdf', 'Übersicht 2026.docx', 'console.txt', '.hidden', 'a - b (1).xlsx'])(
  'a file can be called %s',
  (name) => {
    expect(isFileNameForWindows(name)).toBe(true);
  },
);

test.each([
  'a/b.pdf',
  'a\\b.pdf',
  'why?.docx',
  'CON',
  'nul.txt',
  'COM1.pdf',
  'ends in a dot.',
  'ends in a space ',
  'a\tb',
  '',
  ' ',
])('a file cannot be called %j', (name) => {
  expect(isFileNameForWindows(name)).toBe(false);
  expect(checkAttachedFile({ name, bytes: 1 })).toMatchObject({
    ok: false,
    code: 'file-name-not-for-windows',
  });
});

test.each([
  [0, 'file-is-empty'],
  [largestAttachment + 1, 'file-is-too-large'],
  [2 * 1024 ** 3, 'file-is-too-large'],
])('a file of %s bytes is refused with %s', (bytes, code) => {
  expect(checkAttachedFile({ name: 'a.pdf', bytes })).toMatchObject({ ok: false, code });
});

test('a file of the largest size is taken', () => {
  expect(checkAttachedFile({ name: 'a.pdf', bytes: largestAttachment }).ok).toBe(true);
});
