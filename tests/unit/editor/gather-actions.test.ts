import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gatheredActions, gatherActions } from '../../../renderer/editor/gather-actions.ts';
import { isActionsHeading } from '../../../shared/document/actions-heading.ts';
import { plainTextOf } from '../../../shared/document/plain-text.ts';
import { schemaFor } from '../../../shared/document/schemas.ts';
import type { Body, BodyNode } from '../../../shared/document/body.ts';
import { aSectionEditor } from '../../support/a-section-editor.ts';
import {
  aBody,
  aDecision,
  anAction,
  anExchange,
  aNoteToSelf,
  aParagraph,
  aSubheading,
  bullets,
} from '../../support/builders/body-pieces.ts';

const schema = schemaFor('notes');
const gathered = (body: Body): Body => gatheredActions(schema.nodeFromJSON(body)).toJSON() as Body;
const outline = ({ content }: Body): readonly string[] =>
  content.map((block) => `${block.type}: ${plainTextOf(block)}`);

let counter = 0;
const withId = (block: BodyNode): BodyNode => ({
  ...block,
  attrs: { ...block.attrs, id: `block-${(counter += 1)}` },
});
const word = (): string => `word${(counter += 1)}`;
const aBlock = fc.constantFrom<(() => BodyNode)[]>(
  () => withId(anAction(word())),
  () => withId(anAction(word())),
  () => withId(aParagraph(word())),
  () => withId(aParagraph()),
  () => withId(aSubheading('Actions:')),
  () => withId(aSubheading(word())),
  () => withId(aDecision(word())),
  () => withId(aNoteToSelf(word())),
  () => withId(anExchange(word(), word())),
  () => bullets(word(), word()),
);
const aText = fc
  .array(aBlock, { minLength: 1, maxLength: 12 })
  .map((makers) => aBody(...makers.map((make) => make())));

const wordsIn = (nodes: readonly BodyNode[]): readonly string[] =>
  JSON.stringify(nodes).match(/word\d+/g) ?? [];
const isAction = ({ type }: BodyNode): boolean => type === 'action';
const idsOf = (nodes: readonly BodyNode[]): readonly unknown[] => nodes.map(({ attrs }) => attrs?.id);

it('loses no word, keeps the order of the actions and of everything else, and every id', () => {
  fc.assert(
    fc.property(aText, (body) => {
      const after = gathered(body);
      schema.nodeFromJSON(after).check();
      const actions = body.content.filter(isAction);
      const others = body.content.filter((block) => !isAction(block));
      expect(idsOf(after.content.filter(isAction))).toEqual(idsOf(actions));
      expect(wordsIn(after.content.filter(isAction))).toEqual(wordsIn(actions));
      expect(wordsIn(after.content.filter((block) => !isAction(block)))).toEqual(wordsIn(others));
      if (actions.length === 0) expect(after).toEqual(schema.nodeFromJSON(body).toJSON());
      else {
        const tail = after.content.slice(-actions.length - 1);
        expect(tail[0] && isActionsHeading(tail[0])).toBe(true);
        expect(tail.slice(1).every(isAction)).toBe(true);
      }
      // Ids that were there before are there still; only headings of actions that were several are one now.
      const known = new Set(idsOf(body.content));
      for (const id of idsOf(after.content)) if (typeof id === 'string') expect(known.has(id)).toBe(true);
      expect(gathered(after)).toEqual(after);
    }),
    { numRuns: 400 },
  );
});

it('one heading stands over them, and headings that were over some of them before are gone', () => {
  const body = aBody(
    aParagraph('Said.'),
    aSubheading('Actions:'),
    anAction('One'),
    aParagraph(),
    aParagraph('More.'),
    anAction('Two'),
    aParagraph(),
  );
  expect(outline(gathered(body))).toEqual([
    'paragraph: Said.',
    'paragraph: ',
    'paragraph: More.',
    'subheading: Actions:',
    'action: One',
    'action: Two',
  ]);
  expect(outline(gathered(aBody(aSubheading('Actions taken'), anAction('One'))))).toEqual([
    'subheading: Actions taken',
    'subheading: Actions:',
    'action: One',
  ]);
});

it('is one step for undo, and the caret stays in its words', () => {
  const test = aSectionEditor([anAction('One'), aParagraph('Said.'), anAction('Two'), aParagraph('More.')]);
  test.caretAt('Said.', 2);
  const before = outline(test.body());
  expect(gatherActions(test.editor)).toBe(true);
  expect(outline(test.body())).toEqual([
    'paragraph: Said.',
    'paragraph: More.',
    'subheading: Actions:',
    'action: One',
    'action: Two',
  ]);
  expect(test.editor.state.selection.$from.parent.textContent).toBe('Said.');
  expect(test.editor.state.selection.$from.parentOffset).toBe(2);
  expect(gatherActions(test.editor)).toBe(false);
  test.press('Mod-z');
  expect(outline(test.body())).toEqual(before);
});

it('a new action of gathered notes goes under the others, and one key leads back', () => {
  const test = aSectionEditor([aParagraph('Said in the room'), aParagraph('And later')], { gathers: true });
  test.caretAt('Said', 4);
  expect(test.press('Mod-Enter')).toBe(true);
  test.type('P');
  expect(outline(test.body())).toEqual([
    'paragraph: Said in the room',
    'paragraph: And later',
    'subheading: Actions:',
    'action: P',
  ]);
  expect(test.press('Alt-Shift-z')).toBe(true);
  test.type('!');
  expect(outline(test.body())[0]).toBe('paragraph: Said! in the room');
  expect(test.press('Alt-Shift-z')).toBe(false);
  test.press('Mod-Enter');
  test.type('Q');
  expect(outline(test.body()).slice(2)).toEqual(['subheading: Actions:', 'action: P', 'action: Q']);
  // Who went back by another way leaves from where they are now.
  test.caretAt('later');
  test.press('Mod-Enter');
  test.type('R');
  test.press('Alt-Shift-z');
  test.type('!');
  expect(outline(test.body())[1]).toBe('paragraph: And !later');
});

it('over actions that stand at the end already the heading is made with the first new one', () => {
  const test = aSectionEditor([aParagraph('Said'), anAction('One'), anAction('Two')], { gathers: true });
  test.caretAt('Said', 4);
  test.press('Mod-Enter');
  test.type('P');
  const all = ['paragraph: Said', 'subheading: Actions:', 'action: One', 'action: Two', 'action: P'];
  expect(outline(test.body())).toEqual(all);
  test.press('Alt-Shift-z');
  test.type('!');
  expect(outline(test.body())[0]).toBe('paragraph: Said!');
});

it.each([
  ['an empty line', aParagraph()],
  ['a note to self', aNoteToSelf('Ask Ruth')],
])('%s behind the gathered actions makes no second heading', (_what, last) => {
  const blocks = [aParagraph('Said'), aSubheading('Actions:'), anAction('One'), last];
  const test = aSectionEditor(blocks, { gathers: true });
  test.caretAt('Said', 4);
  test.press('Mod-Enter');
  test.type('P');
  expect(outline(test.body()).slice(0, 4)).toEqual([
    'paragraph: Said',
    'subheading: Actions:',
    'action: One',
    'action: P',
  ]);
  expect(test.body().content.at(-1)?.type).toBe(last.type);
});

it('a new action of other notes goes where the caret is', () => {
  const test = aSectionEditor([aParagraph('Said'), aParagraph('Later')]);
  test.caretAt('Said', 4);
  test.press('Mod-Enter');
  test.type('P');
  expect(outline(test.body())).toEqual(['paragraph: Said', 'action: P', 'paragraph: Later']);
});
