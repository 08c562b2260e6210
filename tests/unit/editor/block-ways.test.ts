import { describe, expect, it } from 'vitest';
import { commandFaults, reservedKeys } from '../../../renderer/app/reserved-keys.ts';
import {
  asKeyMap,
  blockNames,
  blocksOf,
  blockWays,
  linkKeys,
  type BlockName,
} from '../../../renderer/editor/block-ways.ts';
import { findEntries } from '../../../renderer/editor/insert-menu.ts';
import { textCommands } from '../../../renderer/editor/text-commands.ts';
import { documentKinds } from '../../../shared/document/schemas.ts';
import { aSectionEditor, type TestEditor } from '../../support/a-section-editor.ts';
import { aParagraph } from '../../support/builders/body-pieces.ts';

const typedFor: Readonly<Record<BlockName, string>> = {
  action: 'ACTION:',
  decision: 'DECISION:',
  question: 'Q:',
  report: 'REPORT:',
  note: 'NB:',
  table: 'TABLE:',
  bullets: '-',
  letters: 'a)',
  subheading: '##',
  quotation: '>',
};

/** The blocks that the caret stands in, from the outside. */
function around({ editor }: TestEditor): readonly string[] {
  const { $from } = editor.state.selection;
  return Array.from({ length: $from.depth }, (_, index) => $from.node(index + 1).type.name);
}

function expectCaretIn(test: TestEditor, name: BlockName): void {
  // A link has to lead somewhere: where to is asked for.
  if (name === 'report') expect(test.requests).toEqual([{ kind: 'report-link' }]);
  else expect(around(test)[0]).toBe(blockWays[name].needs);
}

const cases = documentKinds.flatMap((kind) => blocksOf(kind).map((name) => [kind, name] as const));

describe('the ways to a block', () => {
  it.each(cases)('in a %s: / and a letter put the caret into a %s', async (kind, name) => {
    const test = aSectionEditor([], { kind });
    const { letter } = blockWays[name];
    expect(letter).toMatch(/^[a-z]$/);
    const [first] = findEntries(test.editor, letter);
    expect(first?.id).toBe(name);
    first?.run(test.editor, test.host);
    await Promise.resolve();
    expectCaretIn(test, name);
  });

  it.each(cases)('in a %s: a shortcut of three keys at most puts the caret into a %s', (kind, name) => {
    const test = aSectionEditor([aParagraph()], { kind });
    const { keys } = blockWays[name];
    expect(keys.split(' ').length).toBeLessThanOrEqual(3);
    expect(reservedKeys.has(keys)).toBe(false);
    test.caretAtEnd();
    expect(test.press(asKeyMap(keys))).toBe(true);
    expectCaretIn(test, name);
  });

  it.each(cases)('in a %s: what is typed puts the caret into a %s', async (kind, name) => {
    const typed = typedFor[name];
    const test = aSectionEditor([aParagraph(typed)], { kind });
    test.caretAtEnd();
    test.type(' ');
    await Promise.resolve();
    expectCaretIn(test, name);
    expect(test.editor.state.doc.textContent).not.toContain(typed);
  });

  it.each(documentKinds.map((kind) => [kind]))('a %s lists them all, each with keys of its own', (kind) => {
    const commands = textCommands(kind);
    expect(commandFaults(commands)).toEqual([]);
    for (const name of blocksOf(kind)) {
      expect(commands).toContainEqual(expect.objectContaining({ keys: blockWays[name].keys }));
    }
  });

  it.each(documentKinds.map((kind) => [kind]))('in a %s a link has keys of its own', (kind) => {
    const test = aSectionEditor([aParagraph()], { kind });
    expect(test.press(asKeyMap(linkKeys))).toBe(true);
    expect(test.requests).toEqual([{ kind: 'link' }]);
    expect(blockNames.map((name) => blockWays[name].keys)).not.toContain(linkKeys);
  });

  it('are all of the blocks’ own', () => {
    const all = blockNames.map((name) => blockWays[name]);
    for (const way of ['letter', 'keys', 'label'] as const) {
      expect(new Set(all.map((each) => each[way])).size).toBe(all.length);
    }
  });

  it.each(['Note:', 'Nb:', 'Note to the Mayor:', 'He said NB:'])(
    '%s begins a sentence of the record',
    (words) => {
      const test = aSectionEditor([aParagraph(words)]);
      test.caretAtEnd();
      test.type(' ');
      expect(around(test)).toEqual(['paragraph']);
    },
  );

  it.each(['action', 'decision', 'question', 'note', 'quotation', 'table', 'report'] as const)(
    'words behind what is typed for a %s are kept',
    (name) => {
      const test = aSectionEditor([aParagraph(`${typedFor[name]}Publish the figures`)]);
      test.caretAt('Publish');
      test.type(' ');
      expect(test.editor.state.doc.textContent).toContain('Publish the figures');
    },
  );
});
