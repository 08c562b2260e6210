import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { findWords, type MarkedWord } from './marked-words.ts';
import type { WritingAids } from './writing-aids.ts';

const marksKey = new PluginKey<DecorationSet>('spellingMarks');

/** A key only moves the marks; the words are looked at when the typing pauses. */
const pauseBeforeChecking = 400;
/** Reading a dictionary must not be felt by somebody who has only just begun. */
const pauseBeforeStarting = 1_000;

/** Marks wrong words and abbreviations of the text that is live. */
export function spellingMarks(aids: () => WritingAids): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: marksKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, marks) {
        const next = transaction.getMeta(marksKey) as DecorationSet | undefined;
        if (next) return next;
        return transaction.docChanged ? marks.map(transaction.mapping, transaction.doc) : marks;
      },
    },
    props: {
      decorations: (state) => marksKey.getState(state),
      handleDOMEvents: {
        blur: (view) => {
          checkSoon(view);
          return false;
        },
      },
    },
    view: (view) => {
      const stop = aids().subscribe(() => checkSoon(view, 0));
      const starting = setTimeout(() => whenIdle(() => aids().start()), pauseBeforeStarting);
      checkSoon(view);
      return {
        update: (_view, before) => {
          const isEdited = before.doc !== view.state.doc;
          // A word that the caret was in is looked at once it has left.
          if (isEdited || !before.selection.eq(view.state.selection)) checkSoon(view);
        },
        destroy: () => {
          stop();
          clearTimeout(starting);
          clearTimeout(checks.get(view));
          checks.delete(view);
        },
      };
    },
  });

  function checkSoon(view: EditorView, pause = pauseBeforeChecking): void {
    clearTimeout(checks.get(view));
    checks.set(
      view,
      setTimeout(() => {
        checks.delete(view);
        check(view, aids());
      }, pause),
    );
  }
}

const checks = new WeakMap<EditorView, ReturnType<typeof setTimeout>>();

function whenIdle(work: () => void): void {
  // Not in Safari.
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2_000 });
  else work();
}

function check(view: EditorView, aids: WritingAids): void {
  if (view.isDestroyed || view.composing) return;
  const checked = checkedTransaction(view.state, aids, view.hasFocus());
  if (checked) view.dispatch(checked);
}

/** Asks about words that nobody knows yet, and marks what is known; null: it is marked so already. */
export function checkedTransaction(
  state: EditorState,
  aids: WritingAids,
  hasFocus: boolean,
): Transaction | null {
  const { marked, unknown } = findWords(state.doc, aids);
  if (unknown.length > 0) aids.ask(unknown);
  const wanted = marked.filter((word) => !isUnderCaret(word, state, hasFocus));
  if (isSame(marksIn(state), wanted)) return null;
  const marks = DecorationSet.create(
    state.doc,
    wanted.map((word) => decorationOf(word, aids)),
  );
  return state.tr.setMeta(marksKey, marks).setMeta('addToHistory', false);
}

/** Nobody is told that a word is wrong while they write it. What is marked already stays so as long as it is the same. */
function isUnderCaret({ from, to, word, kind }: MarkedWord, state: EditorState, hasFocus: boolean): boolean {
  const { head, empty } = state.selection;
  if (!hasFocus || !empty || kind !== 'wrong' || head < from || head > to) return false;
  return !marksIn(state).some((mark) => mark.from === from && mark.to === to && mark.word === word);
}

/** The marks as they are shown. */
export function marksIn(state: EditorState): readonly MarkedWord[] {
  const marks = marksKey.getState(state)?.find() ?? [];
  return marks.map(({ from, to, spec }) => ({ ...(spec as Pick<MarkedWord, 'kind' | 'word'>), from, to }));
}

function isSame(shown: readonly MarkedWord[], wanted: readonly MarkedWord[]): boolean {
  if (shown.length !== wanted.length) return false;
  const keyOf = ({ kind, word, from, to }: MarkedWord): string => `${from} ${to} ${kind} ${word}`;
  const keys = new Set(shown.map(keyOf));
  return wanted.every((word) => keys.has(keyOf(word)));
}

function decorationOf({ kind, word, from, to }: MarkedWord, aids: WritingAids): Decoration {
  const attributes =
    kind === 'wrong'
      ? { class: 'misspelt', 'aria-invalid': 'spelling' }
      : { nodeName: 'abbr', title: aids.meaningOf(word) ?? '' };
  return Decoration.inline(from, to, attributes, { kind, word });
}
