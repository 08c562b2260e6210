// The words that a person keeps on paper: eight groups of five signs, of which the fifth checks the four before it, so
// that a group which was mistyped can be named. Neither 0 nor 1 nor I, L and O: they are taken for one another.

const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const groups = 8;
const lettersInGroup = 4;

/** How many random numbers below `recoveryKeySigns` a recovery key is made of: 158 bits. */
export const recoveryKeyLength = groups * lettersInGroup;
/** A prime number: so one wrong sign, or two that changed places, always give another check sign. */
export const recoveryKeySigns = signs.length;

export type RecoveryKeyReading =
  | { readonly ok: true; readonly key: string }
  | { readonly ok: false; readonly code: 'recovery-key-length' }
  /** `group` counts from 1. */
  | { readonly ok: false; readonly code: 'recovery-key-mistyped'; readonly group: number };

/** Writes a recovery key, as `ABCD7-…`, from `recoveryKeyLength` random numbers from 0 to `recoveryKeySigns` - 1. */
export function writeRecoveryKey(numbers: readonly number[]): string {
  return Array.from({ length: groups }, (_, group) => {
    const own = numbers.slice(group * lettersInGroup, (group + 1) * lettersInGroup);
    return [...own, checkOf(own, group)].map((each) => signs.charAt(each)).join('');
  }).join('-');
}

/** Reads what a person typed, whatever the case and wherever there are spaces and dashes; `key` is as it was written. */
export function readRecoveryKey(typed: string): RecoveryKeyReading {
  const text = typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '');
  const inGroups = text.match(new RegExp(`.{1,${lettersInGroup + 1}}`, 'gu')) ?? [];
  const wrong = inGroups.findIndex(
    (group, index) => group.length > lettersInGroup && !isWholeGroup(group, index),
  );
  if (wrong >= 0 && wrong < groups) return { ok: false, code: 'recovery-key-mistyped', group: wrong + 1 };
  if (text.length !== groups * (lettersInGroup + 1)) return { ok: false, code: 'recovery-key-length' };
  return { ok: true, key: inGroups.join('-') };
}

function isWholeGroup(group: string, index: number): boolean {
  const numbers = [...group].map((sign) => signs.indexOf(sign));
  return !numbers.includes(-1) && checkOf(numbers.slice(0, lettersInGroup), index) === numbers.at(-1);
}

// The place of the group is in it too: two groups that changed places are noticed.
function checkOf(numbers: readonly number[], group: number): number {
  return numbers.reduce((sum, each, index) => sum + each * (index + 2), (group + 1) * 7) % recoveryKeySigns;
}
