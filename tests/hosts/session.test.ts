import { expect, test } from 'vitest';
import { createSession } from '../../electron/browser/session.ts';

test('a launch token admits once, and its cookie stays good', () => {
  const session = createSession(4173);
  const token = session.newLaunchToken();
  const cookie = session.admit(token);
  expect(cookie).toMatch(/^secretariat-4173=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(session.admit(token)).toBeNull();
  const pair = cookie?.split(';')[0];
  expect(session.isAdmitted(pair)).toBe(true);
  expect(session.isAdmitted(`other=1; ${pair}`)).toBe(true);
});

test('tokens are 256 random bits, and a new one replaces the one before', () => {
  const session = createSession(4173);
  const [first, second] = [session.newLaunchToken(), session.newLaunchToken()];
  expect(Buffer.from(first, 'base64url')).toHaveLength(32);
  expect(second).not.toBe(first);
  expect(session.admit(first)).toBeNull();
  expect(session.admit(second)).not.toBeNull();
});

test.each([
  ['no cookie', undefined],
  ['an empty cookie', ''],
  ['an empty secret', 'secretariat-4173='],
  ['a guessed secret', `secretariat-4173=${'A'.repeat(43)}`],
  ['a cookie without a value', 'secretariat-4173'],
])('%s does not admit', (_, header) => {
  const session = createSession(4173);
  session.admit(session.newLaunchToken());
  expect(session.isAdmitted(header)).toBe(false);
});

test('a wrong or empty token does not admit, nor use up the right one', () => {
  const session = createSession(4173);
  const token = session.newLaunchToken();
  for (const wrong of ['', 'x', token.slice(1), `${token}A`]) expect(session.admit(wrong)).toBeNull();
  expect(session.admit(token)).not.toBeNull();
});

test('the session of another run is another one', () => {
  const [one, other] = [createSession(4173), createSession(4173)];
  const pair = one.admit(one.newLaunchToken())?.split(';')[0];
  expect(other.isAdmitted(pair)).toBe(false);
});
