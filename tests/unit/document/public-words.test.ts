import { expect, test } from 'vitest';
import { countPublicWords } from '../../../shared/document/public-words.ts';
import {
  aBody,
  anAction,
  aParagraph,
  aPersonChip,
  bullets,
  restricted,
} from '../../support/builders/body-pieces.ts';

test.each([
  [
    'all of them, where nothing is restricted',
    aBody(aParagraph('One two'), bullets('three', 'four five')),
    5,
  ],
  ['none of what is restricted', aBody(aParagraph('One ', restricted('two three'), ' four')), 2],
  ['two words at the sides of what is left out', aBody(aParagraph('un', restricted('said'), 'ed')), 2],
  ['names as they read', aBody(anAction(['Ask ', aPersonChip(null, 'CC Moss')])), 3],
  [
    'no note to oneself',
    aBody(aParagraph('One'), { type: 'noteToSelf', content: [{ type: 'text', text: 'ask her' }] }),
    1,
  ],
])('of the words in a file for the public are counted %s', (_what, body, words) => {
  expect(countPublicWords(body)).toBe(words);
});
