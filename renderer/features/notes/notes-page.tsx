import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useOpenDocument } from '../../app/use-open-document.ts';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import styles from './notes-page.module.css';
import { OpenNotes } from './open-notes.tsx';

/** The notes of a meeting: every agenda item one after the other, the one in use live. */
export function NotesPage({ meetingId }: { readonly meetingId: string }): ReactNode {
  const meeting = useQuery(operations.meetings.get.queryOptions({ input: { id: meetingId } }));
  const agenda = useQuery(operations.agenda.list.queryOptions({ input: { meetingId } }));
  // The page draws people by their names, and begins with who is there: without these it would be drawn twice, and jump.
  const people = useQuery(operations.people.list.queryOptions());
  const organisations = useQuery(operations.people.listOrganisations.queryOptions());
  const attendees = useQuery(operations.attendance.list.queryOptions({ input: { meetingId } }));
  const areNamesPending = people.isPending || organisations.isPending || attendees.isPending;
  const opened = useOpenDocument(meeting.data?.notesDocumentId ?? null);
  const error = meeting.error ?? agenda.error ?? (opened.state === 'failed' ? opened.error : null);
  if (error !== null && opened.state !== 'open') {
    return (
      <div className={styles.alone}>
        <ProblemNotice
          error={error}
          actions={
            <Button
              onPress={() => {
                void meeting.refetch();
                void agenda.refetch();
                if (opened.state === 'failed') opened.tryAgain();
              }}
            >
              Try again
            </Button>
          }
        />
      </div>
    );
  }
  if (!meeting.data || !agenda.data || areNamesPending || opened.state !== 'open') {
    return <Loading label="Opening the notes…" />;
  }
  return (
    <OpenNotes
      meeting={meeting.data}
      items={agenda.data}
      session={opened.session}
      stored={opened.stored}
      sections={opened.sections}
    />
  );
}
