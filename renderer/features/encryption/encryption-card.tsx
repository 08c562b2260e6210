import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { beginAnew, replacingStore } from '../../app/new-store.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { client, operations } from '../../platform/client.ts';
import { platform } from '../../platform/platform.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import styles from './encryption.module.css';
import { NotSavedNotice } from './not-saved.tsx';
import { isEverythingSaved } from '../../app/use-open-document.ts';
import { PlainCopies } from './plain-copies.tsx';
import { RecoveryKeyDialog } from './recovery-key-dialog.tsx';

/** Whether the data are encrypted on this computer's disk, and what can be done about it. */
export function EncryptionCard({ className }: { readonly className?: string | undefined }): ReactNode {
  const [open, setOpen] = useState<'on' | 'off' | 'key' | null>(null);
  const { data: status, error } = useQuery(operations.encryption.status.queryOptions());
  const switchingOff = useMutation({
    mutationFn: async () => {
      if (!(await isEverythingSaved())) return 'not-saved' as const;
      return replacingStore(() => client.encryption.switchOff());
    },
    onSuccess: (answer) => {
      if (answer !== 'not-saved') beginAnew();
    },
  });
  const close = (isDone: boolean): void => {
    if (isDone && open === 'on') beginAnew();
    else setOpen(null);
  };
  return (
    <section className={className} aria-label="Encryption">
      <h2>Encryption</h2>
      {error && !status ? <ProblemNotice error={error} /> : null}
      {status === undefined ? null : status.isOn ? (
        <>
          <p>
            The data are encrypted on this disk: notes, papers, attached files and backups.{' '}
            {status.opensHere
              ? 'They open on this computer for you alone, without a question.'
              : 'Each time that Secretariat starts, it asks for the recovery key.'}
          </p>
          <PlainCopies copies={status.plainCopies} />
          <div className={styles.buttons}>
            <Button onPress={() => setOpen('key')}>New recovery key…</Button>
            <Button onPress={() => setOpen('off')}>Switch encryption off…</Button>
          </div>
        </>
      ) : (
        <>
          <p>
            The data lie on this disk as they are: whoever gets at the disk can read them. Encrypted, they
            open on this computer for you alone, and anywhere else with a recovery key that you keep on paper.
          </p>
          {status.hasKeyStore ? (
            <div>
              <Button onPress={() => setOpen('on')}>Switch encryption on…</Button>
            </div>
          ) : (
            <Notice title="It cannot be switched on here.">
              <p>{noKeyStoreHere[platform().kind]}</p>
            </Notice>
          )}
        </>
      )}
      {open === 'on' ? (
        <RecoveryKeyDialog
          title="Switch encryption on"
          deed="Encrypt the data"
          busyWords="Encrypting the data, and reading them back…"
          onUse={async (recoveryKey) => {
            if (!(await isEverythingSaved())) return 'not-saved';
            return replacingStore(() => client.encryption.switchOn({ recoveryKey }));
          }}
          onClose={close}
          doneWords={
            <>
              <p>
                The data are encrypted, and were read back word by word. A first encrypted backup is made.
              </p>
              <p>Backups from before can still be read by anybody: Settings offers to remove them.</p>
            </>
          }
        >
          <WhatItMeans />
        </RecoveryKeyDialog>
      ) : null}
      {open === 'key' ? (
        <RecoveryKeyDialog
          title="New recovery key"
          deed="Use the new key"
          busyWords="Changing the recovery key…"
          onUse={(recoveryKey) => client.encryption.changeRecoveryKey({ recoveryKey })}
          onClose={close}
          doneWords={<p>The new recovery key is in use. Destroy the old sheet.</p>}
        >
          <p>
            The new recovery key takes the place of the old one for these data and for the backups in both
            folders. Copies of backups that are somewhere else still open with the old one.
          </p>
          <p>
            If somebody may have copied the data and the old sheet, switch encryption off and on again
            instead: then everything gets a new key.
          </p>
        </RecoveryKeyDialog>
      ) : null}
      <ConfirmDialog
        title="Switch encryption off"
        isOpen={open === 'off'}
        isDangerous
        confirmLabel="Switch it off"
        isPending={switchingOff.isPending}
        onClose={() => {
          if (!switchingOff.isPending) setOpen(null);
        }}
        onConfirm={() => switchingOff.mutate()}
      >
        <p>
          The data will lie on this disk as they are, for whoever gets at it to read. Encrypted backups stay
          as they are, and need the recovery key: keep the sheet for as long as you keep them.
        </p>
        {switchingOff.isPending ? (
          <div role="status">
            <Loading label="Writing the data, and reading them back…" />
          </div>
        ) : null}
        {switchingOff.data === 'not-saved' ? <NotSavedNotice /> : null}
        {switchingOff.error ? <ProblemNotice error={switchingOff.error} /> : null}
      </ConfirmDialog>
    </section>
  );
}

const noKeyStoreHere = {
  browser:
    'A browser cannot reach the safe place for keys that this computer has. Encryption can be switched on where Secretariat opens in its own window.',
  desktop:
    'This computer has no safe place for the key, or does not open it. On Linux a keyring (GNOME Keyring or KWallet) has to be set up and unlocked; ask whoever looks after this computer.',
} as const;

function WhatItMeans(): ReactNode {
  return (
    <>
      <p>What it does:</p>
      <ul>
        <li>Notes, papers, their history, attached files and backups are encrypted on this disk.</li>
        <li>For you nothing changes: on this computer, signed in as you, the data open by themselves.</li>
        <li>On another computer, and for a restored backup there, you need the recovery key.</li>
      </ul>
      <p>What it does not do:</p>
      <ul>
        <li>Word files and other files that you save or export are not encrypted.</li>
        <li>Whoever uses this computer as you can open Secretariat as you do.</li>
        <li>
          The old file is written over and removed, but a modern disk (SSD) may keep old pieces for a while.
          Only encryption of the whole disk, such as BitLocker or FileVault, helps against that.
        </li>
        <li>If this computer breaks and the recovery key is lost, nobody can read the data again.</li>
      </ul>
    </>
  );
}
