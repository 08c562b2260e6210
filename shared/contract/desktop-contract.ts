import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { exportedFile } from './contract.ts';
import { fileNotReadCodes, programErrors } from './errors.ts';
import { idField, linkField } from './text-fields.ts';

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
  .regex(/^[^.\\/:*?"<>|][^\\/:*?"<>|]*\.(docx|zip|json|txt)$/)
  .refine((name) => !/[\u0000-\u001F\p{Cs}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u.test(name))
  .refine((name) => !deviceName.test(name));

export const fileToSave = exportedFile.extend({ name: fileName, content: z.base64() });
export type FileToSave = z.infer<typeof fileToSave>;

const savedFiles = z.object({
  id: idField,
  /** For the person to read: the file's path, or the folder's where there were several. */
  where: z.string(),
});

/** `name` is the file's own, without its folder. */
const fileNotRead = { status: 422, data: z.object({ name: z.string(), code: z.enum(fileNotReadCodes) }) };

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

  window: {
    /** Says that the person is closing the window, while there is still a moment to save. */
    closing: operation.output(eventIterator(done)),
    /** Nothing is waiting to be saved any more: the window may close. */
    readyToClose: operation.output(done),
  },
} as const;

export type DesktopContract = typeof desktopContract;
