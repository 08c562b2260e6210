import { programErrors, type WordProblemCode } from '../contract/errors.ts';
import { backupFolderSentences, backupSentences } from './word-backup-problem.ts';
import { encryptionSentences } from './word-encryption.ts';
import { wordFieldProblem, type FieldIssue } from './word-field-problem.ts';
import { wordFilePath, wordFileProblem } from './word-file-problem.ts';
import { countOf } from './facts.ts';
import { wordLeak } from './word-leak.ts';
import { explainRule } from './word-rule.ts';
import { templateIsSafe, wordTemplateProblem } from './word-template.ts';
import { storageSentences } from './word-storage-problem.ts';

/** What a person needs to know when something went wrong. Each part is one or more whole sentences. */
export type Explanation = {
  readonly whatHappened: string;
  readonly isWorkSafe: string;
  readonly whatNow: string;
};

/** Explains whatever an operation threw: an error of the contract, one of the carrier, or anything else. */
export function wordError(error: unknown): Explanation {
  const { code, data } = partsOf(error);
  if (isProgramErrorCode(code)) return explainProgramError(code, data);
  if (isCarrierErrorCode(code)) return carrierSentences[code](data);
  if (isTooLate(error)) return noAnswer;
  return isConnectionLost(error) ? connectionLost : unknownError;
}

/** What happened and what now as one sentence, for a place that has no room for more. */
export function wordErrorInOneSentence(error: unknown): string {
  const { whatHappened, whatNow: advice } = wordError(error);
  const [whatNow = ''] = advice.split(/(?<=[.]) /);
  return `${whatHappened.replace(/\.$/, '')}; ${whatNow.charAt(0).toLowerCase()}${whatNow.slice(1)}`;
}

const savedIsUnchanged = 'Everything that was saved before is unchanged.';
const nothingChanged = 'Nothing was changed, and nothing is lost.';

type ProgramErrorCode = keyof typeof programErrors;

function explainProgramError(code: ProgramErrorCode, data: unknown): Explanation {
  switch (code) {
    case 'not-found': {
      const parsed = programErrors['not-found'].data.safeParse(data);
      const what = parsed.success
        ? (thingNames[parsed.data.what] ?? 'What you asked for')
        : 'What you asked for';
      return {
        whatHappened: `${what} is not here any more.`,
        isWorkSafe: savedIsUnchanged,
        whatNow: 'Go back to the list and look again: it may have been deleted.',
      };
    }
    case 'conflict':
      return {
        whatHappened: 'This was changed somewhere else, such as in another window, since you opened it.',
        isWorkSafe: 'Nothing was overwritten: the other change is saved, and yours is still on this screen.',
        whatNow:
          'Copy what you typed if you need it, look at the latest version, and make your change again.',
      };
    case 'rule-violated': {
      const parsed = programErrors['rule-violated'].data.safeParse(data);
      if (!parsed.success) return unknownError;
      const [whatHappened, whatNow] = explainRule(parsed.data.code, parsed.data.facts);
      return { whatHappened, isWorkSafe: nothingChanged, whatNow };
    }
    case 'store-replaced':
      return {
        whatHappened: 'A backup or other data have taken the place of the data that this window shows.',
        isWorkSafe: 'What was saved before is set aside, and what you typed since is still on this screen.',
        whatNow: 'Copy what you typed if you need it, and load this window again.',
      };
    case 'storage-failed': {
      const parsed = programErrors['storage-failed'].data.safeParse(data);
      return {
        ...storageSentences[parsed.success ? parsed.data.code : 'unknown'],
        isWorkSafe: savedIsUnchanged,
      };
    }
    case 'word-file-failed': {
      const parsed = programErrors['word-file-failed'].data.safeParse(data);
      const { code: problem, leak } = parsed.success ? parsed.data : { code: 'writer-crashed' as const };
      const [whatHappened, whatNow] = leak ? wordLeak(leak) : wordFileSentences[problem];
      return { whatHappened, isWorkSafe: `${savedIsUnchanged} No file was made.`, whatNow };
    }
    case 'template-not-read': {
      const parsed = programErrors['template-not-read'].data.safeParse(data);
      const [whatHappened, whatNow] = wordTemplateProblem(
        parsed.success ? parsed.data.code : 'reader-crashed',
      );
      return { whatHappened, isWorkSafe: templateIsSafe, whatNow };
    }
    case 'backup-failed': {
      const parsed = programErrors['backup-failed'].data.safeParse(data);
      return {
        ...backupSentences[parsed.success ? parsed.data.code : 'unknown'],
        isWorkSafe: savedIsUnchanged,
      };
    }
    case 'backup-folder-refused': {
      const parsed = programErrors['backup-folder-refused'].data.safeParse(data);
      return {
        ...backupFolderSentences[parsed.success ? parsed.data.code : 'not-writable'],
        isWorkSafe: nothingChanged,
      };
    }
    case 'encryption-refused': {
      const parsed = programErrors['encryption-refused'].data.safeParse(data);
      const { code: problem, group } = parsed.success ? parsed.data : { code: 'recovery-key-wrong' as const };
      return { ...encryptionSentences(problem, group), isWorkSafe: nothingChanged };
    }
    case 'meeting-file-invalid': {
      const parsed = programErrors['meeting-file-invalid'].data.safeParse(data);
      const problems = parsed.success ? parsed.data.problems : [];
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
    }
  }
}

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

