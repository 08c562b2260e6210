import type { Policy, PolicyKey, PolicyProblem, PolicyProblemCode } from '../contract/policy.ts';
import { markingLevelNames } from './word-marking.ts';

// What the policy of an organisation sets on a computer, in words for the people who work under it.

/** A sentence for each problem, and one on what holds until it is put right. Empty where there is none. */
export function wordPolicyProblems(problems: readonly PolicyProblem[]): readonly string[] {
  if (problems.length === 0) return [];
  return [...problems.map(wordPolicyProblem), strictest];
}

export function wordPolicyProblem({ code, key }: PolicyProblem): string {
  return problemSentences[code](key ?? '');
}

const strictest =
  'Until whoever looks after this computer has put it right, whatever it does not soundly set is held at its strictest: public files may be refused. Your work is safe; if meetings are missing here, they are in the folder that the policy named before.';

const problemSentences: Readonly<Record<PolicyProblemCode, (key: string) => string>> = {
  'not-readable': () => 'The policy of your organisation is on this computer, but it cannot be read.',
  'not-trusted': () =>
    'The policy of your organisation can be changed by the people who use this computer, so it is not trusted.',
  'too-large': () => 'The policy of your organisation is much larger than a policy can be.',
  'not-json': () => 'The policy of your organisation is damaged: it is no JSON.',
  'unknown-version': () =>
    'The policy of your organisation is not of version 1, the only one that this Secretariat knows.',
  'wrong-value': (key) => `The policy of your organisation sets “${key}” to something that it cannot be.`,
  'unknown-key': (key) =>
    `The policy of your organisation has “${key}”, which this Secretariat does not know.`,
};

export const policyKeyNames: Readonly<Record<PolicyKey, string>> = {
  dataFolder: 'Data folder',
  defaultMarking: 'Lowest marking of every file',
  highestPublicMarking: 'Highest marking of a public file',
  updates: 'Updates',
  wordTemplate: 'Word template of new bodies',
  notifications: 'Notifications of due actions',
};

/** What a key is set to. */
export function wordPolicyValue(key: PolicyKey, policy: Policy): string {
  switch (key) {
    case 'dataFolder':
      return policy.dataFolder ?? 'the usual one';
    case 'defaultMarking':
      return policy.defaultMarking === null
        ? 'as each body has it'
        : markingLevelNames[policy.defaultMarking];
    case 'highestPublicMarking':
      return policy.highestPublicMarking === null
        ? 'as each body has it'
        : markingLevelNames[policy.highestPublicMarking];
    case 'updates':
      if (policy.updates === 'off') return 'off';
      return 'folder' in policy.updates ? `from ${policy.updates.folder}` : `from ${policy.updates.address}`;
    case 'wordTemplate':
      return policy.wordTemplate ?? 'none';
    case 'notifications':
      return policy.notifications === 'off' ? 'off' : 'allowed';
  }
}
