import { useState, type ReactNode } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import type { ActionFilter } from '../../../shared/domain/action-filter.ts';
import type { Audience } from '../../../shared/domain/outgoing.ts';
import { countOf } from '../../../shared/wording/facts.ts';
import { SavingDialog } from '../../app/saving-dialog.tsx';
import { useSaving } from '../../app/use-saving.ts';
import { client } from '../../platform/client.ts';
import { today } from '../../platform/today.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import styles from './actions.module.css';
import { handOutFile } from './hand-out-file.ts';

export type RegisterExportDialogProps = {
  readonly filter: ActionFilter;
  /** What the filter leaves. */
  readonly shown: readonly Action[];
  readonly onClose: () => void;
};

/** Makes one action log of the actions that the register shows, for the public or for colleagues. */
export function RegisterExportDialog({ filter, shown, onClose }: RegisterExportDialogProps): ReactNode {
  const [audience, setAudience] = useState<Audience>('public');
  const saving = useSaving();
  const restricted = shown.filter(({ isRestricted }) => isRestricted).length;
  const count = audience === 'internal' ? shown.length : shown.length - restricted;

  const make = async (): Promise<void> => {
    const { files } = await client.exports.actionRegister({ filter, audience, today: today() });
    if (await handOutFile(files)) onClose();
  };

  return (
    <SavingDialog
      title="Export the actions shown"
      deed="Make the Word file"
      isDisabled={count === 0}
      saving={saving}
      onSave={make}
      onClose={onClose}
    >
      <SegmentedControl
        label="For whom"
        options={[
          { id: 'public', label: 'Public' },
          { id: 'internal', label: 'Internal' },
        ]}
        value={audience}
        onChange={setAudience}
      />
      <p role="status">
        {countOf(count, 'action')} in one action log. Its heading says the filter.{' '}
        {audience === 'public' && restricted > 0
          ? `${countOf(restricted, 'restricted action is', 'restricted actions are')} left out.`
          : ''}
      </p>
      <p className={styles.facts}>
        {audience === 'public'
          ? 'Restricted actions and internal updates are not in it.'
          : 'Restricted actions and internal updates are in it, and every page says that it is not for publication.'}
      </p>
    </SavingDialog>
  );
}
