import type { Editor } from '@tiptap/core';
import { ArrowLeftToLine, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { OwnerRef } from '../../shared/domain/actions.ts';
import { formatDate, formatDateWithWeekday } from '../../shared/domain/calendar-date.ts';
import { comparableName } from '../../shared/domain/comparable-name.ts';
import { wordOwner } from '../../shared/wording/word-owner.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { Option } from '../ui/options.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './action-dialog.module.css';
import { readDueDate, type DueFacts, type DueReading } from './due-date.ts';
import { findNames, type NameBook, type NamedEntry } from './name-book.ts';
import type { NewName, NewNameComponent } from './new-name.ts';
import { actionAt, ownersOf, setActionDetails } from './section-commands.ts';

export type ActionDialogProps = {
  readonly editor: Editor;
  readonly names: NameBook;
  readonly NewName: NewNameComponent;
  readonly dueFacts: DueFacts;
  readonly field: 'owners' | 'due';
  readonly onClose: () => void;
};

/** Who owns the action at the caret, and by when. */
export function ActionDialog({
  editor,
  names,
  NewName,
  dueFacts,
  field,
  onClose,
}: ActionDialogProps): ReactNode {
  const [action] = useState(() => actionAt(editor)?.node ?? null);
  const [owners, setOwners] = useState<readonly OwnerRef[]>(action ? ownersOf(action) : []);
  const [due, setDue] = useState(() => {
    const stored: unknown = action?.attrs.due;
    return typeof stored === 'string' ? formatDate(stored) : '';
  });
  const [isTried, setTried] = useState(false);
  const [ownerText, setOwnerText] = useState('');
  const [isOwnerTried, setOwnerTried] = useState(false);
  const [newOwner, setNewOwner] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const inputs = form.current?.querySelectorAll('input') ?? [];
    inputs[field === 'owners' ? 0 : inputs.length - 1]?.focus();
  }, [field]);

  const reading = readDueDate(due, dueFacts);
  const found = findNames(names, ownerText, Infinity).filter(
    ({ kind, id }) => !owners.some((owner) => owner.kind === kind && owner.id === id),
  );
  const typedOwner = ownerText.trim();
  const isOwnerOpen = typedOwner !== '';
  const isKnown = found.some(({ name, label }) =>
    [name, label].some((each) => comparableName(each) === comparableName(typedOwner)),
  );
  const adding: Option = { id: newOwnerKey, label: `Add “${typedOwner}” to the Library` };

  const typeOwner = (text: string): void => {
    // The words of the choice to add somebody are nobody's name.
    if (text === adding.label) return;
    setOwnerText(text);
    setOwnerTried(false);
  };
  const add = (entry: NewName | undefined): void => {
    if (!entry) return;
    flushSync(() => {
      setNewOwner(null);
      setOwners([...owners, { kind: entry.kind, id: entry.id }]);
      typeOwner('');
    });
    // The box for another owner is a new one: Tab goes on from it to the date.
    form.current?.querySelector('input')?.focus();
  };
  /** The button that did it is gone by then: the focus goes where the next owner would be typed. */
  const reorder = (wanted: readonly OwnerRef[]): void => {
    flushSync(() => setOwners(wanted));
    form.current?.querySelector('input')?.focus();
  };
  // Enter on words of which no option was chosen: they are somebody's name, or they stay where they are.
  const onKeyDown = (event: KeyboardEvent): void => {
    const box = event.target instanceof Element ? event.target.closest('input[role="combobox"]') : null;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !isOwnerOpen) return;
    if (!box || box.hasAttribute('aria-activedescendant')) return;
    if (found.length !== 1) setOwnerTried(true);
    // The list of nothing closes, so that the sentence under the box can be read.
    if (found.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (found.length === 1) add(found[0]);
  };
  const submit = (): void => {
    setTried(true);
    setOwnerTried(isOwnerOpen);
    if (reading.kind === 'unreadable' || isOwnerOpen) return;
    setActionDetails(editor, { owners, due: reading.kind === 'date' ? reading.date : null });
    onClose();
  };

  return (
    <>
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
        <div ref={form} className={styles.form} onKeyDownCapture={onKeyDown}>
          {owners.length === 0 ? null : (
            <ul className={styles.owners} aria-label="Owners">
              {owners.map((owner, index) => (
                <li key={`${owner.kind} ${owner.id}`}>
                  {wordOwner(names.labelOf(owner), index, owners.length)}
                  {index === 0 ? null : (
                    <IconButton
                      icon={ArrowLeftToLine}
                      isSmall
                      label={`${names.labelOf(owner)} leads`}
                      onPress={() => {
                        reorder([owner, ...owners.filter((each) => each !== owner)]);
                        announce(`${names.labelOf(owner)} leads`);
                      }}
                    />
                  )}
                  <IconButton
                    icon={X}
                    isSmall
                    label={`Remove ${names.labelOf(owner)}`}
                    onPress={() => reorder(owners.filter((each) => each !== owner))}
                  />
                </li>
              ))}
            </ul>
          )}
          <ComboBox
            key={owners.length}
            label={owners.length === 0 ? 'Owner' : 'Another owner'}
            options={[...found.map(optionOf), ...(isOwnerOpen && !isKnown ? [adding] : [])]}
            value={null}
            onChange={(key) => {
              if (key === newOwnerKey) setNewOwner(typedOwner);
              else add(names.entries.find((entry) => keyOf(entry) === key));
            }}
            typing={{ text: ownerText, onChange: typeOwner }}
            errorMessage={isOwnerTried && isOwnerOpen ? wordOwnerProblem(typedOwner, found.length) : null}
            placeholder="Name, post or organisation"
          />
          {isOwnerTried && isOwnerOpen && found.length === 0 ? (
            <Button variant="quiet" onPress={() => setNewOwner(typedOwner)}>
              {adding.label}
            </Button>
          ) : null}
          <TextField
            label="Due"
            value={due}
            onChange={setDue}
            placeholder="10 Oct"
            errorMessage={isTried && reading.kind === 'unreadable' ? reading.sentence : null}
            description={
              reading.kind === 'date' ? wordDay(reading) : 'For example, 10 Oct, end of month or next meeting'
            }
          />
        </div>
      </Dialog>
      {newOwner === null ? null : (
        <NewName typed={newOwner} onAdded={add} onClose={() => setNewOwner(null)} />
      )}
    </>
  );
}

const newOwnerKey = 'new';

function keyOf({ kind, id }: NamedEntry): string {
  return `${kind} ${id}`;
}

function optionOf(entry: NamedEntry): Option {
  const { label, name, detail } = entry;
  return { id: keyOf(entry), label, hint: label === name ? detail : `${name}, ${detail}` };
}

function wordDay({ date, isOfPattern }: Extract<DueReading, { readonly kind: 'date' }>): string {
  const day = formatDateWithWeekday(date);
  return isOfPattern ? `${day}, when this body meets next by its pattern of dates` : day;
}

function wordOwnerProblem(text: string, foundCount: number): string {
  return foundCount === 0 ? `Nobody here is called “${text}”.` : `Choose who “${text}” is from the list.`;
}
