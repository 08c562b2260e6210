import { useQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { isClosed } from '../../../shared/domain/actions.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { operations } from '../../platform/client.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ActionRegister } from './action-register.tsx';
import styles from './actions.module.css';

/** One meeting's actions, then the open actions of its body's earlier meetings. */
export function MeetingActionsPage({ meetingId }: { readonly meetingId: string }) {
  const { data: actions, error } = useQuery(
    operations.actions.list.queryOptions({ input: { meetingId: null } }),
  );
  const { data: meetings } = useQuery(operations.meetings.list.queryOptions());
  const meeting = meetings?.find((each) => each.id === meetingId);
  if (error && !actions) {
    return (
      <div className={styles.page}>
        <ProblemNotice error={error} />
      </div>
    );
  }
  if (!actions || !meetings) return <Loading label="Reading the actions…" />;
  const own = actions.filter((action) => action.meetingId === meetingId);
  const earlier = new Set(
    meetings
      .filter((each) => meeting && each.bodyId === meeting.bodyId && each.date < meeting.date)
      .map((each) => each.id),
  );
  const arising = actions.filter((action) => earlier.has(action.meetingId) && !isClosed(action.status));
  return (
    <div className={styles.page}>
      <section className={styles.part}>
        <h2>Actions of this meeting</h2>
        {own.length === 0 ? (
          <EmptyState
            icon={ListChecks}
            title="No actions in the notes yet"
            actions={<ButtonLink href={hrefTo(meetingPath(meetingId, 'notes'))}>Open the notes</ButtonLink>}
          >
            Write an action into the notes with its owner and its date, and it will be here.
          </EmptyState>
        ) : (
          <ActionRegister actions={own} label="Actions of this meeting" />
        )}
      </section>
      {arising.length > 0 ? (
        <section className={styles.part}>
          <h2>Matters arising: open actions of earlier meetings</h2>
          <ActionRegister actions={arising} hasMeetings label="Matters arising" />
        </section>
      ) : null}
    </div>
  );
}
