import type { ClientLink } from '@orpc/client';
import type { ExportedFile } from '../../shared/contract/exported-file.ts';
import type {
  MenuCommand,
  ShellOrder,
  ShellSettings,
  Theme,
  UpdateState,
} from '../../shared/contract/desktop-contract.ts';
import type { FileNotReadCode } from '../../shared/contract/errors.ts';

/** What became of files that were handed to the host. */
export type SavedFiles = {
  /** The folder or the place in words, as far as the host knows it. */
  readonly where: string | null;
  readonly open?: () => Promise<void>;
  readonly showInFolder?: () => Promise<void>;
};

/** A file by its own name, without its folder: all of its text, or why it was not read. */
export type ChosenMeetingFile =
  | { readonly name: string; readonly content: string }
  | { readonly name: string; readonly code: FileNotReadCode };

/** What stands around the program's own window. */
export type WindowShell = {
  /** Takes what is asked from outside, until the window closes. */
  readonly takeOrders: (take: (order: ShellOrder) => void) => Promise<void>;
  readonly showCommands: (commands: readonly MenuCommand[]) => Promise<unknown>;
  readonly meetingOpened: (meetingId: string) => Promise<unknown>;
  /** The person has answered about a meeting file that an order brought. */
  readonly fileAnswered: (id: string) => Promise<unknown>;
  readonly setTheme: (theme: Theme) => Promise<unknown>;
  readonly settings: () => Promise<ShellSettings>;
  readonly setNotifications: (isOn: boolean) => Promise<ShellSettings>;
  /** Starts the part that keeps the data, where nothing starts it by itself any more. */
  readonly startCoreAgain: () => Promise<unknown>;
  readonly updates: () => Promise<UpdateState>;
  readonly lookForUpdate: () => Promise<UpdateState>;
};

/** What a host can do beside carrying the contract. */
export type Platform = {
  readonly kind: 'browser' | 'desktop';
  /** Saves or downloads files. null: the person changed their mind. */
  readonly saveFiles: (files: readonly ExportedFile[]) => Promise<SavedFiles | null>;
  /** Asks for a meeting file and reads it. null: the person changed their mind. */
  readonly chooseMeetingFile: () => Promise<ChosenMeetingFile | null>;
  /** Asks for a folder, where the host can: its whole path. null: the person changed their mind. */
  readonly chooseFolder?: () => Promise<string | null>;
  /** Saves what the page would print now as a PDF, where the host can. null: the person changed their mind. */
  readonly savePdf?: (name: string) => Promise<SavedFiles | null>;
  readonly shell?: WindowShell;
  /** Opens a link outside the program; what `safeHref` refuses is not opened. */
  readonly openLink: (href: string) => void;
  /** Ends the session and the program, where these are not ended with the window. */
  readonly logOut?: () => Promise<void>;
};

/** A host as the window sees it: a way to call operations, and what it can do. */
export type Host = {
  readonly link: ClientLink<Record<never, never>>;
  readonly platform: Platform;
};

let opened: Platform | null = null;

/** The platform of this window; known once `connectHost` has been called. */
export function platform(): Platform {
  if (!opened) throw new Error('the window has no host yet');
  return opened;
}

export function rememberPlatform(next: Platform): void {
  opened = next;
}
