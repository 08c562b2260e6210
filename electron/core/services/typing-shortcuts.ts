import type { TypingShortcut } from '../../../shared/contract/entities/typing-shortcuts.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  findTypingShortcut,
  insertTypingShortcut,
  listTypingShortcuts,
  updateTypingShortcut,
  type TypingShortcutRecord,
} from '../store/repositories/typing-shortcuts.ts';
import { found, requireRevision, ruleViolated } from './failures.ts';
import { runCommand, runQuery, type Logged, type Program } from './program.ts';

type OnRevision = { readonly id: string; readonly revision: number };
type ShortcutFields = Omit<TypingShortcut, 'id' | 'revision'>;

export function allTypingShortcuts(program: Program): TypingShortcut[] {
  return runQuery(program, (read) => listTypingShortcuts(read).map(asShortcut));
}

export function createTypingShortcut(program: Program, fields: ShortcutFields): TypingShortcut {
  return runCommand(program, 'typingShortcuts.create', ({ read, write, newId }) => {
    const shortcut = { id: newId(), revision: 1, ...fields };
    requireFree(read, shortcut);
    insertTypingShortcut(write, shortcut);
    return { answer: shortcut, changed: logged(shortcut, null) };
  });
}

export function changeTypingShortcut(
  program: Program,
  { id, revision, ...fields }: ShortcutFields & OnRevision,
): TypingShortcut {
  return runCommand(program, 'typingShortcuts.update', ({ read, write }) => {
    const before = shortcutInUse(read, id);
    requireRevision(before, revision);
    const shortcut = { ...before, ...fields, revision: revision + 1 };
    requireFree(read, shortcut);
    updateTypingShortcut(write, shortcut);
    return { answer: asShortcut(shortcut), changed: logged(asShortcut(shortcut), before) };
  });
}

/** What was typed with it stays as it is. Its row stays for `restore`. */
export function removeTypingShortcut(program: Program, { id, revision }: OnRevision): Record<string, never> {
  return runCommand(program, 'typingShortcuts.remove', ({ read, write, at }) => {
    const before = shortcutInUse(read, id);
    requireRevision(before, revision);
    const shortcut = { ...before, revision: revision + 1, removedAt: at };
    updateTypingShortcut(write, shortcut);
    return { answer: {}, changed: logged(shortcut, before) };
  });
}

export function restoreTypingShortcut(program: Program, id: string): TypingShortcut {
  return runCommand(program, 'typingShortcuts.restore', ({ read, write }) => {
    const before = found(findTypingShortcut(read, id), 'typing shortcut');
    if (before.removedAt === null) return { answer: asShortcut(before), changed: null };
    const shortcut = { ...before, revision: before.revision + 1, removedAt: null };
    requireFree(read, shortcut);
    updateTypingShortcut(write, shortcut);
    return { answer: asShortcut(shortcut), changed: logged(shortcut, before) };
  });
}

function shortcutInUse(read: ReadHandle, id: string): TypingShortcutRecord {
  const shortcut = findTypingShortcut(read, id);
  return found(shortcut?.removedAt === null ? shortcut : null, 'typing shortcut');
}

/** A shortcut at the start of a sentence is typed with a capital: two that differ in it alone would be confused. */
function requireFree(read: ReadHandle, { id, typed }: TypingShortcut): void {
  const wanted = typed.toLowerCase();
  const taken = listTypingShortcuts(read).find(
    (other) => other.id !== id && other.typed.toLowerCase() === wanted,
  );
  if (taken) throw ruleViolated('shortcut-taken', { typed: taken.typed, text: taken.text });
}

function logged(shortcut: TypingShortcut, before: TypingShortcut | null): Logged {
  return {
    entityId: shortcut.id,
    meetingId: null,
    baseRevision: before?.revision ?? null,
    payload: before === null ? shortcut : { ...shortcut, before },
    areas: ['spelling'],
  };
}

function asShortcut({ id, revision, typed, text }: TypingShortcutRecord): TypingShortcut {
  return { id, revision, typed, text };
}
