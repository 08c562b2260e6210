import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { wordFixedDataFolder } from '../../../shared/wording/word-policy.ts';
import { setAppearance, useAppearance, type Density, type Theme } from '../../app/appearance.ts';
import { useBreadcrumb } from '../../app/breadcrumb.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { operations } from '../../platform/client.ts';
import { platform } from '../../platform/platform.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { EncryptionCard } from '../encryption/index.ts';
import { BackupsCard } from '../backups/index.ts';
import { LicencesDialog } from './licences-dialog.tsx';
import styles from './settings.module.css';
import { LogCard } from './log-card.tsx';
import { OwnNameCard } from './own-name-card.tsx';
import { PolicyCard } from './policy-card.tsx';
import { SpellingCard } from './spelling-card.tsx';
import { NotificationsCard, UpdatesCard } from './window-cards.tsx';

const crumbs = [{ label: 'Settings' }];

const themes: readonly { readonly id: Theme; readonly label: string }[] = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
];

const densities: readonly { readonly id: Density; readonly label: string }[] = [
  { id: 'comfortable', label: 'Comfortable' },
  { id: 'compact', label: 'Compact' },
];

/** How the program looks, where its data are, and what it is. */
export function SettingsPage() {
  useBreadcrumb(crumbs);
  const { theme, density } = useAppearance();
  const [showsLicences, setShowsLicences] = useState(false);
  const { shell } = platform();
  const { data: policy } = useQuery(operations.workspace.policy.queryOptions());
  const { data: status, error } = useQuery(operations.workspace.status.queryOptions());
  return (
    <div className={styles.page}>
      <h1>Settings</h1>
      {error && !status ? <ProblemNotice error={error} /> : null}
      <section className={styles.card} aria-label="Appearance">
        <h2>Appearance</h2>
        <SegmentedControl
          label="Theme"
          description="High contrast follows the system, whichever theme is chosen."
          options={themes}
          value={theme}
          onChange={(next) => setAppearance({ theme: next })}
        />
        <SegmentedControl
          label="Density"
          options={densities}
          value={density}
          onChange={(next) => setAppearance({ density: next })}
        />
      </section>
      <OwnNameCard />
      <PolicyCard />
      <SpellingCard />
      {shell ? <NotificationsCard shell={shell} policyProblems={policy?.problems ?? []} /> : null}
      <section className={styles.card} aria-label="Data">
        <h2>Data</h2>
        <dl className={styles.facts}>
          <dt>Data folder</dt>
          <dd className={styles.path}>{status?.dataFolder ?? '…'}</dd>
          <dt>What is in it</dt>
          <dd>
            {status === undefined
              ? '…'
              : `${counted(status.meetingCount, 'meeting', 'meetings')} of ${counted(status.bodyCount, 'body', 'bodies')}`}
          </dd>
        </dl>
        <p className={styles.note}>
          Everything stays in this folder on this computer.{' '}
          {policy?.policy.mayChooseDataFolder === false ? (
            wordFixedDataFolder(policy.policy)
          ) : (
            <>
              To use another, start Secretariat with <code>--data</code> and its name.
            </>
          )}
        </p>
      </section>
      <BackupsCard className={styles.card} />
      <EncryptionCard className={styles.card} />
      <LogCard />
      {shell ? <UpdatesCard shell={shell} policyProblems={policy?.problems ?? []} /> : null}
      <section className={styles.card} aria-label="About">
        <h2>About</h2>
        <dl className={styles.facts}>
          <dt>Secretariat</dt>
          <dd>Version {status?.programVersion ?? '…'}</dd>
          <dt>Runs</dt>
          <dd>{platform().kind === 'desktop' ? 'in its own window' : 'in a browser on this computer'}</dd>
        </dl>
        <div>
          <Button onPress={() => setShowsLicences(true)}>Licences…</Button>
        </div>
        {showsLicences ? <LicencesDialog onClose={() => setShowsLicences(false)} /> : null}
      </section>
    </div>
  );
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
