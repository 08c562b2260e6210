import { useQuery } from '@tanstack/react-query';
import { Plus, Upload } from 'lucide-react';
import { useState } from 'react';
import { useBreadcrumb } from '../../app/breadcrumb.ts';
import { useCommands } from '../../app/commands.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { operations } from '../../platform/client.ts';
import { today } from '../../platform/today.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { FirstRun } from './first-run.tsx';
import { ImportDialog } from './import-dialog.tsx';
import styles from './meetings.module.css';
import { MeetingsList } from './meetings-list.tsx';
import { NewMeetingDialog } from './new-meeting-dialog.tsx';
import { NextMeetingCard } from './next-meeting-card.tsx';
import { nextMeetingOf } from './next-step.ts';

const crumbs = [{ label: 'Meetings' }];

type OpenDialog = 'new' | 'import' | null;

/** Home: the next meeting large, and all meetings. */
export function MeetingsPage() {
  useBreadcrumb(crumbs);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const { data: meetings, error, refetch } = useQuery(operations.meetings.list.queryOptions());
  useCommands('meetings', [
    {
      id: 'meetings.new',
      label: 'New meeting',
      group: 'Meetings',
      keys: 'Alt N',
      run: () => setDialog('new'),
    },
    {
      id: 'meetings.import',
      label: 'Import a meeting file',
      group: 'Meetings',
      run: () => setDialog('import'),
    },
  ]);
  const next = nextMeetingOf(meetings ?? [], today());
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>Meetings</h1>
        {meetings !== undefined && meetings.length > 0 ? (
          <>
            <Button icon={Upload} onPress={() => setDialog('import')}>
              Import…
            </Button>
            <Button variant="primary" icon={Plus} onPress={() => setDialog('new')}>
              New meeting
            </Button>
          </>
        ) : null}
      </div>
      {error && meetings === undefined ? (
        <ProblemNotice error={error} actions={<Button onPress={() => void refetch()}>Try again</Button>} />
      ) : null}
      {meetings === undefined && !error ? <Loading label="Reading the meetings…" /> : null}
      {meetings?.length === 0 ? (
        <FirstRun onNew={() => setDialog('new')} onImport={() => setDialog('import')} />
      ) : null}
      {next ? <NextMeetingCard meeting={next} meetings={meetings ?? []} /> : null}
      {meetings !== undefined && meetings.length > 0 ? <MeetingsList meetings={meetings} /> : null}
      {dialog === 'new' ? <NewMeetingDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'import' ? <ImportDialog onClose={() => setDialog(null)} /> : null}
    </div>
  );
}
