// The menu at a word: what may stand in its place. The caret stays in the text while arrows move through the menu.

import type { Editor } from '@tiptap/core';
import { TextSelection, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { withCapitalsOf } from '../../../shared/domain/spelling-words.ts';
import { announce } from '../../ui/announcer.tsx';
import type { MarkedWord } from './marked-words.ts';
import { replaceWord } from './replace-word.ts';
import type { WritingAids } from './writing-aids.ts';

type Choice = { readonly label: string; readonly detail?: string } & (
  | { /** What comes in the word's place. */ readonly words: string }
  | { readonly words: null; readonly run: () => void }
);

export type WordMenu = {
  /**
   * `behind`: the word is selected, and the caret comes behind it. `beside`: the caret stays where it is, so that whoever
   * types on types there.
   */
  open(word: MarkedWord, caret: 'behind' | 'beside'): void;
  close(): void;
  isOpen(): boolean;
  onKey(event: KeyboardEvent): boolean;
};

let lists = 0;

export function createWordMenu(editor: Editor, aids: () => WritingAids): WordMenu {
  lists += 1;
  const listId = `word-menu-${lists}`;
  let shown: {
    readonly box: HTMLElement;
    readonly list: HTMLElement;
    /** Around the word, which nothing else tells from the others where the caret is elsewhere. */
    readonly frame: HTMLElement;
    readonly state: EditorState;
    readonly word: MarkedWord;
    readonly caret: 'behind' | 'beside';
  } | null = null;
  let choices: readonly Choice[] = [];
  let chosen = 0;
  /** Keys that came before the suggestions did. */
  let early: KeyboardEvent[] = [];
  const onPointerDown = ({ target }: PointerEvent): void => {
    if (!(target instanceof Node && shown?.box.contains(target))) close();
  };

  const onScroll = (): void => {
    if (shown) place(shown, editor.view);
  };

  function close(): void {
    if (!shown) return;
    shown.box.remove();
    shown.frame.remove();
    shown = null;
    choices = [];
    early = [];
    window.removeEventListener('pointerdown', onPointerDown, true);
    window.removeEventListener('resize', onScroll);
    document.removeEventListener('scroll', onScroll, true);
    if (editor.isDestroyed) return;
    for (const name of ['aria-activedescendant', 'aria-controls']) editor.view.dom.removeAttribute(name);
  }

  const open: WordMenu['open'] = (word, caret) => {
    close();
    const { view } = editor;
    const { tr, doc } = view.state;
    view.focus();
    if (caret === 'beside') blockOf(view, word)?.scrollIntoView({ block: 'nearest' });
    else view.dispatch(tr.setSelection(TextSelection.create(doc, word.from, word.to)).scrollIntoView());
    const box = element('div', { class: 'suggestions word-menu' });
    const list = element('div', { id: listId, role: 'listbox', 'aria-label': labelOf(word) });
    const head = element('p', { class: 'word-menu-head' });
    const frame = element('div', { class: 'word-menu-frame', 'aria-hidden': 'true' });
    box.append(head, list);
    document.querySelector('#main')?.append(frame, box);
    shown = { box, list, frame, state: view.state, word, caret };
    window.addEventListener('pointerdown', onPointerDown, true);
    window.addEventListener('resize', onScroll);
    document.addEventListener('scroll', onScroll, true);
    view.dom.setAttribute('aria-controls', listId);
    if (word.kind === 'abbreviation') {
      const meaning = aids().meaningOf(word.word) ?? '';
      head.textContent = `${word.word}: ${meaning}`;
      show(view, choicesForAbbreviation(word, meaning));
      announce(`${word.word} stands for ${meaning}.`);
      return;
    }
    head.textContent = `“${word.word}” is not in the dictionary`;
    place(shown, view);
    const opened = shown;
    void aids()
      .suggest(word.word)
      .then((suggestions) => {
        if (shown !== opened) return;
        const words = [...new Set(suggestions.map((each) => withCapitalsOf(word.word, each)))];
        show(view, choicesForWrong(word, words));
        announce(saidOf(word.word, words));
        for (const event of early.splice(0)) onKey(event);
      });
  };

  function show(view: EditorView, next: readonly Choice[]): void {
    if (!shown) return;
    choices = next;
    chosen = 0;
    shown.list.replaceChildren(...next.map(option));
    place(shown, view);
    point();
  }

  function option({ label, detail }: Choice, index: number): HTMLElement {
    const drawn = element('div', { id: `${listId}-${index}`, role: 'option', class: 'suggestion' });
    const words = element('span', { class: 'suggestion-words' });
    words.textContent = label;
    if (detail !== undefined) {
      const small = element('small', {});
      small.textContent = detail;
      words.append(small);
    }
    drawn.append(words);
    drawn.addEventListener('mousedown', (event) => {
      event.preventDefault();
      choose(index);
    });
    return drawn;
  }

  function point(): void {
    for (const [index, each] of [...(shown?.list.children ?? [])].entries()) {
      each.setAttribute('aria-selected', String(index === chosen));
      if (index === chosen) each.scrollIntoView({ block: 'nearest' });
    }
    editor.view.dom.setAttribute('aria-activedescendant', `${listId}-${chosen}`);
  }

  function choose(index: number): void {
    const choice = choices[index];
    if (!shown || !choice) return;
    const { caret, word } = shown;
    close();
    if (choice.words === null) {
      choice.run();
      giveCaretBack(editor, word, caret);
    } else {
      replaceWord(editor, word, choice.words, caret);
    }
  }

  function onKey(event: KeyboardEvent): boolean {
    if (!shown || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'Escape') {
      const { caret, word } = shown;
      close();
      giveCaretBack(editor, word, caret);
      return true;
    }
    if (!['ArrowDown', 'ArrowUp', 'Home', 'End', 'Enter', 'Tab'].includes(event.key)) return false;
    if (choices.length === 0) {
      early.push(event);
      return true;
    }
    switch (event.key) {
      case 'ArrowDown':
        chosen = (chosen + 1) % choices.length;
        break;
      case 'ArrowUp':
        chosen = (chosen + choices.length - 1) % choices.length;
        break;
      case 'Home':
        chosen = 0;
        break;
      case 'End':
        chosen = choices.length - 1;
        break;
      default:
        choose(chosen);
        return true;
    }
    point();
    return true;
  }

  function choicesForWrong(word: MarkedWord, suggestions: readonly string[]): readonly Choice[] {
    return [
      ...suggestions.map((words) => ({ label: words, words })),
      {
        label: 'Add to my words',
        detail: 'It is no mistake any more, in any text',
        words: null,
        run: () => aids().learn(word.word),
      },
      {
        label: 'Ignore in this document',
        detail: 'Until Secretariat is opened again',
        words: null,
        run: () => aids().ignore(word.word),
      },
    ];
  }

  function choicesForAbbreviation(word: MarkedWord, meaning: string): readonly Choice[] {
    const inBrackets = `${meaning} (${word.word})`;
    return [
      { label: 'Write it out', detail: meaning, words: meaning },
      { label: 'Write it out with the abbreviation in brackets', detail: inBrackets, words: inBrackets },
    ];
  }

  return { open, close, isOpen: () => shown !== null && shown.state.doc === editor.state.doc, onKey };
}

/** Into sight again, too: the word may be far from it. */
function giveCaretBack({ view }: Editor, { to }: MarkedWord, caret: 'behind' | 'beside'): void {
  const { tr, doc } = view.state;
  if (caret === 'behind') tr.setSelection(TextSelection.create(doc, to));
  view.dispatch(tr.scrollIntoView());
}

function blockOf(view: EditorView, { from }: MarkedWord): Element | null {
  const { node } = view.domAtPos(from);
  return node instanceof Element ? node : node.parentElement;
}

function labelOf({ kind, word }: MarkedWord): string {
  return kind === 'wrong' ? `Instead of “${word}”` : `Instead of ${word}`;
}

function saidOf(word: string, suggestions: readonly string[]): string {
  const [first] = suggestions;
  if (first === undefined) return `“${word}” is not in the dictionary. No suggestions.`;
  const count = suggestions.length === 1 ? '1 suggestion' : `${suggestions.length} suggestions`;
  return `“${word}” is not in the dictionary. ${count}, first: ${first}.`;
}

const gap = 4;

type Placed = { readonly box: HTMLElement; readonly frame: HTMLElement; readonly word: MarkedWord };

/** Under the word; over it where there is no room. */
function place({ box, frame, word: { from, to } }: Placed, view: EditorView): void {
  const [start, end] = [view.coordsAtPos(from), view.coordsAtPos(to, -1)];
  const { offsetHeight: height, offsetWidth: width } = box;
  const below = end.bottom + gap;
  const top = below + height > window.innerHeight ? Math.max(gap, start.top - gap - height) : below;
  box.style.top = `${top}px`;
  box.style.left = `${Math.max(gap, Math.min(start.left, window.innerWidth - width - gap))}px`;
  frame.style.top = `${start.top}px`;
  frame.style.left = `${start.left}px`;
  // A word that the end of a line parts has no frame.
  frame.hidden = end.top !== start.top;
  frame.style.width = `${end.left - start.left}px`;
  frame.style.height = `${start.bottom - start.top}px`;
}

function element(tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
