import { operations } from '../platform/client.ts';
import { queryClient } from './query-client.ts';
import type { MeetingTab } from './routes.ts';

const tabs: Readonly<Record<MeetingTab, () => Promise<unknown>>> = {
  agenda: () => import('../features/agenda/index.ts'),
  papers: () => import('../features/papers/index.ts'),
  notes: () => import('../features/notes/index.ts'),
  actions: () => import('../features/actions/index.ts'),
  issue: () => import('../features/issue/index.ts'),
};

/**
 * Asks for what the first screen needs while the frame is still on its way: after a crash somebody waits for the notes
 * of a meeting that goes on. What fails here is asked for again, and said, by the screen itself.
 */
export function beginLoading(hash: string): void {
  void queryClient.prefetchQuery(operations.recovery.status.queryOptions());
  const [, area, meetingId, tab] = hash.replace(/^#/, '').split('/');
  if (area !== 'meetings' || meetingId === undefined) return;
  void import('./meeting-pages.tsx').catch(() => undefined);
  if (tab !== undefined && isTab(tab)) void tabs[tab]().catch(() => undefined);
  void queryClient.prefetchQuery(operations.meetings.get.queryOptions({ input: { id: meetingId } }));
  void queryClient.prefetchQuery(operations.agenda.list.queryOptions({ input: { meetingId } }));
}

function isTab(word: string): word is MeetingTab {
  return Object.hasOwn(tabs, word);
}
