import { describe, expect, it } from 'vitest';
import { changeMentions, changesOfMentions } from '../../../renderer/editor/first-mentions.ts';
import { nameBookOf } from '../../../renderer/editor/name-book.ts';
import { schemaFor } from '../../../shared/document/schemas.ts';
import { aSectionEditor } from '../../support/a-section-editor.ts';
import {
  aParagraph,
  aPersonChip,
  restricted as restrictedWords,
} from '../../support/builders/body-pieces.ts';

const person = (id: string, name: string, post: string | null, shortForm: string | null) => ({
  ...{ id, name, post, shortForm },
  organisationId: null,
  isCurrent: true,
});
const names = nameBookOf(
  [
    person('harland', 'Ruth Harland', 'Assistant Chief Constable', 'ACC Harland'),
    person('mayor', 'Helen Ashworth', 'Mayor of Calder', 'the Mayor'),
    person('plain', 'Sam Reed', null, null),
  ],
  [],
);

const named = (personId: string | null, isInFull = false, marks: readonly object[] = []) => ({
  type: 'person',
  attrs: { personId, label: 'Somebody', isInFull },
  marks,
});
const restricted = [{ type: 'restricted', attrs: { reason: 'Section 40' } }];
const textOf = (...inlines: readonly object[]) =>
  schemaFor('notes').nodeFromJSON({ type: 'doc', content: [{ type: 'paragraph', content: inlines }] });
const said = (docs: readonly ReturnType<typeof textOf>[], isFirstRestricted = false) =>
  changesOfMentions(
    docs.map((doc, index) => ({ doc, isRestricted: isFirstRestricted && index === 0 })),
    names,
  ).map((changes) =>
    changes.map(
      ({ position, personId, isInFull }) => `${position} ${personId} ${isInFull ? 'full' : 'short'}`,
    ),
  );

describe('first mentions', () => {
  it('are in full once over all texts, and in short form from then on', () => {
    const docs = [
      textOf(named('harland'), { type: 'text', text: ' and ' }, named('harland', true)),
      textOf(named('mayor'), named('harland', true)),
    ];
    expect(said(docs)).toEqual([
      ['1 harland full', '7 harland short'],
      ['1 mayor full', '2 harland short'],
    ]);
  });

  it('leave alone what is right already, who has only a name, and who is not known', () => {
    const docs = [
      textOf(named('harland', true), named('plain'), named('gone'), named(null), named('harland')),
    ];
    expect(said(docs)).toEqual([[]]);
  });

  it('stay for the public right behind a restricted passage', () => {
    const { editor } = aSectionEditor([
      aParagraph(restrictedWords('xx'), aPersonChip('harland', 'ACC Harland')),
    ]);
    changeMentions(editor, [{ position: 3, personId: 'harland', isInFull: true }], names);
    const last = editor.state.doc.firstChild?.lastChild;
    expect(last?.attrs.isInFull).toBe(true);
    expect(last?.marks).toEqual([]);
  });

  it('do not count in notes to self, which are in no file, and nothing is changed there', () => {
    const note = schemaFor('notes').nodeFromJSON({
      type: 'doc',
      content: [{ type: 'noteToSelf', content: [named('harland', true)] }],
    });
    expect(said([note, textOf(named('harland'))])).toEqual([[], ['1 harland full']]);
  });

  it('do not count where the words are restricted: a public file has not named them then', () => {
    const docs = [textOf(named('harland', true, restricted)), textOf(named('harland'))];
    expect(said(docs)).toEqual([['1 harland short'], ['1 harland full']]);
    expect(said([textOf(named('mayor')), textOf(named('mayor'))], true)).toEqual([[], ['1 mayor full']]);
  });
});
