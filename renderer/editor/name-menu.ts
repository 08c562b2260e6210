import { Extension, type Editor, type Range } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { exitSuggestion, Suggestion } from '@tiptap/suggestion';
import { formatDate, formatDateWithWeekday } from '../../shared/domain/calendar-date.ts';
import type { EditorHost } from './editor-host.ts';
import { findNames, type NamedEntry } from './name-book.ts';
import { actionAt, addOwner, setActionDetails } from './section-commands.ts';
import { spaceAfterName } from './space-after-name.ts';
import type { NewName } from './new-name.ts';
import { suggestionList, type SuggestionEntry } from './suggestion-list.ts';
import { later } from '../ui/later.tsx';

const dueDates = later(() => import('./due-date.ts'));

type DueEntry = {
  readonly kind: 'due';
  readonly id: string;
  readonly date: string;
  readonly label: string;
  readonly detail: string;
};
/** Nobody is called so yet. */
type NewEntry = SuggestionEntry & { readonly kind: 'new' };
type MenuEntry = NamedEntry | DueEntry | NewEntry;

const nameMenuKey = new PluginKey('nameMenu');

/**
 * `@` and a name: puts the short form of a person into the text. In an action it makes them its owner instead (and a
 * date its due date), and at the start of an empty question or answer the one who asks or answers.
 */
export function nameMenu(host: EditorHost): Extension {
  return Extension.create({
    name: 'nameMenu',
    addProseMirrorPlugins() {
      return [
        Suggestion<MenuEntry, MenuEntry>({
          pluginKey: nameMenuKey,
          editor: this.editor,
          char: '@',
          allowSpaces: true,
          allowedPrefixes: [' ', '(', '\u00a0'],
          decorationClass: 'suggestion-query',
          // Inside the screen's landmark, so that a screen reader knows where the list belongs.
          container: '#main',
          floatingUi: { strategy: 'fixed' },
          items: ({ query, editor }) => {
            const found = [...dueEntries(editor, host, query), ...findNames(host.names(), query)];
            return found.length > 0 ? found : newEntries(query);
          },
          command: ({ editor, range, props }) => {
            if (props.kind === 'new') {
              // What was typed stays until somebody was added.
              exitSuggestion(editor.view, nameMenuKey);
              host.request({ kind: 'new-name', typed: props.id });
              return;
            }
            editor.chain().focus().deleteRange(withSpaceBefore(editor, range)).run();
            if (props.kind === 'due') setActionDetails(editor, { due: props.date });
            else nameInto(editor, props);
          },
          allow: ({ state }) =>
            !['subheading', 'reportLink'].includes(state.selection.$from.parent.type.name),
          render: () => suggestionList<MenuEntry>('People and organisations'),
        }),
      ];
    },
  });
}

/** What is set beside an action's words leaves no space behind at their end. */
export function withSpaceBefore(editor: Editor, { from, to }: Range): Range {
  const { doc } = editor.state;
  const isAtEnd = doc.resolve(to).parentOffset === doc.resolve(to).parent.content.size;
  const hasSpace = doc.textBetween(Math.max(0, from - 1), from) === ' ';
  return actionAt(editor) && isAtEnd && hasSpace ? { from: from - 1, to } : { from, to };
}

/** What reads like a name may be added; it has to be chosen, so that Enter behind "@ home" stays what it is. */
function newEntries(query: string): NewEntry[] {
  if (!/^\p{L}\S+( \S+){0,4}$/u.test(query)) return [];
  return [
    { kind: 'new', id: query, label: `Add “${query}”`, detail: 'To the Library: ↓ and Enter', isAsked: true },
  ];
}

/** In an action "@10 Oct" is its due date. */
function dueEntries(editor: Editor, host: EditorHost, query: string): readonly DueEntry[] {
  if (!actionAt(editor)) return [];
  const reading = dueDates.now()?.readDueDate(query, host.dueFacts());
  if (reading?.kind !== 'date') return [];
  const detail = formatDateWithWeekday(reading.date);
  return [{ kind: 'due', id: 'due', date: reading.date, label: `Due ${formatDate(reading.date)}`, detail }];
}

/** Names a person or an organisation where the caret is. Also what the People panel calls. */
export function nameInto(editor: Editor, entry: NewName): void {
  const { kind, id, label } = entry;
  if (actionAt(editor)) {
    addOwner(editor, { kind, id });
    editor.view.focus();
    return;
  }
  if (kind === 'person' && setSpeaker(editor, id)) return;
  const { storedMarks, selection } = editor.state;
  const before = selection.$from.nodeBefore?.text ?? '';
  const needsSpace = before !== '' && !/[\s(]$/.test(before);
  // As what is typed there: within restricted words a name is restricted.
  const marks = (storedMarks ?? selection.$from.marks()).map((mark) => mark.toJSON() as { type: string });
  const named =
    kind === 'person' ? { type: 'person', attrs: { personId: id, label } } : { type: 'text', text: label };
  const space = { type: 'text', text: ' ' };
  editor.view.focus();
  editor
    .chain()
    .insertContent([...(needsSpace ? [space] : []), named, space].map((node) => ({ ...node, marks })))
    .setMeta(spaceAfterName, true)
    .run();
}

function setSpeaker(editor: Editor, personId: string): boolean {
  const { $from, empty } = editor.state.selection;
  if (!empty || $from.depth < 3 || $from.parent.content.size > 0 || $from.index(-1) > 0) return false;
  const speech = $from.node(-1);
  const attribute = { question: 'askerId', answer: 'answererId' }[speech.type.name];
  if (attribute === undefined) return false;
  const { state, view } = editor;
  view.dispatch(
    state.tr.setNodeMarkup($from.before(-1), undefined, { ...speech.attrs, [attribute]: personId }),
  );
  view.focus();
  return true;
}
