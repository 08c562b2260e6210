import { expect, test } from 'vitest';
import { buttonLabel, shortNameOf } from '../../../renderer/features/issue/issue-choices.ts';

test.each([
  ['2023-10-10 Community Outcomes Meeting - agenda, draft.docx', 'Agenda, draft'],
  ['2023-10-10 Calder - Ashby Board - action log, internal, OFFICIAL.docx', 'Action log, internal, OFFICIAL'],
  ['Item 4 - Use of force - cover paper.docx', 'Item 4 - Use of force - cover paper'],
])('of a meeting that is known, %s is %s', (name, short) => {
  expect(shortNameOf(name)).toBe(short);
});

test('no button says that it makes no files', () => {
  expect([0, 1, 2].map((count) => buttonLabel(count, false))).toEqual([
    'Make the Word files',
    'Make the Word file',
    'Make 2 Word files',
  ]);
  expect([0, 1, 2].map((count) => buttonLabel(count, true))).toEqual([
    'Make the Word files',
    'Make a zip of 1 Word file',
    'Make a zip of 2 Word files',
  ]);
});
