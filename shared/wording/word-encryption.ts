import type { LockReason } from '../contract/entities/encryption.ts';
import type { EncryptionProblemCode } from '../contract/errors.ts';
import { keyIn } from './word-usual-error.ts';

type Sentences = { readonly whatHappened: string; readonly whatNow: string };

/** Why something with encryption or a recovery key was not done. `group`: which one was mistyped, from 1. */
export function encryptionSentences(code: EncryptionProblemCode, group?: number): Sentences {
  if (code !== 'recovery-key-mistyped' || group === undefined) return sentences[code];
  return {
    whatHappened: `Group ${group} of the recovery key is mistyped.`,
    whatNow: `Compare the five signs of group ${group} with the sheet, and type them again.`,
  };
}

const sentences: Readonly<Record<EncryptionProblemCode, Sentences>> = {
  'recovery-key-mistyped': {
    whatHappened: 'The recovery key is mistyped.',
    whatNow: 'Compare it with the sheet, group by group, and type it again.',
  },
  'recovery-key-length': {
    whatHappened: 'The recovery key is not whole: it has eight groups of five letters and digits.',
    whatNow: 'Type all eight groups.',
  },
  'recovery-key-wrong': {
    whatHappened: 'This is a recovery key, and not the one of these data.',
    whatNow:
      'Look for the sheet that was printed when encryption was switched on, or the key was last changed.',
  },
  'recovery-key-not-the-new-one': {
    whatHappened: 'This is not the recovery key that was just shown, so nothing was changed.',
    whatNow: 'Go back, and type the one on the sheet that you have just printed.',
  },
  'no-key-store': {
    whatHappened:
      'This computer, or this way of opening Secretariat, has no safe place for the key, so nothing was encrypted.',
    whatNow:
      'Open Secretariat in its own window. On Linux, a keyring (GNOME Keyring or KWallet) has to be set up: ask whoever looks after this computer.',
  },
  'key-file-damaged': {
    whatHappened: 'The key file is damaged.',
    whatNow: 'Every encrypted backup has another copy of it beside it: choose another backup.',
  },
  'already-on': {
    whatHappened: 'The data are encrypted already.',
    whatNow: 'There is nothing more to do.',
  },
  'already-off': {
    whatHappened: 'The data are not encrypted.',
    whatNow: 'There is nothing to do.',
  },
  'not-locked': {
    whatHappened: 'The data are open already.',
    whatNow: 'Open Secretariat again.',
  },
  'not-verified': {
    whatHappened: 'The key that was written did not read back as it should, so nothing was encrypted.',
    whatNow: 'Try again. If it happens again, have the disk of this computer looked at.',
  },
};

/** Why the recovery key is asked for at the start. */
export function wordLockReason(reason: LockReason, host: 'browser' | 'desktop'): string {
  return reason === 'no-key-store' ? noKeyStore[host] : lockReasons[reason];
}

const noKeyStore = {
  browser:
    'In a browser Secretariat cannot use the safe place of this computer that holds the key. It is kept in memory only, until Secretariat is closed.',
  desktop:
    'This computer has no safe place for the key, or does not open it, so that the key is kept in memory only, until Secretariat is closed or the part of it that keeps the data is started again. On Linux a keyring (GNOME Keyring or KWallet) has to be unlocked for that.',
} as const;

const lockReasons: Readonly<Record<Exclude<LockReason, 'no-key-store'>, string>> = {
  'key-store-refused':
    'The safe place of this computer that held the key does not give it: the data were made on another computer or by another user, or that place was emptied.',
  'key-file-missing':
    'The key file is not in the data folder. Secretariat looks for its copies beside the backups.',
  'key-file-damaged':
    'The key file in the data folder is damaged. Secretariat looks for its copies beside the backups.',
};

/** Whether an answer from afar names one of them. */
export function isEncryptionProblem(code: unknown): code is EncryptionProblemCode {
  return keyIn(sentences, code);
}
