import type { Editor } from '@tiptap/core';
import { X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { OwnerRef } from '../../shared/domain/actions.ts';
import { formatDate, formatDateWithWeekday } from '../../shared/domain/calendar-date.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './action-dialog.module.css';
import { readDueDate, type DueFacts } from './due-date.ts';
import type { NameBook } from './name-book.ts';
import { actionAt, ownersOf, setActionDetails } from './section-commands.ts';

export type ActionDialogProps = {
  readonly editor: Editor;
  readonly names: NameBook;
  readonly dueFacts: DueFacts;
  readonly field: 'owners' | 'due';
  readonly onClose: () => void;
};

/** Who owns the action at the caret, and by when. */
export function ActionDialog({ editor, names, dueFacts, field, onClose }: ActionDialogProps): ReactNode {
  const [action] = useState(() => actionAt(editor)?.node ?? null);
  const [owners, setOwners] = useState<readonly OwnerRef[]>(action ? ownersOf(action) : []);
  const [due, setDue] = useState(() => {
    const stored: unknown = action?.attrs.due;
    return typeof stored === 'string' ? formatDate(stored) : '';
  });
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const inputs = form.current?.querySelectorAll('input') ?? [];
    inputs[field === 'owners' ? 0 : inputs.length - 1]?.focus();
  }, [field]);

  const reading = readDueDate(due, dueFacts);
  const options = names.entries
    .filter(({ isOffered }) => isOffered)
    .filter(({ kind, id }) => !owners.some((owner) => owner.kind === kind && owner.id === id))
    .map(({ kind, id, label, name, detail }) => ({
      id: `${kind} ${id}`,
      label,
      hint: label === name ? detail : `${name}, ${detail}`,
    }));

  const add = (key: string | null): void => {
    const entry = names.entries.find(({ kind, id }) => `${kind} ${id}` === key);
    if (entry) setOwners([...owners, { kind: entry.kind, id: entry.id }]);
  };
  const submit = (): void => {
    setTried(true);
    if (reading.kind === 'unreadable') return;
    setActionDetails(editor, { owners, due: reading.kind === 'date' ? reading.date : null });
    onClose();
  };

  return (
    <Dialog
      title="Owner and due date"
      isOpen
      onClose={onClose}
      onSubmit={submit}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit">
            Set
          </Button>
        </>
      }
    >
      <div ref={form} className={styles.form}>
        {owners.length === 0 ? null : (
          <ul className={styles.owners} aria-label="Owners">
            {owners.map((owner) => (
              <li key={`${owner.kind} ${owner.id}`}>
                {names.labelOf(owner)}
                <IconButton
                  icon={X}
                  isSmall
                  label={`Remove ${names.labelOf(owner)}`}
                  onPress={() => setOwners(owners.filter((each) => each !== owner))}
                />
              </li>
            ))}
          </ul>
        )}
        <ComboBox
          key={owners.length}
          label={owners.length === 0 ? 'Owner' : 'Another owner'}
          options={options}
          value={null}
          onChange={add}
          placeholder="Name, post or organisation"
        />
        <TextField
          label="Due"
          value={due}
          onChange={setDue}
          placeholder="10 Oct"
          errorMessage={isTried && reading.kind === 'unreadable' ? reading.sentence : null}
          description={
            reading.kind === 'date'
              ? formatDateWithWeekday(reading.date)
              : 'For example, 10 Oct, 10 October 2023 or next meeting'
          }
        />
      </div>
    </Dialog>
  );
}
