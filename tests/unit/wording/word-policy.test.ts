import { expect, test } from 'vitest';
import { policyProblemCodes, readPolicyText } from '../../../shared/contract/policy.ts';
import {
  wordFixedDataFolder,
  wordNotificationsOff,
  wordPolicyHeading,
  wordPolicyOnMarkings,
  wordUpdatesHeld,
} from '../../../shared/wording/word-policy.ts';

const wish = /[Yy]our organisation has|[Ss]et by your organisation/;

test.each(policyProblemCodes)(
  'where a policy is %s, no strict rule is said to be the organisation’s wish',
  (code) => {
    const problems = [{ code, key: 'updates' }];
    const { policy } = readPolicyText('policy.json', '{');
    const sentences = [
      wordNotificationsOff(problems),
      wordUpdatesHeld(problems),
      wordFixedDataFolder(policy),
      wordPolicyHeading(problems),
      ...wordPolicyOnMarkings({ policy, problems }),
    ];
    expect(sentences).toHaveLength(6);
    for (const sentence of sentences) expect(sentence).not.toMatch(wish);
    expect(sentences[0]).toContain('until whoever looks after this computer has put it right');
  },
);

test('what an organisation has set is said to be set by it', () => {
  const { policy, problems } = readPolicyText(
    'policy.json',
    '{"version":1,"notifications":"off","dataFolder":"/srv/data","highestPublicMarking":"none"}',
  );
  expect(wordNotificationsOff(problems)).toMatch(wish);
  expect(wordFixedDataFolder(policy)).toMatch(wish);
  expect(wordPolicyHeading(problems)).toMatch(wish);
  expect(wordUpdatesHeld(problems)).toBeNull();
  expect(wordPolicyOnMarkings({ policy, problems })).toEqual([
    'Set by your organisation: a file with a marking is never public.',
  ]);
});
