import { expect, test } from 'vitest';
import type { SessionSection } from '../../../renderer/editor/document-session.ts';
import { unmarked } from '../../../renderer/editor/section-marks.ts';
import type { NotesSection } from '../../../renderer/features/notes/notes-sections.ts';
import {
  blockOf,
  caretFor,
  markOf,
  openEndsInNotes,
} from '../../../renderer/features/notes/open-ends-in-notes.ts';
import type { BodyNode } from '../../../shared/document/body.ts';
import { openEndsIn } from '../../../shared/document/open-ends.ts';
import { schemaFor } from '../../../shared/document/schemas.ts';
import {
  aBody,
  anAction,
  anExchange,
  aNoteToSelf,
  aParagraph,
  aPersonChip,
  aTable,
  bullets,
} from '../../support/builders/body-pieces.ts';

const docOf = (...blocks: readonly BodyNode[]) => schemaFor('notes').nodeFromJSON(aBody(...blocks));

function notesOf(...docs: readonly ReturnType<typeof docOf>[]): readonly NotesSection[] {
  return docs.map((doc, index) => {
    const section = { state: 'sound', id: `section-${index + 1}`, doc } as unknown as SessionSection;
    const item = { title: `Item ${index + 1}` } as NotesSection['item'];
    const start = unmarked;
    const mark = String(index + 1);
    return { item, section, mark, label: mark, depth: 0, start };
  });
}

const owed = (id: string): BodyNode => {
  const exchange = anExchange('How many?', 'Not known.');
  const [question, answer] = exchange.content ?? [];
  return {
    ...exchange,
    attrs: { id },
    content: [question ?? aParagraph(), { ...answer, type: 'answer', attrs: { outcome: 'owed' } }],
  };
};

test('are what the signing off lists too, with the item and the place of each', () => {
  const doc = docOf(
    owed('e1'),
    aNoteToSelf('Ask Ruth'),
    bullets('one [check]', 'two [check the log]'),
    anAction('Publish', { id: 'a1' }),
  );
  const ends = openEndsInNotes(notesOf(docOf(aParagraph('Said.')), doc));
  expect(ends.map(({ code, text }) => ({ code, text }))).toEqual(openEndsIn(doc.toJSON() as never));
  expect(
    ends.map(({ label, sectionId, blockId, index, nth }) => [label, sectionId, blockId, index, nth]),
  ).toEqual([
    ['2', 'section-2', 'e1', 0, 0],
    ['2', 'section-2', null, 1, 0],
    ['2', 'section-2', null, 2, 0],
    ['2', 'section-2', null, 2, 1],
    ['2', 'section-2', 'a1', 3, 0],
    ['2', 'section-2', 'a1', 3, 0],
  ]);
});

test('an action under another item follows an owed answer up', () => {
  const following = anAction('Answer', { owners: [{ kind: 'person', id: 'p' }], due: '2026-05-01' });
  const other = { ...following, attrs: { ...following.attrs, exchangeId: 'e1' } };
  expect(openEndsInNotes(notesOf(docOf(owed('e1')), docOf(other)))).toEqual([]);
  expect(openEndsInNotes(notesOf(docOf(owed('e2')), docOf(other)))).toHaveLength(1);
});

test('the place of each is found by its block, wherever that is by now, and the mark by its turn in it', () => {
  const doc = docOf(
    aNoteToSelf('Ask Ruth'),
    aParagraph('By ', aPersonChip(null, 'ACC Harland'), ' [check] and [check it]'),
    aTable(['Year'], ['2023 [check]']),
    owed('e1'),
  );
  const ends = openEndsInNotes(notesOf(doc));
  const said = (at: number | null): string => {
    const $at = doc.resolve(at ?? 0);
    const end = Math.min($at.parentOffset + 4, $at.parent.content.size);
    return $at.parent.textBetween($at.parentOffset, end, '', '*');
  };
  const marks = ends.filter(({ code }) => code === 'marked-to-check').map((end) => markOf(doc, end));
  expect(marks.map((mark) => mark && doc.textBetween(mark.from, mark.to))).toEqual([
    '[check]',
    '[check it]',
    '[check]',
  ]);
  expect(ends.map((end) => said(caretFor(doc, end)))).toEqual(['', '[che', '[che', '[che', '']);
  const answer = ends.find(({ code }) => code === 'answer-owed');
  const caret = answer ? doc.resolve(caretFor(doc, answer) ?? 0) : null;
  expect(caret?.parent.textContent).toBe('Not known.');
  expect(caret?.parentOffset).toBe('Not known.'.length);

  // Something was put in above meanwhile; a block that is gone is nowhere.
  const later = docOf(aParagraph('New.'), owed('e1'));
  expect(answer && blockOf(later, answer)?.node.attrs.id).toBe('e1');
  expect(answer && blockOf(docOf(aParagraph('New.')), answer)).toBeNull();
});
