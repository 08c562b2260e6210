import type { Editor } from '@tiptap/core';
import { useCommands } from '../../app/commands.ts';
import type { NamedEntry } from '../../editor/name-book.ts';
import { nameInto } from '../../editor/name-menu.ts';
import { textCommands } from '../../editor/text-commands.ts';

// Alt 1 to Alt 9.
const namesWithKeys = 9;

/** What the keyboard and the command palette can do while the notes are shown. */
export function useNotesCommands({
  canMove,
  present,
  editor,
  moveOn,
  exportNotes,
  showHistory,
  goToPeople,
  goToTidy,
  gatherHere,
  nameFirstInFull,
  restrictItem,
}: {
  readonly canMove: boolean;
  /** Who is at the meeting: the first nine have a key. */
  readonly present: readonly NamedEntry[];
  readonly editor: Editor | null;
  readonly moveOn: (direction: 'next' | 'previous') => void;
  readonly exportNotes: () => void;
  readonly showHistory: () => void;
  readonly goToPeople: () => void;
  readonly goToTidy: () => void;
  /** null where the item at the caret has no actions to gather. */
  readonly gatherHere: (() => void) | null;
  /** Null where the notes do not change any more. */
  readonly nameFirstInFull: (() => void) | null;
  /** null where the notes at the caret cannot be restricted. */
  readonly restrictItem: (() => void) | null;
}): void {
  useCommands('notes', [
    {
      id: 'notes.next',
      label: 'Next item',
      group: 'Notes',
      keys: 'Ctrl ↓',
      isEnabled: canMove,
      run: () => moveOn('next'),
    },
    {
      id: 'notes.previous',
      label: 'Previous item',
      group: 'Notes',
      keys: 'Ctrl ↑',
      isEnabled: canMove,
      run: () => moveOn('previous'),
    },
    {
      id: 'notes.export',
      label: 'Export the notes to Word',
      group: 'Notes',
      run: exportNotes,
    },
    {
      id: 'notes.history',
      label: 'History of the item',
      group: 'Notes',
      keys: 'Alt Shift V',
      isEnabled: canMove,
      run: showHistory,
    },
    {
      id: 'notes.people',
      label: 'Go to the people of the meeting',
      group: 'Notes',
      keys: 'Alt Shift P',
      run: goToPeople,
    },
    {
      id: 'notes.tidy',
      label: 'Tidy: what is left open in the notes',
      group: 'Notes',
      keys: 'Alt Shift Y',
      run: goToTidy,
    },
    {
      id: 'notes.gather-here',
      label: 'Gather the actions at the end of the item',
      group: 'Notes',
      isEnabled: gatherHere !== null,
      run: () => gatherHere?.(),
    },
    {
      id: 'notes.first-mentions',
      label: 'First mention in full, later in short form',
      group: 'Notes',
      isEnabled: nameFirstInFull !== null,
      run: () => nameFirstInFull?.(),
    },
    {
      id: 'notes.restrict',
      label: 'Restrict the notes of the item',
      group: 'Notes',
      isEnabled: restrictItem !== null,
      run: () => restrictItem?.(),
    },
    ...present.slice(0, namesWithKeys).map((entry, index) => ({
      id: `notes.name-${index + 1}`,
      label: `Name ${entry.label}`,
      group: 'Notes',
      keys: `Alt ${index + 1}`,
      isEnabled: editor !== null,
      run: () => {
        if (editor) nameInto(editor, entry);
      },
    })),
    ...textCommands('notes'),
  ]);
}
