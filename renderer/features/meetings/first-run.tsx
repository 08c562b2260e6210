import { useMutation } from '@tanstack/react-query';
import { CalendarDays } from 'lucide-react';
import { oneLine } from '../../app/field-problems.ts';
import { goTo, meetingPath } from '../../app/routes.ts';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './meetings.module.css';

type FirstRunProps = { readonly onNew: () => void; readonly onImport: () => void };

/** Before there is any meeting: what will be here, and ways to begin. */
export function FirstRun({ onNew, onImport }: FirstRunProps) {
  const sample = useMutation(
    operations.workspace.loadSample.mutationOptions({
      onSuccess: ({ meetingId }) => goTo(meetingPath(meetingId)),
    }),
  );
  return (
    <div className={styles.welcome}>
      <EmptyState
        icon={CalendarDays}
        title="Your meetings will be here"
        actions={
          <>
            <Button variant="primary" onPress={onNew}>
              New meeting
            </Button>
            <Button onPress={() => sample.mutate(undefined)} isPending={sample.isPending}>
              Open the sample meeting
            </Button>
            <Button onPress={onImport}>Import a meeting file</Button>
          </>
        }
      >
        <p>
          For each meeting you plan the agenda, draft the cover papers and take the notes, and Secretariat
          makes the Word files. Everything stays on this computer.
        </p>
        <p>The sample meeting has invented people and places. It shows each part filled in.</p>
      </EmptyState>
      {sample.error ? (
        <Notice tone="over" role="alert">
          {oneLine(sample.error)}
        </Notice>
      ) : null}
    </div>
  );
}
