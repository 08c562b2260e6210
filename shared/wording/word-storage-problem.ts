import type { StorageProblemCode } from '../contract/errors.ts';

/** What happened to a save that failed, and what to do about it. */
export function wordStorageProblem(code: StorageProblemCode): string {
  const { whatHappened, whatNow } = storageSentences[code];
  return `${whatHappened} ${whatNow}`;
}

export const storageSentences: Readonly<
  Record<StorageProblemCode, { readonly whatHappened: string; readonly whatNow: string }>
> = {
  'disk-full': {
    whatHappened: 'The disk is full, so this could not be saved.',
    whatNow: 'Make room on the disk, for example by emptying the recycle bin, and try again.',
  },
  'read-only': {
    whatHappened: 'The data folder cannot be written to, so this could not be saved.',
    whatNow: 'Ask whoever looks after this computer to let you write to the data folder, and try again.',
  },
  locked: {
    whatHappened: 'Another program is holding the data, so this could not be saved.',
    whatNow:
      'Wait a moment and try again. If it happens again, close other programs that use the data folder, such as a backup or virus scan.',
  },
  damaged: {
    whatHappened: 'Part of the stored data is damaged, so this could not be done.',
    whatNow:
      'Copy or save your text elsewhere where it is not saved yet, then start Secretariat again: it looks for damage and helps with restoring. Do not delete anything.',
  },
  'key-needed': {
    whatHappened: 'The data are encrypted, and the recovery key has not been given yet.',
    whatNow: 'Give the recovery key on the first screen, and try again.',
  },
  'nothing-readable': {
    whatHappened:
      'Nothing could be read of the stored data, so nothing was saved from them. They are where they were, unchanged.',
    whatNow:
      'Restore a backup. Do not delete anything: if the data were encrypted, they may open again once their key file, or a backup with it, is back.',
  },
  unknown: {
    whatHappened: 'This could not be saved, for a reason that Secretariat does not know.',
    whatNow: 'Try again. If it happens again, copy your text to another program and restart Secretariat.',
  },
};
