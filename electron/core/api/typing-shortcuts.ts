import type { Program } from '../services/program.ts';
import {
  allTypingShortcuts,
  changeTypingShortcut,
  createTypingShortcut,
  removeTypingShortcut,
  restoreTypingShortcut,
} from '../services/typing-shortcuts.ts';
import { operations } from './operations.ts';

export function typingShortcutsApi(program: Program) {
  const { typingShortcuts } = operations;
  return {
    list: typingShortcuts.list.handler(() => allTypingShortcuts(program)),
    create: typingShortcuts.create.handler(({ input }) => createTypingShortcut(program, input)),
    update: typingShortcuts.update.handler(({ input }) => changeTypingShortcut(program, input)),
    remove: typingShortcuts.remove.handler(({ input }) => removeTypingShortcut(program, input)),
    restore: typingShortcuts.restore.handler(({ input }) => restoreTypingShortcut(program, input.id)),
  };
}
