import { afterEach, expect, it, vi } from 'vitest';
import type { ChangeEvent } from '../../../shared/contract/entities/changes.ts';

const storeWasReplaced = vi.fn<() => void>();
const events: ChangeEvent[] = [];

vi.mock('../../../renderer/app/new-store.ts', () => ({
  isOutdated: () => false,
  readEverythingAgain: () => Promise.resolve(),
  storeWasReplaced: (): void => storeWasReplaced(),
}));
vi.mock('../../../renderer/app/query-client.ts', () => ({
  queryClient: { invalidateQueries: () => Promise.resolve() },
}));
vi.mock('../../../renderer/platform/client.ts', () => ({
  client: {
    workspace: {
      changes: () => Promise.resolve(events),
      status: () => Promise.resolve({}),
    },
  },
  operations: { backups: { key: () => [] } },
}));

afterEach(() => void vi.unstubAllGlobals());

it('begins anew with other data also where their log is ahead of the one before', async () => {
  vi.stubGlobal('document', {
    visibilityState: 'visible',
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  });
  events.push({ sequence: 40, area: 'backups', meetingId: null });
  events.push({ sequence: 400, area: 'store', meetingId: null });
  const { startChangeFeed } = await import('../../../renderer/app/change-feed.ts');
  vi.useFakeTimers();
  const stop = startChangeFeed();
  await vi.advanceTimersByTimeAsync(100);
  expect(storeWasReplaced).toHaveBeenCalledTimes(1);
  stop();
  vi.useRealTimers();
});
