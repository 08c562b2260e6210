import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PolicyProblem } from '../../../shared/contract/policy.ts';
import { wordNotificationsOff, wordUpdatesHeld } from '../../../shared/wording/word-policy.ts';
import { wordUpdateState } from '../../../shared/wording/word-update-state.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import type { WindowShell } from '../../platform/platform.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import styles from './settings.module.css';

const settingsKey = ['window', 'settings'];
const updatesKey = ['window', 'updates'];

const choices = [
  { id: 'on', label: 'On' },
  { id: 'off', label: 'Off' },
] as const;

/** Whether the person is told of due actions. */
export function NotificationsCard({
  shell,
  policyProblems,
}: {
  readonly shell: WindowShell;
  readonly policyProblems: readonly PolicyProblem[];
}): ReactNode {
  const queries = useQueryClient();
  const { data, error } = useQuery({ queryKey: settingsKey, queryFn: () => shell.settings() });
  const setting = useMutation({
    mutationFn: (isOn: boolean) => shell.setNotifications(isOn),
    onSuccess: (settings) => queries.setQueryData(settingsKey, settings),
  });
  const problem = error ?? setting.error;
  return (
    <section className={styles.card} aria-label="Notifications">
      <h2>Notifications</h2>
      {problem ? <ProblemNotice error={problem} /> : null}
      {data?.notificationsOff === 'policy' ? <p>{wordNotificationsOff(policyProblems)}</p> : null}
      {data?.notificationsOff === 'system' ? <p>This system shows no notifications.</p> : null}
      {data?.notificationsOff === null ? (
        <SegmentedControl
          label="Tell me once a day of actions that are due"
          description="How many there are and since when, while Secretariat is open. What they are about is not shown."
          options={choices}
          value={data.notifications ? 'on' : 'off'}
          onChange={(next) => setting.mutate(next === 'on')}
        />
      ) : null}
    </section>
  );
}

/** Where updates stand; a press looks for one where the organisation has set a place. */
export function UpdatesCard({
  shell,
  policyProblems,
}: {
  readonly shell: WindowShell;
  readonly policyProblems: readonly PolicyProblem[];
}): ReactNode {
  const queries = useQueryClient();
  const { data, error } = useQuery({ queryKey: updatesKey, queryFn: () => shell.updates() });
  const looking = useMutation({
    mutationFn: () => shell.lookForUpdate(),
    onSuccess: (state) => queries.setQueryData(updatesKey, state),
  });
  const problem = error ?? looking.error;
  const heldOff = data?.state === 'off' ? wordUpdatesHeld(policyProblems) : null;
  const canLook =
    data !== undefined && data.state !== 'off' && data.state !== 'refused' && data.state !== 'ready';
  return (
    <section className={styles.card} aria-label="Updates">
      <h2>Updates</h2>
      {problem ? <ProblemNotice error={problem} /> : null}
      <p role="status">{data === undefined ? '…' : (heldOff ?? wordUpdateState(data))}</p>
      {canLook ? (
        <div className={styles.deeds}>
          <Button icon={RefreshCw} isPending={looking.isPending} onPress={() => looking.mutate()}>
            Look for an update now
          </Button>
        </div>
      ) : null}
    </section>
  );
}
