import type { Command } from '../../app/commands.ts';

const keysOfList: readonly (readonly [id: string, label: string, keys: string])[] = [
  ['agenda.up', 'Move the item up', 'Alt ↑'],
  ['agenda.down', 'Move the item down', 'Alt ↓'],
  ['agenda.rename', 'Edit the title; while editing, add the next item', 'Enter'],
  ['agenda.indent', 'While editing: make it a sub-item', 'Tab'],
  ['agenda.outdent', 'While editing: make it an item again', 'Shift Tab'],
  ['agenda.leave', 'While editing: leave the title, so that Tab moves on', 'Esc'],
  ['agenda.delete', 'Delete the item', 'Delete'],
  ['agenda.undo', 'Undo the last move or deletion', 'Ctrl Z'],
];

/** The keys that the agenda's list hears itself while it has the focus, for the shortcut sheet. */
export const agendaListKeys: readonly Command[] = keysOfList.map(([id, label, keys]) => ({
  id,
  label,
  group: 'Agenda',
  keys,
  isLocal: true,
}));
