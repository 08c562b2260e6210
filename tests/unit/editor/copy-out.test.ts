import { expect, test } from 'vitest';
import { aSectionEditor } from '../../support/a-section-editor.ts';
import { aDecision, aParagraph, bullets, restricted } from '../../support/builders/body-pieces.ts';

/** All of a section as plain text on the clipboard. */
function copiedFrom(restriction: string | null): readonly string[] {
  const { editor } = aSectionEditor(
    [
      aParagraph('Said of ', restricted('a name', 'Personal information'), '.'),
      bullets('One', 'two'),
      aDecision('Agreed.'),
    ],
    { restriction },
  );
  const slice = editor.state.doc.slice(0);
  const text = editor.state.plugins
    .map((plugin) => plugin.props.clipboardTextSerializer?.call(plugin, slice, editor.view))
    .find((each) => each !== undefined);
  return text?.split('\n') ?? [];
}

test('what is copied of a section that is restricted as a whole says so line by line, and why', () => {
  expect(copiedFrom('Live inquiry')).toEqual([
    '[Restricted: Live inquiry: Said of ][Restricted: Personal information: a name][Restricted: Live inquiry: .]',
    '- [Restricted: Live inquiry: One]',
    '- [Restricted: Live inquiry: two]',
    'Decision: [Restricted: Live inquiry: Agreed.]',
  ]);
});

test('of another section, only the words that are restricted themselves', () => {
  expect(copiedFrom(null)).toEqual([
    'Said of [Restricted: Personal information: a name].',
    '- One',
    '- two',
    'Decision: Agreed.',
  ]);
});
