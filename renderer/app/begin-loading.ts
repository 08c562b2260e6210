import { operations } from '../platform/client.ts';
import { storeStatusQuery } from './new-store.ts';
import { queryClient } from './query-client.ts';
import { beginReading } from './use-open-document.ts';

/**
 * Asks for what the first screen needs before it is drawn: after a crash somebody waits for the notes of a meeting that
 * goes on. What fails here is asked for again, and said, by the screen itself.
 */
export function beginLoading(hash: string): void {
  void queryClient.prefetchQuery(storeStatusQuery());
  const [, area, meetingId, tab] = hash.replace(/^#/, '').split('/');
  if (area !== 'meetings' || meetingId === undefined) return;
  const input = { meetingId };
  const meeting = queryClient.query(operations.meetings.get.queryOptions({ input: { id: meetingId } }));
  void queryClient.prefetchQuery(operations.agenda.list.queryOptions({ input }));
  if (tab === 'notes') {
    void queryClient.prefetchQuery(operations.people.list.queryOptions());
    void queryClient.prefetchQuery(operations.people.listOrganisations.queryOptions());
    void queryClient.prefetchQuery(operations.attendance.list.queryOptions({ input }));
    void queryClient.prefetchQuery(operations.actions.list.queryOptions({ input }));
  }
  meeting.then(
    ({ notesDocumentId }) => {
      if (tab === 'notes' && window.location.hash === hash) beginReading(notesDocumentId);
    },
    () => undefined,
  );
}