/** What `not-found` can be about, in the words of a person. */
const thingNames: Readonly<Record<string, string>> = {
  body: 'This body',
  person: 'This person',
  organisation: 'This organisation',
  plan: 'This plan',
  topic: 'This topic',
  meeting: 'This meeting',
  'agenda-item': 'This agenda item',
  document: 'This document',
  section: 'This section',
  version: 'This version',
  'house-style': 'This house style',
  backup: 'This backup',
  action: 'This action',
  attachment: 'This attachment',
  'cover-paper': 'This cover paper',
  paper: 'This cover paper',
};

/** The codes with which the carrier itself answers (oRPC's own, and the browser host's refusals). */
type CarrierErrorCode = 'BAD_REQUEST' | 'PAYLOAD_TOO_LARGE' | 'UNAUTHORIZED' | 'FORBIDDEN' | 'NOT_FOUND';

const sessionOver: Explanation = {
  whatHappened: 'This page is no longer connected to Secretariat.',
  isWorkSafe: `${savedIsUnchanged} What you typed since is only on this screen.`,
  whatNow:
    'Copy what you typed since the last save, then open Secretariat again from its own link. In the same browser this page is then connected again: leave it open.',
};

const carrierSentences: Readonly<Record<CarrierErrorCode, (data: unknown) => Explanation>> = {
  BAD_REQUEST: (data) => {
    const issues = issuesOf(data);
    return {
      whatHappened:
        issues.length === 0
          ? 'Secretariat did not understand what this page asked for.'
          : [...new Set(issues.map(wordFieldProblem))].join(' '),
      isWorkSafe: nothingChanged,
      whatNow: issues.length === 0 ? 'Open the page again and try once more.' : 'Correct it and try again.',
    };
  },
  PAYLOAD_TOO_LARGE: () => ({
    whatHappened: 'This is too large to send to Secretariat in one piece.',
    isWorkSafe: nothingChanged,
    whatNow: 'Use a smaller file, or split the text into several sections.',
  }),
  UNAUTHORIZED: () => sessionOver,
  FORBIDDEN: () => sessionOver,
  NOT_FOUND: () => ({
    whatHappened: 'This page and Secretariat are not of the same version.',
    isWorkSafe: savedIsUnchanged,
    whatNow: 'Close this page and open Secretariat again.',
  }),
};

const connectionLost: Explanation = {
  whatHappened: 'Secretariat is not running any more, or cannot be reached.',
  isWorkSafe: `${savedIsUnchanged} What you typed since is only on this screen.`,
  whatNow: 'Leave this page open and start Secretariat again, or copy what you typed to another program.',
};

const noAnswer: Explanation = {
  whatHappened: 'Secretariat did not answer in time.',
  isWorkSafe: `${savedIsUnchanged} What you typed since is only on this screen.`,
  whatNow: 'Leave this window open: it goes on trying. Close other programs if the computer is busy.',
};

const unknownError: Explanation = {
  whatHappened: 'Something went wrong inside Secretariat, and this was not done.',
  isWorkSafe: savedIsUnchanged,
  whatNow: 'Try again. If it happens again, copy your text to another program and restart Secretariat.',
};

function partsOf(error: unknown): { readonly code: string; readonly data: unknown } {
  if (typeof error !== 'object' || error === null || !('code' in error)) return { code: '', data: undefined };
  return {
    code: typeof error.code === 'string' ? error.code : '',
    data: 'data' in error ? error.data : undefined,
  };
}

function isProgramErrorCode(code: string): code is ProgramErrorCode {
  return Object.hasOwn(programErrors, code);
}

function isCarrierErrorCode(code: string): code is CarrierErrorCode {
  return Object.hasOwn(carrierSentences, code);
}

/** An `AbortSignal.timeout` that ran out. */
function isTooLate(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

// fetch reports a lost connection as a TypeError, and every browser words it differently (Chromium, Firefox, Safari).
function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError') return true;
  return (
    error instanceof TypeError && /failed to fetch|fetch failed|networkerror|load failed/i.test(error.message)
  );
}

function issuesOf(data: unknown): readonly FieldIssue[] {
  if (typeof data !== 'object' || data === null || !('issues' in data) || !Array.isArray(data.issues))
    return [];
  return data.issues.filter(isFieldIssue);
}

function isFieldIssue(value: unknown): value is FieldIssue {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'path' in value &&
    Array.isArray(value.path)
  );
}
