import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { createSectionEditor } from '../../renderer/editor/create-section-editor.ts';
import type { EditorHost, EditorRequest } from '../../renderer/editor/editor-host.ts';
import { createSpellChecker } from '../../renderer/editor/spelling/spell-checker.ts';
import { createWritingAids, type WritingAids } from '../../renderer/editor/spelling/writing-aids.ts';
import { nameBookOf } from '../../renderer/editor/name-book.ts';
import { unmarked } from '../../renderer/editor/section-marks.ts';
import { bodyOf } from '../../renderer/editor/load-section.ts';
import type { Body, BodyNode } from '../../shared/document/body.ts';
import { schemaFor, type DocumentKind } from '../../shared/document/schemas.ts';
import { aBody } from './builders/body-pieces.ts';

export type TestEditor = {
  readonly editor: Editor;
  readonly host: EditorHost;
  /** What the text asked the screen for. */
  readonly requests: readonly EditorRequest[];
  body(): Body;
  /** Puts the caret before the first time that words are said, or so far behind there. */
  caretAt(words: string, offset?: number): void;
  caretAtEnd(): void;
  select(from: string, to: string): void;
  /** Presses a key of the text, as the key map has it ("Mod-Enter"). False where nothing hears it. */
  press(key: string): boolean;
  /** Types a character at the caret, so that a shorthand is noticed. */
  type(character: string): void;
};

/** The editor of a section as the screens have it, with all its extensions, in front of no screen. */
export function aSectionEditor(
  blocks: readonly BodyNode[],
  {
    kind = 'notes',
    gathers = false,
    restriction = null,
  }: {
    readonly kind?: DocumentKind;
    readonly gathers?: boolean;
    readonly restriction?: string | null;
  } = {},
): TestEditor {
  const requests: EditorRequest[] = [];
  const host: EditorHost = {
    names: () => nameBookOf([], []),
    dueFacts: () => ({ meetingDate: '2026-03-04', nextMeetingDate: null, datePattern: null }),
    request: (request) => void requests.push(request),
    gathersActions: () => gathers,
    restrictionOf: () => restriction,
    moveOn: () => undefined,
    openLink: () => undefined,
    aids: noAids(),
  };
  const editor = createSectionEditor({
    kind,
    doc: schemaFor(kind).nodeFromJSON(aBody(...blocks)),
    label: 'Notes',
    start: unmarked,
    host,
    restriction: () => restriction,
    isBlockThere: () => false,
    onChange: () => undefined,
  });
  const view = {
    get state() {
      return editor.state;
    },
    dispatch: (transaction: Parameters<Editor['view']['dispatch']>[0]) => {
      const { state } = editor.state.applyTransaction(transaction);
      unmounted.updateState(state);
    },
    focus: () => undefined,
    hasFocus: () => true,
    composing: false,
    editable: true,
    isDestroyed: false,
  };
  const unmounted = editor.view;
  // Tiptap takes its plugins in once the editor is on screen.
  unmounted.updateState(editor.state.reconfigure({ plugins: editor.extensionManager.plugins }));
  Object.defineProperty(editor, 'view', { get: () => view });
  Object.defineProperty(editor, 'isDestroyed', { get: () => false });
  const placeOf = (words: string): number => {
    let place = -1;
    editor.state.doc.descendants((node, position) => {
      const at = node.isText ? (node.text ?? '').indexOf(words) : -1;
      if (at >= 0 && place < 0) place = position + at;
    });
    if (place < 0) throw new Error(`not there: ${words}`);
    return place;
  };
  const put = (from: number, to = from): void =>
    view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, to)));
  const prop = (ask: (plugin: Editor['state']['plugins'][number]) => boolean | undefined): boolean =>
    editor.state.plugins.some((plugin) => ask(plugin) === true);
  return {
    editor,
    host,
    requests,
    body: () => bodyOf(editor.state.doc),
    caretAt: (words, offset = 0) => put(placeOf(words) + offset),
    caretAtEnd: () => put(TextSelection.atEnd(editor.state.doc).head),
    select: (from, to) => put(placeOf(from), placeOf(to)),
    press: (key) => {
      const parts = key.split('-');
      const named = parts.at(-1) ?? '';
      const isShift = parts.includes('Shift');
      const letter = isShift && named.length === 1 ? named.toUpperCase() : named;
      const event = {
        key: letter,
        keyCode: named.toUpperCase().charCodeAt(0),
        code: '',
        ctrlKey: parts.includes('Mod'),
        metaKey: false,
        altKey: parts.includes('Alt'),
        shiftKey: isShift,
        preventDefault: () => undefined,
      } as unknown as KeyboardEvent;
      return prop((plugin) => Boolean(plugin.props.handleKeyDown?.call(plugin, view as never, event)));
    },
    type: (character) => {
      const { from, to } = editor.state.selection;
      const insert = () => editor.state.tr.insertText(character, from, to);
      const isTaken = prop((plugin) =>
        Boolean(plugin.props.handleTextInput?.call(plugin, view as never, from, to, character, insert)),
      );
      if (!isTaken) view.dispatch(insert());
    },
  };
}

/** Spelling is off, and nothing is said or typed for short. */
function noAids(): WritingAids {
  const checker = createSpellChecker(() => {
    throw new Error('nobody asks for the dictionary');
  });
  return createWritingAids(checker, () => undefined);
}
