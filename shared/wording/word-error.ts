import type { FileProblem, programErrors, WordProblemCode } from '../contract/errors.ts';
import type { Leak } from '../domain/leaks.ts';
import type { RuleFacts } from '../domain/rulings.ts';
import { backupFolderSentences, backupSentences } from './word-backup-problem.ts';
import { encryptionSentences, isEncryptionProblem } from './word-encryption.ts';
import { wordFilePath, wordFileProblem } from './word-file-problem.ts';
import { countOf } from './facts.ts';
import { wordLeak } from './word-leak.ts';
import { explainRule, isRuleCode } from './word-rule.ts';
import { isTemplateProblem, templateIsSafe, wordTemplateProblem } from './word-template.ts';
import {
  isErrorData,
  keyIn,
  nothingChanged,
  partsOfError,
  savedIsUnchanged,
  unknownError,
  wordUsualError,
  type ErrorData,
  type Explanation,
  type UsualErrorCode,
} from './word-usual-error.ts';

/** Explains whatever an operation threw: an error of the contract, one of the carrier, or anything else. */
export function wordError(error: unknown): Explanation {
  const { code, data } = partsOfError(error);
  return keyIn(refusalSentences, code)
    ? refusalSentences[code](isErrorData(data) ? data : {})
    : wordUsualError(error);
}

/** What happened and what now as one sentence, for a place that has no room for more. */
export function wordErrorInOneSentence(error: unknown): string {
  const { whatHappened, whatNow: advice } = wordError(error);
  const [whatNow = ''] = advice.split(/(?<=[.]) /);
  return `${whatHappened.replace(/\.$/, '')}; ${whatNow.charAt(0).toLowerCase()}${whatNow.slice(1)}`;
}

/** A window of its own is not reached by starting Secretariat again: that brings the same one to the front. */
export const coreLost: Explanation = {
  whatHappened: 'The part of Secretariat that keeps the data has stopped, or cannot be reached.',
  isWorkSafe: `${savedIsUnchanged} What you typed since is only in this window.`,
  whatNow:
    'Leave this window open: the top of it says how that part is started again. Or copy what you typed to another program.',
};

type RefusalCode = Exclude<keyof typeof programErrors, UsualErrorCode>;

const refusalSentences: Readonly<Record<RefusalCode, (data: ErrorData) => Explanation>> = {
  'rule-violated': ({ code, facts }) => {
    if (!isRuleCode(code)) return unknownError;
    const [whatHappened, whatNow] = explainRule(code, isErrorData(facts) ? (facts as RuleFacts) : {});
    return { whatHappened, isWorkSafe: nothingChanged, whatNow };
  },
  'word-file-failed': ({ code, leak }) => {
    const [whatHappened, whatNow] = isErrorData(leak)
      ? wordLeak(leak as Leak)
      : wordFileSentences[keyIn(wordFileSentences, code) ? code : 'writer-crashed'];
    return { whatHappened, isWorkSafe: `${savedIsUnchanged} No file was made.`, whatNow };
  },
  'template-not-read': ({ code }) => {
    const [whatHappened, whatNow] = wordTemplateProblem(isTemplateProblem(code) ? code : 'reader-crashed');
    return { whatHappened, isWorkSafe: templateIsSafe, whatNow };
  },
  'backup-failed': ({ code }) => ({
    ...backupSentences[keyIn(backupSentences, code) ? code : 'unknown'],
    isWorkSafe: savedIsUnchanged,
  }),
  'backup-folder-refused': ({ code }) => ({
    ...backupFolderSentences[keyIn(backupFolderSentences, code) ? code : 'not-writable'],
    isWorkSafe: nothingChanged,
  }),
  'encryption-refused': ({ code, group }) => ({
    ...encryptionSentences(
      isEncryptionProblem(code) ? code : 'recovery-key-wrong',
      typeof group === 'number' ? group : undefined,
    ),
    isWorkSafe: nothingChanged,
  }),
  'meeting-file-invalid': (data) => {
    const problems = Array.isArray(data['problems']) ? (data['problems'] as readonly FileProblem[]) : [];
    const [first] = problems;
    const place = first && first.path !== '' ? ` The first is at ${wordFilePath(first.path)}:` : '';
    return {
      whatHappened:
        first === undefined
          ? 'The file could not be brought in.'
          : `The file has ${countOf(problems.length, 'fault')}.${place} ${wordFileProblem(first)}`,
      isWorkSafe: 'Nothing was brought in, and the file is as it was.',
      whatNow: 'Correct the file and bring it in again.',
    };
  },
};

const tryAgain =
  'Try again. If it happens again, export the meeting as a meeting file and send that for help.';

const wordFileSentences: Readonly<Record<WordProblemCode, readonly [happened: string, now: string]>> = {
  'words-differ': [
    'The Word file did not say word for word what is in Secretariat, so it was not handed out.',
    tryAgain,
  ],
  'would-leak': ['The Word file held something that must not leave, so it was not handed out.', tryAgain],
  'house-style-invalid': [
    'The house style for Word files cannot be read.',
    'Put the folder “house-styles” back as it was installed, or install Secretariat again.',
  ],
  'plan-not-writable': ['Part of the text cannot be written as a Word file yet.', tryAgain],
  'writer-crashed': ['The part of Secretariat that makes Word files stopped.', tryAgain],
  'out-of-memory': [
    'The computer does not have enough memory free to make this Word file.',
    'Close other programs and try again.',
  ],
  'took-too-long': [
    'Making the Word file took longer than two minutes and was ended.',
    'Close other programs and try again, one file at a time.',
  ],
  'writer-closed': [
    'Secretariat was closed while the Word file was being made.',
    'Open it again and try again.',
  ],
};
