import type { programErrors } from '../contract/errors.ts';
import { wordFieldProblem, type FieldIssue } from './word-field-problem.ts';
import { storageSentences } from './word-storage-problem.ts';

/** What a person needs to know when something went wrong. Each part is one or more whole sentences. */
export type Explanation = {
  readonly whatHappened: string;
  readonly isWorkSafe: string;
  readonly whatNow: string;
};

/**
 * Explains what a page can meet before anything was done on it: failures of the store and of the carrier. What deeds are
 * refused with is in `word-error.ts`; here it is an unknown error.
 */
export function wordUsualError(error: unknown): Explanation {
  const { code, data } = partsOfError(error);
  if (keyIn(usualSentences, code)) return usualSentences[code](isErrorData(data) ? data : {});
  if (keyIn(carrierSentences, code)) return carrierSentences[code](data);
  if (isTooLate(error)) return noAnswer;
  return isConnectionLost(error) ? connectionLost : unknownError;
}

export const savedIsUnchanged = 'Everything that was saved before is unchanged.';
export const nothingChanged = 'Nothing was changed, and nothing is lost.';

export type UsualErrorCode = Exclude<
  keyof typeof programErrors,
  | 'rule-violated'
  | 'word-file-failed'
  | 'template-not-read'
  | 'backup-failed'
  | 'backup-folder-refused'
  | 'encryption-refused'
  | 'meeting-file-invalid'
>;

// What an error carries was written by our own core, and is looked at here no further than its sentence needs: with the
// contract's schemas, a page would load all of them before its first word.
const usualSentences: Readonly<Record<UsualErrorCode, (data: ErrorData) => Explanation>> = {
  'not-found': ({ what }) => ({
    whatHappened: `${keyIn(thingNames, what) ? thingNames[what] : 'What you asked for'} is not here any more.`,
    isWorkSafe: savedIsUnchanged,
    whatNow: 'Go back to the list and look again: it may have been deleted.',
  }),
  conflict: () => ({
    whatHappened: 'This was changed somewhere else, such as in another window, since you opened it.',
    isWorkSafe: 'Nothing was overwritten: the other change is saved, and yours is still on this screen.',
    whatNow: 'Copy what you typed if you need it, look at the latest version, and make your change again.',
  }),
  'store-replaced': () => ({
    whatHappened: 'A backup or other data have taken the place of the data that this window shows.',
    isWorkSafe: 'What was saved before is set aside, and what you typed since is still on this screen.',
    whatNow: 'Copy what you typed if you need it, and load this window again.',
  }),
  'storage-failed': ({ code }) => ({
    ...storageSentences[keyIn(storageSentences, code) ? code : 'unknown'],
    isWorkSafe: savedIsUnchanged,
  }),
};

/** What an error carries beside its code. */
export type ErrorData = Readonly<Record<string, unknown>>;

export function isErrorData(value: unknown): value is ErrorData {
  return typeof value === 'object' && value !== null;
}

/** Whether a map of sentences has one for what crossed as a code. */
export function keyIn<Key extends string>(map: Readonly<Record<Key, unknown>>, key: unknown): key is Key {
  return typeof key === 'string' && Object.hasOwn(map, key);
}

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
type CarrierErrorCode = 'BAD_REQUEST' | 'PAYLOAD_TOO_LARGE' | 'FORBIDDEN' | 'NOT_FOUND';

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

export const unknownError: Explanation = {
  whatHappened: 'Something went wrong inside Secretariat, and this was not done.',
  isWorkSafe: savedIsUnchanged,
  whatNow: 'Try again. If it happens again, copy your text to another program and restart Secretariat.',
};

export function partsOfError(error: unknown): { readonly code: string; readonly data: unknown } {
  if (typeof error !== 'object' || error === null || !('code' in error)) return { code: '', data: undefined };
  return {
    code: typeof error.code === 'string' ? error.code : '',
    data: 'data' in error ? error.data : undefined,
  };
}

/** An `AbortSignal.timeout` that ran out. */
function isTooLate(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

// fetch reports a lost connection as a TypeError, and every browser words it differently (Chromium, Firefox, Safari).
export function isConnectionLost(error: unknown): boolean {
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
