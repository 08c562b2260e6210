import { expect, it } from 'vitest';
import type { BodyNode } from '../../../shared/document/body.ts';
import { aSectionEditor } from '../../support/a-section-editor.ts';
import { aParagraph, aTable, anAction } from '../../support/builders/body-pieces.ts';

const typesOf = ({ content = [] }: Pick<BodyNode, 'content'>): readonly string[] =>
  content.map(({ type }) => type);

it('typed “TABLE: ” at the end of a text leaves a line below the table, and one step takes both back', () => {
  const test = aSectionEditor([aParagraph('The figures:'), aParagraph('TABLE:')]);
  test.caretAtEnd();
  test.type(' ');
  expect(typesOf(test.body())).toEqual(['paragraph', 'table', 'paragraph']);
  test.press('Mod-z');
  expect(typesOf(test.body())).toEqual(['paragraph', 'paragraph']);
});

it('a table by its key leaves one, too', () => {
  const test = aSectionEditor([aParagraph('')]);
  test.press('Alt-Shift-x');
  expect(typesOf(test.body())).toEqual(['table', 'paragraph']);
});

it('a stored text that ends with a table opens with a line below it, and the caret at the end is there', () => {
  const test = aSectionEditor([aTable(['Stopped', '412']), aTable(['Searched', '96'])]);
  expect(typesOf(test.body())).toEqual(['table', 'paragraph', 'table', 'paragraph']);
  test.caretAtEnd();
  for (const character of 'Below.') test.type(character);
  expect(test.body().content?.at(-1)?.content).toEqual([{ type: 'text', text: 'Below.' }]);
});

it('nothing is put below a table that something stands below, nor below any other block', () => {
  const test = aSectionEditor([aTable(['Stopped']), anAction('Count the lamps')]);
  test.caretAtEnd();
  test.type('.');
  expect(typesOf(test.body())).toEqual(['table', 'action']);
});

it('the line below a table cannot be deleted away', () => {
  const test = aSectionEditor([aTable(['Stopped', '412'])]);
  test.caretAtEnd();
  test.press('Backspace');
  expect(typesOf(test.body())).toEqual(['table', 'paragraph']);
});
