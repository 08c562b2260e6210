import { expect, test } from 'vitest';
import { createSession, type Session } from '../../electron/browser/session.ts';

test('a launch token admits once, and its cookie stays good', () => {
  const session = createSession(4173);
  const token = session.newLaunchToken();
  const cookie = session.admit(token);
  expect(cookie).toMatch(/^secretariat-4173=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(session.admit(token)).toBeNull();
  const pair = cookie?.split(';')[0];
  expect(session.standingOf(pair)).toBe('admitted');
  expect(session.standingOf(`other=1; ${pair}`)).toBe('admitted');
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
  expect(session.standingOf(header)).toBe('stranger');
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
  expect(other.standingOf(pair)).toBe('stranger');
});

function comeIn(session: Session): string {
  return session.admit(session.newLaunchToken())?.split(';')[0] ?? '';
}

test('whoever comes in later has the session alone, and whoever had it is told that it has moved', () => {
  const session = createSession(4173);
  const [first, second] = [comeIn(session), comeIn(session)];
  expect(session.standingOf(first)).toBe('moved');
  expect(session.standingOf(second)).toBe('admitted');
  // A browser that was in before and comes in again by a newer link.
  expect(session.standingOf(`${first}; ${second}`)).toBe('admitted');
});

test('a link that is not used takes the session from nobody', () => {
  const session = createSession(4173);
  const cookie = comeIn(session);
  session.newLaunchToken();
  session.admit('guessed');
  expect(session.standingOf(cookie)).toBe('admitted');
});

test('the end of a session takes its cookie and its links along', () => {
  const session = createSession(4173);
  const cookie = comeIn(session);
  const link = session.newLaunchToken();
  expect(session.end()).toBe('secretariat-4173=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0');
  expect(session.standingOf(cookie)).toBe('moved');
  expect(session.admit(link)).toBeNull();
});
