import { Extension, InputRule, wrappingInputRule, type Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { askToRestrict } from './ask-to-restrict.ts';
import type { EditorHost } from './editor-host.ts';
import { leaveRestriction } from './restricted-words.ts';
import {
  actionAt,
  insertAction,
  ownersOf,
  toggleBold,
  toggleBullets,
  toggleItalic,
  toggleLetters,
  toggleSubheading,
} from './section-commands.ts';

/** Keys and typed shorthands of the text. Every shortcut shown on screen for the text is bound here. */
export function sectionKeys(host: EditorHost): Extension {
  return Extension.create({
    name: 'sectionKeys',
    addKeyboardShortcuts() {
      const { editor } = this;
      const linkDialog = (): boolean => {
        host.request({ kind: 'link' });
        return true;
      };
      return {
        'Mod-b': () => toggleBold(editor),
        'Mod-i': () => toggleItalic(editor),
        'Mod-Shift-8': () => toggleBullets(editor),
        'Mod-Shift-7': () => toggleLetters(editor),
        'Alt-Shift-h': () => toggleSubheading(editor),
        'Alt-Shift-r': () => askToRestrict(editor, host),
        ArrowRight: () => leaveRestriction(editor),
        'Mod-Shift-k': linkDialog,
        'Mod-Enter': () => actionKey(editor, host),
        'Mod-ArrowDown': () => {
          host.moveOn('next');
          return true;
        },
        'Mod-ArrowUp': () => {
          host.moveOn('previous');
          return true;
        },
        'Shift-Enter': () => editor.commands.insertContent({ type: 'hardBreak' }),
        Enter: () => leaveSpeech(editor) || editor.commands.splitListItem('listItem'),
        Tab: () => editor.commands.sinkListItem('listItem') || tabKey(editor, host),
        'Shift-Tab': () => editor.commands.liftListItem('listItem'),
        Backspace: () => plainAgain(editor),
      };
    },
    addInputRules() {
      const { bulletList, letterList, action } = this.editor.schema.nodes;
      return [
        ...(bulletList ? [wrappingInputRule({ find: /^\s*[-*•]\s$/, type: bulletList })] : []),
        ...(letterList ? [wrappingInputRule({ find: /^\s*\(?a[).]\s$/i, type: letterList })] : []),
        ...(action
          ? [
              new InputRule({
                find: /^\s*action:\s$/i,
                handler: ({ state, range }) => {
                  const $from = state.doc.resolve(range.from);
                  if ($from.depth !== 1 || $from.parent.type.name !== 'paragraph') return null;
                  state.tr.delete(range.from, range.to).setBlockType(range.from, range.from, action);
                  return undefined;
                },
              }),
            ]
          : []),
      ];
    },
  });
}

/** Makes an action, below the one that the caret is in; but one that has no owner yet, or no words, is asked for first. */
function actionKey(editor: Editor, host: EditorHost): boolean {
  if (!editor.schema.nodes.action) return false;
  const action = actionAt(editor)?.node;
  if (!action) return insertAction(editor);
  if (action.textContent.trim() !== '' && ownersOf(action).length > 0) return insertAction(editor);
  return askForOwner(host);
}

function askForOwner(host: EditorHost): boolean {
  host.request({ kind: 'action-details', field: 'owners' });
  return true;
}

/** From an action to its owner, from a question to its answer, else on to what is no text. */
function tabKey(editor: Editor, host: EditorHost): boolean {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const block = $from.node(depth);
    switch (block.type.name) {
      case 'table':
        return false;
      case 'action':
        // Once the key has run its course: a dialog that opens sooner takes the same Tab and moves on from the owner.
        setTimeout(() => askForOwner(host));
        return true;
      case 'question': {
        const answerEnd = $from.after(depth) + ($from.node(depth - 1).lastChild?.nodeSize ?? 0);
        const { state, view } = editor;
        const caret = TextSelection.near(state.doc.resolve(answerEnd), -1);
        view.dispatch(state.tr.setSelection(caret).scrollIntoView());
        return true;
      }
    }
  }
  return focusPastTexts(editor.view.dom);
}

/** What is typed after Tab must not land in the next section, so the focus passes over every section's text. */
function focusPastTexts(from: Element): boolean {
  const next = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, [tabindex]')].find(
    (control) =>
      (from.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
      control.tabIndex >= 0 &&
      !control.matches(':disabled') &&
      control.closest('.section-text') === null &&
      control.checkVisibility(),
  );
  next?.focus();
  return next !== undefined;
}

/** Enter on an empty line at the end of a question goes to the answer, at the end of the answer out of both. */
function leaveSpeech(editor: Editor): boolean {
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  if (!empty || $from.depth < 3 || $from.parent.content.size > 0) return false;
  const speech = $from.node(-1);
  const isLast = $from.index(-1) === speech.childCount - 1;
  if (!isLast || speech.childCount < 2) return false;
  const transaction = state.tr;
  if (speech.type.name === 'question') {
    const answerStart = $from.after(-1) + 1;
    transaction.setSelection(TextSelection.near(state.doc.resolve(answerStart), 1));
    transaction.delete($from.before(), $from.after());
  } else if (speech.type.name === 'answer') {
    const paragraph = state.schema.nodes.paragraph;
    if (!paragraph) return false;
    transaction.delete($from.before(), $from.after());
    const after = transaction.mapping.map($from.after(-2));
    transaction.insert(after, paragraph.create());
    transaction.setSelection(TextSelection.near(transaction.doc.resolve(after + 1), 1));
  } else {
    return false;
  }
  view.dispatch(transaction.scrollIntoView());
  return true;
}

/** Backspace at the start of an action, decision or sub-heading makes it a paragraph again; no word goes. */
function plainAgain(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  const isPlain = !['action', 'decision', 'subheading', 'reportLink'].includes($from.parent.type.name);
  if (!empty || $from.parentOffset > 0 || isPlain) return false;
  return editor.commands.setNode('paragraph');
}
