import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { fileNotReadCodes, programErrors } from './errors.ts';
import { exportedFile } from './exported-file.ts';
import { idField, linkField } from './text-fields.ts';
import { updateFaultCodes } from './update-state.ts';

// What only a desktop window can do, beside the contract that every host carries. No path is ever taken from the page:
// a saved file is called by the id that `files.save` answered with, and a file to read is chosen by the person.

const longestFileName = 200;
const { 'not-found': notFound } = programErrors;
const operation = oc.errors({ 'not-found': notFound });
const done = z.object({});

/** Names that Windows keeps for devices, with any extension. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name without a folder in it that every system takes, of a kind that opening cannot run: what `fileNameFor` in
 * shared/word-plan makes, and nothing that reads as another name on screen.
 */
const fileName = z
  .string()
  .max(longestFileName)
  .regex(/^[^.\\/:*?"<>|][^\\/:*?"<>|]*\.(docx|zip|json|meeting|txt)$/)
  .refine(isPlainName);

function isPlainName(name: string): boolean {
  const isSeen = !/[\u0000-\u001F\p{Cs}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u.test(name);
  return isSeen && !deviceName.test(name);
}

const pdfName = z
  .string()
  .max(longestFileName)
  .regex(/^[^.\\/:*?"<>|][^\\/:*?"<>|]*\.pdf$/)
  .refine(isPlainName);

export const fileToSave = exportedFile.extend({ name: fileName, content: z.base64() });
export type FileToSave = z.infer<typeof fileToSave>;

const savedFiles = z.object({
  id: idField,
  /** For the person to read: the file's path, or the folder's where there were several. */
  where: z.string(),
});

/** A command of the page's registry as the menu shows it. */
const menuCommand = z.object({
  id: z.string().min(1).max(100),
  label: z.string().min(1).max(200),
  /** The heading it stands under. */
  group: z.string().min(1).max(60),
  /** As they are written for people: "Ctrl K". */
  keys: z.string().max(40).nullable(),
  isEnabled: z.boolean(),
});
export type MenuCommand = z.infer<typeof menuCommand>;

export const shellPlaces = ['meetings', 'actions', 'forward-plan', 'settings'] as const;
export type ShellPlace = (typeof shellPlaces)[number];

const fileNotReadCode = z.enum(fileNotReadCodes);

/** What the window's surroundings ask of its page. */
const shellOrder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run-command'), id: z.string() }),
  z.object({ kind: z.literal('open-meeting'), meetingId: idField }),
  z.object({ kind: z.literal('go'), to: z.enum(shellPlaces) }),
  /** The person opened a meeting file outside the program. Said to every page, until one answers `fileAnswered`. */
  z.object({ kind: z.literal('meeting-file'), id: idField, name: z.string(), content: z.string() }),
  z.object({ kind: z.literal('file-not-read'), id: idField, name: z.string(), code: fileNotReadCode }),
  /** The computer goes to sleep, or the person logs off. */
  z.object({ kind: z.literal('save-now') }),
]);
export type ShellOrder = z.infer<typeof shellOrder>;

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const shellSettings = z.object({
  /** Whether the person wants to be told of due actions, once a day. */
  notifications: z.boolean(),
  /** Why nobody is told even so; null: nothing is in the way. */
  notificationsOff: z.enum(['policy', 'system']).nullable(),
});
export type ShellSettings = z.infer<typeof shellSettings>;

const updateState = z.object({
  state: z.enum(['off', 'refused', 'waiting', 'looking', 'up-to-date', 'ready', 'failed']),
  fault: z.enum(updateFaultCodes).nullable(),
  /** Of the new version. */
  version: z.string().nullable(),
  /** When it was last looked for, in UTC. */
  lookedAt: z.string().nullable(),
});
export type UpdateState = z.infer<typeof updateState>;

/** `name` is the file's own, without its folder. */
const fileNotRead = { status: 422, data: z.object({ name: z.string(), code: fileNotReadCode }) };

export const desktopContract = {
  files: {
    /** Asks the person for a meeting file and reads all of it as text. Null: the person decided against it. */
    chooseMeetingFile: oc
      .errors({ 'file-not-read': fileNotRead })
      .output(z.object({ name: z.string(), content: z.string() }).nullable()),
    /** Asks the person where to, and writes whole files only. Null: the person decided against it. */
    save: operation
      .input(z.object({ files: z.array(fileToSave).min(1).max(500) }))
      .output(savedFiles.nullable()),
    /** Opens what was saved in its own program; the folder where there were several. */
    open: operation.input(z.object({ id: idField })).output(z.object({ isOpened: z.boolean() })),
    showInFolder: operation.input(z.object({ id: idField })).output(done),
  },

  folders: {
    /** Asks the person for a folder, and answers where it is: for a field of the page, which can read nothing with it. */
    choose: operation.output(z.object({ path: z.string() }).nullable()),
  },

  links: {
    /**
     * Opens an address outside the program, once the person has agreed to its host. Only what `safeHref` lets through is
     * taken.
     */
    open: operation.input(z.object({ href: linkField })).output(z.object({ isOpened: z.boolean() })),
  },

  print: {
    /** Asks the person where to, and writes what the page prints now as a PDF. Null: the person decided against it. */
    toPdf: operation.input(z.object({ name: pdfName })).output(savedFiles.nullable()),
  },

  shell: {
    /** What is asked of the page from outside; what came before it listened is said first. */
    orders: operation.output(eventIterator(shellOrder)),
    /** The commands of the screen that is shown, for the menu: all of them, each time one changes. */
    showCommands: operation.input(z.object({ commands: z.array(menuCommand).max(300) })).output(done),
    /** A meeting is on screen: it is one of the recent ones from now on. */
    meetingOpened: operation.input(z.object({ meetingId: idField })).output(done),
    /** The person has imported a meeting file that they opened outside the program, or closed the question about it. */
    fileAnswered: operation.input(z.object({ id: idField })).output(done),
    setTheme: operation.input(z.object({ theme: z.enum(themes) })).output(done),
    settings: operation.output(shellSettings),
    setNotifications: operation.input(z.object({ isOn: z.boolean() })).output(shellSettings),
    /** Starts the core that stopped too often, or was refused its folder. Nothing where one runs. */
    startCoreAgain: operation.output(done),
    updates: operation.output(updateState),
    /** Looks for a new version now; answers once it is known. */
    lookForUpdate: operation.output(updateState),
  },

  window: {
    /** Says that the person is closing the window, while there is still a moment to save. */
    closing: operation.output(eventIterator(done)),
    /** Nothing is waiting to be saved any more: the window may close. */
    readyToClose: operation.output(done),
  },
} as const;

export type DesktopContract = typeof desktopContract;
