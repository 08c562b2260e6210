import { Extension, type Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { askToRestrict } from './ask-to-restrict.ts';
import { asKeyMap, blockNames, blockWays, linkKeys } from './block-ways.ts';
import type { EditorHost } from './editor-host.ts';
import { insertBlock } from './insert-block.ts';
import { followOwedAnswer, sayOutcome } from './owed-answers.ts';
import { leaveRestriction } from './restricted-words.ts';
import { actionAt, insertAction, ownersOf, toggleBold, toggleItalic } from './section-commands.ts';

/** The keys of the text. Every shortcut shown on screen for the text is bound here. */
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
        ...Object.fromEntries(
          blockNames
            .filter((name) => editor.schema.nodes[blockWays[name].needs] !== undefined)
            .map((name) => [asKeyMap(blockWays[name].keys), () => insertBlock(name, editor, host)]),
        ),
        'Alt-Shift-o': () => sayOutcome(editor),
        'Alt-Shift-r': () => askToRestrict(editor, host),
        ArrowRight: () => leaveRestriction(editor),
        [asKeyMap(linkKeys)]: linkDialog,
        // More than the block itself: what it asks for first depends on where the caret is.
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
        Enter: () => {
          deleteAcrossBlocks(editor);
          return leaveSpeech(editor) || editor.commands.splitListItem('listItem');
        },
        Tab: () => editor.commands.sinkListItem('listItem') || tabKey(editor, host),
        'Shift-Tab': () => editor.commands.liftListItem('listItem'),
        Backspace: () => plainAgain(editor),
      };
    },
  });
}

/**
 * Makes an action, below the one that the caret is in; but one that has no owner yet, or no words, is asked for first. In
 * a question whose answer is owed it is the action that follows it up.
 */
function actionKey(editor: Editor, host: EditorHost): boolean {
  if (!editor.schema.nodes.action) return false;
  const gathers = host.gathersActions();
  if (followOwedAnswer(editor, gathers)) return true;
  const action = actionAt(editor)?.node;
  if (!action) return insertAction(editor, gathers);
  if (action.textContent.trim() !== '' && ownersOf(action).length > 0) return insertAction(editor, gathers);
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

/** Tiptap splits at the start of a selection as it was: where that reaches over blocks, its place may be gone by then. */
function deleteAcrossBlocks({ state, view }: Editor): void {
  const { $from, $to, empty } = state.selection;
  if (!empty && !$from.sameParent($to)) view.dispatch(state.tr.deleteSelection());
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

/** Backspace at the start of an action, decision, quotation or sub-heading makes it a paragraph again; no word goes. */
function plainAgain(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  const { name } = $from.parent.type;
  const isPlain = !['action', 'decision', 'subheading', 'reportLink', 'noteToSelf'].includes(name);
  if (!empty || $from.parentOffset > 0) return false;
  if ($from.depth === 2 && $from.node(1).type.name === 'quotation' && $from.index(1) === 0) {
    return editor.commands.lift('quotation');
  }
  // What was a note to self is not made public by a key pressed once too often.
  if (name === 'noteToSelf' && $from.parent.content.size > 0) return true;
  if (isPlain) return false;
  return editor.commands.setNode('paragraph');
}
