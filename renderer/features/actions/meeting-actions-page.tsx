import { useQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { operations } from '../../platform/client.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ActionRegister } from './action-register.tsx';
import styles from './actions.module.css';
import { MattersArising } from './matters-arising.tsx';

/** One meeting's actions, then what it has to hear of those of earlier meetings. */
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
          <ActionRegister actions={own} label="Actions of this meeting" meeting={meeting ?? null} />
        )}
      </section>
      {meeting ? <MattersArising meeting={meeting} heading="h2" /> : null}
    </div>
  );
}
