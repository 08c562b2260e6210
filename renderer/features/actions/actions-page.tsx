import { useQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useBreadcrumb } from '../../app/breadcrumb.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { hrefTo, meetingsPath } from '../../app/routes.ts';
import { operations } from '../../platform/client.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ActionRegister } from './action-register.tsx';
import styles from './actions.module.css';

const crumbs = [{ label: 'Actions' }];

/** The register of actions over all meetings. */
export function ActionsPage() {
  useBreadcrumb(crumbs);
  const { data: actions, error } = useQuery(
    operations.actions.list.queryOptions({ input: { meetingId: null } }),
  );
  return (
    <div className={styles.page}>
      <h1>Actions</h1>
      {error && !actions ? <ProblemNotice error={error} /> : null}
      {!actions && !error ? <Loading label="Reading the actions…" /> : null}
      {actions?.length === 0 ? (
        <EmptyState
          icon={ListChecks}
          title="No actions yet"
          actions={<ButtonLink href={hrefTo(meetingsPath)}>Go to all meetings</ButtonLink>}
        >
          Every action that is written into the notes of a meeting will be here, with its owner, its date and
          what became of it.
        </EmptyState>
      ) : null}
      {actions !== undefined && actions.length > 0 ? <ActionRegister actions={actions} hasMeetings /> : null}
    </div>
  );
}
