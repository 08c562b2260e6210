import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import { isClosed, type OwnerRef } from '../../../shared/domain/actions.ts';
import { oneLine } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { copyText } from '../../platform/copy-text.ts';
import { today } from '../../platform/today.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './actions.module.css';
import { handOutFile } from './hand-out-file.ts';
import { useOwnerNames } from './use-owner-names.ts';

const everyone = 'all';

export type ChasingDialogProps = {
  readonly actions: readonly Action[];
  /** The owner that the register shows, as it names them; null: everyone. */
  readonly owner: string | null;
  readonly onClose: () => void;
};

/** Reminds owners of what they have still to do: as a mail to copy, or as a Word file. */
export function ChasingDialog({ actions, owner: first, onClose }: ChasingDialogProps): ReactNode {
  const ownersOf = useOwnerNames();
  const owners = ownersWithOpenActions(actions, ownersOf);
  const [key, setKey] = useState(() => owners.find(({ name }) => name === first)?.key ?? everyone);
  const [isMaking, setMaking] = useState(false);
  const [outcome, setOutcome] = useState('');
  const input = { owner: owners.find((each) => each.key === key)?.owner ?? null, today: today() };
  const { data: mails, error } = useQuery(operations.actions.chasingMails.queryOptions({ input }));
  const text = (mails ?? []).map((mail) => mail.text).join('\n\n––––––––––\n\n');

  const makeFile = async (): Promise<void> => {
    if (isMaking) return;
    setMaking(true);
    setOutcome('');
    try {
      const { files } = await client.exports.chasingList(input);
      if (await handOutFile(files)) onClose();
    } catch (failure) {
      setOutcome(oneLine(failure));
    } finally {
      setMaking(false);
    }
  };
  const copy = async (): Promise<void> => {
    setOutcome(
      (await copyText(text))
        ? 'The text is copied. Paste it into a mail.'
        : 'The text could not be copied. Make the Word file instead.',
    );
  };

  return (
    <Dialog
      title="Chasing list"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button isDisabled={text === ''} onPress={() => void copy()}>
            Copy the text
          </Button>
          <Button
            variant="primary"
            isDisabled={text === ''}
            isPending={isMaking}
            onPress={() => void makeFile()}
          >
            Make the Word file
          </Button>
        </>
      }
    >
      <Select
        label="Owner"
        options={[
          { id: everyone, label: 'All owners with open actions' },
          ...owners.map(({ key: id, name }) => ({ id, label: name })),
        ]}
        value={key}
        onChange={(chosen) => {
          setKey(chosen);
          setOutcome('');
        }}
      />
      <p className={styles.facts}>
        A chasing list is for its owner: the body’s limit for public files does not stop it, and it says on
        every page, or in its first line, how it is marked and that it is not for publication. Restricted
        words are not in it, whoever the owner is.
      </p>
      {error ? (
        <Notice tone="over" role="alert">
          {oneLine(error)}
        </Notice>
      ) : null}
      {!mails && !error ? <Loading label="Reading the open actions…" /> : null}
      {text === '' ? null : (
        <pre className={styles.mail} tabIndex={0} role="region" aria-label="Text of the mail">
          {text}
        </pre>
      )}
      <p role="status">{outcome}</p>
    </Dialog>
  );
}

type OpenOwner = { readonly key: string; readonly name: string; readonly owner: OwnerRef };

function ownersWithOpenActions(
  actions: readonly Action[],
  ownersOf: (action: Action) => readonly string[],
): readonly OpenOwner[] {
  const owners = new Map(
    actions
      .filter(({ status }) => !isClosed(status))
      .flatMap((action) => {
        const names = ownersOf(action);
        return action.owners.map((owner, index): [string, OpenOwner] => {
          const key = `${owner.kind} ${owner.id}`;
          return [key, { key, name: names[index] ?? '', owner }];
        });
      }),
  );
  return [...owners.values()].sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}
