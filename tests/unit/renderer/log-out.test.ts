import { beforeEach, expect, it, vi } from 'vitest';

const order: string[] = [];
/** Whether everything is saved, each time that it is asked. */
const saved: boolean[] = [];

vi.mock('../../../renderer/app/use-open-document.ts', () => ({
  isEverythingSaved: () => Promise.resolve(saved.shift() ?? true),
  holdDocuments: () => order.push('held'),
}));
vi.mock('../../../renderer/platform/platform.ts', () => ({
  platform: () => ({ logOut: () => Promise.resolve(order.push('logged out')) }),
}));
vi.mock('../../../renderer/platform/connection.ts', () => ({
  reportConnection: (connection: string) => order.push(connection),
}));

beforeEach(() => {
  order.length = 0;
  saved.length = 0;
});

it('does not log out where something was typed while the other tabs were asked', async () => {
  const { logOut } = await import('../../../renderer/app/log-out.ts');
  saved.push(true, false);
  expect(await logOut()).toBe('not-saved');
  expect(order).toEqual([]);
});

it('holds what was typed at the very last before nothing of the page is left', async () => {
  const { logOut } = await import('../../../renderer/app/log-out.ts');
  expect(await logOut()).toBe('done');
  expect(order).toEqual(['logged out', 'held', 'logged-out']);
});

it('holds it where another tab logs out, too', async () => {
  const { listenForLogOut } = await import('../../../renderer/app/log-out.ts');
  listenForLogOut();
  const other = new BroadcastChannel('secretariat-log-out');
  other.postMessage({ kind: 'logged-out' });
  await vi.waitFor(() => expect(order).toEqual(['held', 'logged-out']));
  other.close();
});
