import { useEffect } from 'react';
import { isDialogOpen } from '../ui/open-dialog.ts';

// The one registry of commands: the palette, the shortcut sheet and the keys are all drawn from it.

export type Command = {
  /** `area.verb`, unique. */
  readonly id: string;
  readonly label: string;
  /** The heading it stands under in the palette and the shortcut sheet. */
  readonly group: string;
  /** As it is written for people, parts apart by spaces: "Ctrl K", "Alt ↑", "Alt Shift R". */
  readonly keys?: string;
  readonly isEnabled?: boolean;
  /** The keys work only where the focus is, and are heard there: the sheet lists the command, the palette does not. */
  readonly isLocal?: boolean;
  /** Picked outside the page it runs while a dialog is open, too: what is asked there cannot be done without it. */
  readonly isOverDialogs?: boolean;
  /** Not needed for a local command. */
  readonly run?: () => void;
};

const sources = new Map<string, readonly Command[]>();
let whenChanged: () => void = () => undefined;

/** Calls back after the commands may have changed, often and for nothing too: for the one menu of a window. */
export function watchCommands(listener: () => void): void {
  whenChanged = listener;
}

/** Registers a screen's commands while it is shown. */
export function useCommands(source: string, commands: readonly Command[]): void {
  // After each render, so that a command always runs with what is on screen.
  useEffect(() => {
    sources.set(source, commands);
    whenChanged();
  });
  useEffect(
    () => () => {
      sources.delete(source);
      whenChanged();
    },
    [source],
  );
}

export function listCommands(): readonly Command[] {
  return [...sources.values()].flat();
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const namedKeys: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
};

/** A key press as it is written: "Ctrl K". The command key of a Mac counts as Ctrl. */
export function writtenKeys(press: KeyPress): string {
  const isLetterKey = /^(Key|Digit)/.test(press.code);
  // With Alt or Shift held, `key` is whatever the layout makes of it; the key's own letter is meant.
  const plain =
    isLetterKey && (press.altKey || press.shiftKey) ? press.code.replace(/^(Key|Digit)/, '') : press.key;
  const key = namedKeys[plain] ?? (plain.length === 1 ? plain.toUpperCase() : plain);
  return [
    press.ctrlKey || press.metaKey ? 'Ctrl' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey ? 'Shift' : '',
    key,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Runs a command that was picked outside the page. False where it is not there any more, or a dialog is open over it. */
export function runCommandById(id: string): boolean {
  const command = listCommands().find((each) => each.id === id && each.isEnabled !== false);
  if (command?.run === undefined || (command.isOverDialogs !== true && isDialogOpen())) return false;
  command.run();
  return true;
}

/** Runs the command of a key press. False where there is none, or a dialog is open over the screen. */
export function runCommandFor(press: KeyPress): boolean {
  const keys = writtenKeys(press);
  const command = listCommands().find(
    (each) => each.keys === keys && each.isLocal !== true && each.isEnabled !== false,
  );
  // Asked last: in a long meeting the answer takes longer than the rest of a key.
  if (command === undefined || isDialogOpen()) return false;
  command.run?.();
  return true;
}
