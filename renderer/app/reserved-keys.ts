import type { Command } from './commands.ts';

/**
 * Keys that belong to the browser, the system or a screen reader. No command may take them, one of the text or of a
 * list neither. Ctrl F and F3 are not among them: where a screen looks for words itself, that takes the place of the
 * browser’s own search, which knows nothing of the other documents and cannot replace.
 */
export const reservedKeys: ReadonlySet<string> = new Set([
  ...['A', 'C', 'D', 'J', 'L', 'N', 'O', 'P', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z', '0', '+', '-'].map(
    (key) => `Ctrl ${key}`,
  ),
  ...['Tab', 'PageUp', 'PageDown', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => `Ctrl ${key}`),
  ...['B', 'C', 'D', 'I', 'J', 'K', 'M', 'N', 'O', 'P', 'R', 'T', 'W', 'Delete'].map(
    (key) => `Ctrl Shift ${key}`,
  ),
  ...['A', 'B', 'I', 'T'].map((key) => `Alt Shift ${key}`),
  ...['←', '→', 'Home', 'D', 'E', 'F', 'F4', 'Tab', 'Space'].map((key) => `Alt ${key}`),
  ...['F1', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Tab', 'Shift Tab'],
]);

/** Of these, what browsers leave to whatever has the focus: there they mean the same, or move within it. */
const keysOfTheFocus: ReadonlySet<string> = new Set([
  ...['A', 'C', 'V', 'X', 'Y', 'Z'].map((key) => `Ctrl ${key}`),
  'Tab',
  'Shift Tab',
]);

/** Faults of a set of commands: keys that are reserved or taken twice. A test asks for it on every screen. */
export function commandFaults(commands: readonly Command[]): readonly string[] {
  const faults: string[] = [];
  const seen = new Map<string, string>();
  for (const { id, keys, isLocal = false } of commands) {
    if (keys === undefined) continue;
    if (isReserved(keys, isLocal)) faults.push(`${id}: ${keys} is reserved`);
    const other = seen.get(keys);
    if (other !== undefined && other !== id) faults.push(`${id}: ${keys} is taken by ${other}`);
    seen.set(keys, id);
  }
  return faults;
}

/** `isLocal`: the keys are heard only where the focus is. */
function isReserved(keys: string, isLocal: boolean): boolean {
  return reservedKeys.has(keys) && !(isLocal && keysOfTheFocus.has(keys));
}
