import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import { fieldName } from '../../../shared/wording/word-field-problem.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Clash } from './agenda-desk.ts';
import styles from './agenda.module.css';
import type { ItemChanges } from './apply-agenda-command.ts';
import type { Agenda } from './use-agenda.ts';

type ClashDialogProps = {
  readonly agenda: Agenda;
  readonly clash: Clash;
  readonly items: readonly AgendaItem[];
};

/** The same field was changed elsewhere in the meantime: both are shown, and the person chooses. */
export function ClashDialog({ agenda, clash, items }: ClashDialogProps) {
  const label = agenda.numbers.get(clash.id)?.label ?? '';
  const fields = Object.keys(clash.mine) as (keyof ItemChanges)[];
  const keepMine = (): void => {
    agenda.desk.settleClash();
    if (items.some((item) => item.id === clash.id)) agenda.change(clash.id, clash.mine);
  };
  return (
    <Dialog
      title={`Item ${label} was changed somewhere else`}
      isOpen
      role="alertdialog"
      onClose={agenda.desk.settleClash.bind(agenda.desk)}
      footer={
        <>
          <Button onPress={() => agenda.desk.settleClash()}>Keep the other</Button>
          <Button variant="primary" onPress={keepMine}>
            Save mine
          </Button>
        </>
      }
    >
      <p>Another window saved a different text while you typed yours. Choose which one stays.</p>
      {fields.map((field) => (
        <dl key={field} className={styles.clash}>
          <dt>{fieldName([field])}: yours</dt>
          <dd>{String(clash.mine[field] ?? 'empty')}</dd>
          <dt>{fieldName([field])}: the other, which is saved</dt>
          <dd>{String(clash.theirs[field] ?? 'empty')}</dd>
        </dl>
      ))}
    </Dialog>
  );
}
