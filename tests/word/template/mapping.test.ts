import { describe, expect, test } from 'vitest';
import type { StyleLook, TemplateStyle } from '../../../shared/contract/template-reading.ts';
import { paragraphRoles } from '../../../shared/domain/word-roles.ts';
import {
  guessRoles,
  guessTableStyle,
  headingLevels,
  stylesForRole,
} from '../../../shared/word-plan/guess-roles.ts';
import { guessChoices, keepChoices } from '../../../shared/word-plan/keep-choices.ts';
import { readableColour } from '../../../shared/word-plan/readable-colour.ts';
import { roleGroups } from '../../../shared/wording/role-names.ts';
import { flowing } from '../../support/house-styles.ts';

const look: StyleLook = {
  font: 'Verdana',
  sizePt: 12,
  isBold: false,
  isItalic: false,
  isCaps: false,
  colour: '000000',
  background: null,
  alignment: 'left',
  spaceBeforePt: 0,
  spaceAfterPt: 8,
  lineSpacing: 1,
  indentMm: 0,
};
const aStyle = (name: string, other: Partial<TemplateStyle> = {}): TemplateStyle => ({
  id: `Own-${name.replace(/\W/g, '')}`,
  name,
  kind: 'paragraph',
  outlineLevel: null,
  list: null,
  bulletLevels: [],
  look,
  table: null,
  ...other,
});
const normal = aStyle('Normal', { id: 'Normal' });
const guessOf = (...styles: readonly TemplateStyle[]) => guessRoles({ styles: [normal, ...styles] });

describe('what a style of a template is meant for', () => {
  test.each([
    ['bullet', aStyle('List Bullet')],
    ['bullet', aStyle('Bullet point')],
    ['bullet', aStyle('Aufzählung', { list: 'bullets' })],
    ['numbered-paragraph', aStyle('Numbered paragraph')],
    ['numbered-paragraph', aStyle('Report text', { list: 'numbers' })],
    ['quotation', aStyle('Block Text')],
    ['decision', aStyle('RESOLVED')],
    ['action', aStyle('Action point')],
    ['table-text', aStyle('Table Contents')],
    ['meeting-date', aStyle('Date')],
    ['paragraph', aStyle('Body Text')],
    ['title', aStyle('heading 1', { id: 'Heading1', outlineLevel: 1 })],
    ['title', aStyle('Überschrift', { outlineLevel: 1 })],
    ['title', aStyle('Report title')],
    ['section-heading', aStyle('Chapter', { outlineLevel: 2 })],
    ['sub-item-subheading', aStyle('Fourth', { outlineLevel: 4 })],
  ] as const)('%s: %o', (role, style) => {
    expect(guessOf(style)[role]).toBe(style.id);
  });

  test('Word’s own heading goes before another of its level, and one without numbers before one with', () => {
    const [numbered, plain, own] = [
      aStyle('Chapter', { outlineLevel: 2, list: 'numbers' }),
      aStyle('Plain chapter', { outlineLevel: 2 }),
      aStyle('heading 2', { id: 'Heading2', outlineLevel: 2 }),
    ];
    expect(guessOf(numbered, plain)['item-heading']).toBe(plain.id);
    expect(guessOf(numbered, plain, own)['item-heading']).toBe('Heading2');
  });

  test('a heading is offered for headings only, and never guessed for anything else', () => {
    const heading = aStyle('Action', { outlineLevel: 3 });
    expect(guessOf(heading).action).toBeNull();
    for (const role of paragraphRoles) {
      const isOffered = stylesForRole(role, [heading]).length > 0;
      expect(isOffered, role).toBe(headingLevels[role] !== undefined);
    }
  });

  test('nothing is guessed where nothing fits', () => {
    const { paragraph, ...others } = guessOf(aStyle('Fancy box'));
    expect(paragraph).toBe('Normal');
    expect(new Set(Object.values(others))).toEqual(new Set([null]));
  });

  test('tables are drawn like one of the template’s that has a heading row', () => {
    const table = (name: string, headerFill: string | null) =>
      aStyle(name, { kind: 'table', table: { borderColour: '112233', headerFill } });
    const [grid, own] = [table('Table Grid', null), table('Calder table', '8A1538')];
    expect(guessTableStyle({ styles: [grid, own] })).toBe(own.id);
    expect(guessTableStyle({ styles: [grid] })).toBe(grid.id);
    expect(guessTableStyle({ styles: [normal] })).toBeNull();
  });
});

test('how deep a heading is agrees with the house styles that come with the program', () => {
  for (const role of paragraphRoles) {
    const style = flowing.styles.find(({ id }) => id === flowing.roles[role].style);
    expect(style?.outlineLevel, role).toBe(headingLevels[role]);
  }
});

test('every role can be chosen on the screen, once', () => {
  expect(roleGroups.flatMap(({ roles }) => roles).toSorted()).toEqual(paragraphRoles.toSorted());
});

describe('another template in the place of one', () => {
  const action = aStyle('Action point');
  const box = aStyle('Fancy box');
  const from = { styles: [normal, action, box] };

  test('keeps what was chosen where it has the style, and guesses the rest anew', () => {
    const guessed = guessChoices(from);
    const chosen = {
      ...guessed,
      roles: { ...guessed.roles, decision: box.id, quotation: null, action: null },
    };
    const to = { styles: [normal, aStyle('Fancy box', { id: 'Own-9' }), aStyle('Quote', { id: 'Quote' })] };
    expect(keepChoices(chosen, from, to).roles).toMatchObject({
      decision: 'Own-9',
      quotation: 'Quote',
      action: null,
    });
  });

  test('asks anew what its pictures show', () => {
    const chosen = { ...guessChoices(from), alternativeTexts: { 'picture-1.png': 'Arms' } };
    expect(keepChoices(chosen, from, from).alternativeTexts).toEqual({});
  });
});

test('a colour that cannot be read becomes the nearest of its hue that can', () => {
  expect(readableColour('1B4332', 'FFFFFF')).toBe('1B4332');
  expect(readableColour('FFFFFF', '1B4332')).toBe('FFFFFF');
  expect(readableColour('BBBBBB', 'FFFFFF')).toBe('707070');
  expect(readableColour('FFD700', 'FFFFFF')).not.toBe('000000');
  expect(readableColour('333333', '000000')).not.toBe('333333');
});
