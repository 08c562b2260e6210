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

/** Why notifications are off: a policy that cannot be followed as it is says nothing that an organisation has wished. */
export function wordNotificationsOff(problems: readonly PolicyProblem[]): string {
  return problems.length === 0
    ? 'Your organisation has switched notifications off.'
    : `Notifications are off ${untilMended}.`;
}

/** Why nothing looks for updates; null where the policy is sound, or there is none. */
export function wordUpdatesHeld(problems: readonly PolicyProblem[]): string | null {
  return problems.length === 0 ? null : `Secretariat does not look for updates ${untilMended}.`;
}

/** Why nobody chooses the data folder. */
export function wordFixedDataFolder({ dataFolder }: Pick<Policy, 'dataFolder'>): string {
  return dataFolder === null
    ? `Another one cannot be chosen ${untilMended}.`
    : 'Your organisation has set which one.';
}

/** What holds for the files of every body, whatever the body itself wishes. */
export function wordPolicyOnMarkings(
  reading: {
    readonly policy: Pick<Policy, 'defaultMarking' | 'highestPublicMarking'>;
    readonly problems: readonly PolicyProblem[];
  } | null,
): readonly string[] {
  if (reading === null) return [];
  const { defaultMarking: lowest, highestPublicMarking: highest } = reading.policy;
  const sentences = [
    ...(lowest === null ? [] : [`every file is marked ${markingLevelNames[lowest]} at least.`]),
    ...(highest === null
      ? []
      : [
          highest === 'none'
            ? 'a file with a marking is never public.'
            : `a public file is marked ${markingLevelNames[highest]} at most.`,
        ]),
  ];
  const whose =
    reading.problems.length === 0
      ? 'Set by your organisation'
      : 'Strict rules hold until the policy of your organisation is put right';
  return sentences.map((sentence) => `${whose}: ${sentence}`);
}

/** The heading of what a policy sets, and of what holds where it cannot be followed as it is. */
export function wordPolicyHeading(problems: readonly PolicyProblem[]): string {
  return problems.length === 0 ? 'Set by your organisation' : 'Policy of your organisation';
}

const untilMended =
  'because the policy of your organisation cannot be followed as it is, and strict rules hold until whoever looks after this computer has put it right';

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
