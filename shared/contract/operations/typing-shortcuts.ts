import { z } from 'zod';
import { typingShortcut } from '../entities/typing-shortcuts.ts';
import { idField } from '../text-fields.ts';
import { done, onRevision, operation } from './operation.ts';

const { id: _shortcutId, revision: _shortcutRevision, ...shortcutFields } = typingShortcut.shape;

/** What is typed for short, with the text that takes its place. */
export const typingShortcutsOperations = {
  list: operation.output(z.array(typingShortcut)),
  /** One that is there already, capitals aside, is refused with `shortcut-taken`. */
  create: operation.input(z.object(shortcutFields)).output(typingShortcut),
  update: operation.input(z.object({ ...onRevision, ...shortcutFields })).output(typingShortcut),
  remove: operation.input(z.object(onRevision)).output(done),
  restore: operation.input(z.object({ id: idField })).output(typingShortcut),
};
