/** A rule's answer: a value, or a code with the facts that a sentence about it needs. Rules never write sentences. */
export type Ruling<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: RuleCode; readonly facts: RuleFacts };

export type RuleFacts = Readonly<Record<string, string | number>>;

/** Every rule that can refuse a command. `shared/wording` holds one sentence for each. */
export const ruleCodes = [
  'date-does-not-exist',
  'end-before-start',
  'agenda-item-not-found',
  'sub-item-under-sub-item',
  'sub-item-has-sub-items',
  'move-under-itself',
  'issued-item-keeps-level',
  'agenda-item-has-text',
  'agenda-item-is-removed',
  'agenda-item-has-no-paper',
  'agenda-item-has-paper',
  'agenda-item-is-restricted',
  'paper-exists-already',
  'paper-cleared',
  'paper-of-item-cleared',
  'reason-missing',
  'step-not-allowed',
  'owner-unknown',
  'person-unknown',
  'left-before-joined',
  'deputises-for-self',
  'plan-entry-unknown',
  'name-taken',
  'abbreviation-taken',
  'shortcut-taken',
  'no-single-word',
  'wording-text-faulty',
  'wording-field-unknown',
  'figure-whole-is-zero',
  'figure-is-a-whole',
  'figure-part-unknown',
  'figure-in-percentage',
  'meeting-has-text',
  'body-invalid',
  'section-unreadable',
  'version-unreadable',
  'notes-are-agreed',
  'notes-not-in-draft',
  'recipients-missing',
  'answers-before-issue',
  'accepted-too-early',
  'correction-not-made',
  'correction-names-restricted',
  'notes-changed-meanwhile',
  'notes-not-agreed',
  'words-not-found',
  'words-found-twice',
  'words-restricted-in-part',
  'replaced-text-too-long',
  'correction-empties-action',
  'action-as-it-was',
  'attendance-as-it-was',
  'closing-words-missing',
  'superseded-by-itself',
  'superseded-by-superseded',
  'superseded-by-withdrawn',
  'withdrawn-in-notes',
  'no-open-actions',
  'open-actions-restricted',
  'house-style-faulty',
  'house-style-in-use',
  'house-style-built-in',
  'house-style-without-template',
  'nothing-to-export',
  'final-notes-not-agreed',
  'draft-of-agreed-notes',
  'public-above-limit',
  'meeting-exists-already',
  'body-meets-that-day',
  'topic-is-on-agenda',
  'data-not-damaged',
  'file-name-not-for-windows',
  'file-is-empty',
  'file-is-too-large',
  'attached-file-not-there',
] as const;

export type RuleCode = (typeof ruleCodes)[number];

export function allow<Value>(value: Value): Ruling<Value> {
  return { ok: true, value };
}

export function refuse(code: RuleCode, facts: RuleFacts = {}): Ruling<never> {
  return { ok: false, code, facts };
}

/** Closes a switch over a union: a new member no longer compiles until it is handled. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
