import type { BackupFolderRefusalCode, BackupProblemCode } from '../contract/errors.ts';

type Sentences = { readonly whatHappened: string; readonly whatNow: string };

/** Why a backup was not made, not copied to the second folder, or not put in place. */
export const backupSentences: Readonly<Record<BackupProblemCode, Sentences>> = {
  'disk-full': {
    whatHappened: 'The disk is full, so there was no room for the backup.',
    whatNow: 'Make room on the disk, and choose Back up now in Settings.',
  },
  'read-only': {
    whatHappened: 'The folder for backups cannot be written to.',
    whatNow:
      'Ask whoever looks after this computer to let you write there, or choose another folder in Settings.',
  },
  locked: {
    whatHappened: 'Another program was holding the files, such as a virus scan.',
    whatNow: 'Wait a moment and try again.',
  },
  'not-sound': {
    whatHappened: 'The backup did not read back whole, so it does not count.',
    whatNow:
      'Try again. If it happens again, choose another backup, and have the disk of this computer looked at.',
  },
  'folder-missing': {
    whatHappened: 'The second folder for backups is not there.',
    whatNow: 'Plug in the disk or memory stick it is on, or choose another folder in Settings.',
  },
  'newer-version': {
    whatHappened: 'This backup was made by a newer version of Secretariat.',
    whatNow: 'Start that version, or get the update, and restore it there.',
  },
  foreign: {
    whatHappened:
      'This file is not as Secretariat makes its backups: another program changed it, or put it there. It was not opened.',
    whatNow: 'Choose another backup. If you did not expect this, tell whoever looks after this computer.',
  },
  'key-needed': {
    whatHappened: 'This backup is encrypted under another recovery key than your data.',
    whatNow: 'Type the recovery key that was printed for it.',
  },
  unknown: {
    whatHappened: 'It did not work, for a reason that Secretariat does not know.',
    whatNow: 'Try again. If it happens again, restart Secretariat.',
  },
};

/** Why a folder was not taken as the second place for backups. */
export const backupFolderSentences: Readonly<Record<BackupFolderRefusalCode, Sentences>> = {
  'not-absolute': {
    whatHappened: 'This does not say where the folder is.',
    whatNow: 'Give its whole path, such as “E:\\Backups” or “/media/stick/backups”.',
  },
  'not-writable': {
    whatHappened: 'Nothing can be written to this folder.',
    whatNow: 'Check that the disk is plugged in and that you may write there, or choose another folder.',
  },
  'in-data-folder': {
    whatHappened: 'This folder is inside the data folder, where it would be lost together with the data.',
    whatNow: 'Choose a folder on another disk, a memory stick or a shared drive.',
  },
};
