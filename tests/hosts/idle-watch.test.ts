import { expect, test } from 'vitest';
import { tick, watchForIdleness } from '../../electron/browser/idle-watch.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A host and its clock: `after` lets time pass, with a look every tick, and says whether the host has ended by then. */
function aHost() {
  let now = 0;
  const idle = watchForIdleness(() => now);
  return {
    ...idle,
    after: (time: number): boolean => {
      for (let passed = 0; passed < time; passed += tick) {
        now += tick;
        if (idle.isOver()) return true;
      }
      return false;
    },
    sleeps: (time: number): boolean => {
      now += time;
      return idle.isOver();
    },
  };
}

test('it ends ten minutes after its last page was closed, and not before', () => {
  const host = aHost();
  host.heard('notes');
  host.heard('register');
  host.gone('notes');
  expect(host.after(hour)).toBe(false);
  host.gone('register');
  expect(host.after(9 * minute)).toBe(false);
  expect(host.after(2 * minute)).toBe(true);
});

test('a page that loads anew keeps it', () => {
  const host = aHost();
  host.heard('before');
  host.gone('before');
  expect(host.after(9 * minute)).toBe(false);
  host.heard('after');
  expect(host.after(hour)).toBe(false);
});

test('a page that is heard every minute keeps it for ever, also when it is hidden', () => {
  const host = aHost();
  for (let passed = 0; passed < 48 * hour; passed += minute) {
    host.heard('notes');
    expect(host.after(minute)).toBe(false);
  }
});

test('a page that a browser froze, or that crashed, keeps it for a working day', () => {
  const host = aHost();
  host.heard('notes');
  expect(host.after(11 * hour)).toBe(false);
  expect(host.after(2 * hour)).toBe(true);
});

test('time in which the computer slept does not count', () => {
  const host = aHost();
  host.heard('notes');
  for (let night = 0; night < 30; night += 1) expect(host.sleeps(14 * hour)).toBe(false);
  host.gone('notes');
  expect(host.sleeps(2 * hour)).toBe(false);
  expect(host.after(9 * minute)).toBe(false);
  expect(host.after(2 * minute)).toBe(true);
});

test('a clock that is set back does not keep it, nor end it', () => {
  const host = aHost();
  host.heard('notes');
  expect(host.sleeps(-5 * hour)).toBe(false);
  host.gone('notes');
  expect(host.after(11 * minute)).toBe(true);
});

test('before anybody came it waits for a working day, and while something is asked it goes on', () => {
  const host = aHost();
  expect(host.after(11 * hour)).toBe(false);
  host.asked();
  expect(host.after(11 * hour)).toBe(false);
  expect(host.after(2 * hour)).toBe(true);
});

test('pages of a browser that lost the session are not waited for', () => {
  const host = aHost();
  host.heard('elsewhere');
  host.forgetPages();
  expect(host.after(11 * minute)).toBe(true);
});
