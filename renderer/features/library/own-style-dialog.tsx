import { useQuery } from '@tanstack/react-query';
import { useCallback, useState, type ReactNode } from 'react';
import type { OwnHouseStyleView } from '../../../shared/contract/entities/own-house-styles.ts';
import type { HouseStyleListing } from '../../../shared/contract/house-style.ts';
import { formProblems, noProblems, type FormProblems } from '../../app/field-problems.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { client, operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { showToast } from '../../ui/toast.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { TemplateMapping } from './template-mapping.tsx';

type OwnStyleDialogProps = { readonly houseStyle: HouseStyleListing; readonly onClose: () => void };

/** Changes what was chosen about an own template, takes another template for it, or removes it. */
export function OwnStyleDialog({ houseStyle, onClose }: OwnStyleDialogProps): ReactNode {
  const { data: stored, error } = useQuery(
    operations.houseStyles.own.queryOptions({ input: { id: houseStyle.id }, retry: false }),
  );
  const [isRemoving, setRemoving] = useState(false);
  if (isRemoving) return <RemoveDialog houseStyle={houseStyle} onClose={onClose} />;
  if (stored) {
    return (
      <Editing
        key={stored.revision}
        id={houseStyle.id}
        stored={stored}
        onRemove={() => setRemoving(true)}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={houseStyle.name}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={() => setRemoving(true)}>Remove…</Button>
          <Button onPress={onClose}>Close</Button>
        </>
      }
    >
      {error ? <ProblemNotice error={error} /> : <Loading label="Reading the house style…" />}
    </Dialog>
  );
}

type EditingProps = {
  readonly id: string;
  readonly stored: OwnHouseStyleView;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

function Editing({ id, stored, onRemove, onClose }: EditingProps): ReactNode {
  const [fields, setFields] = useState({ name: stored.name, choices: stored.choices });
  const [isReplacing, setReplacing] = useState(false);
  const [problems, setProblems] = useState<FormProblems>(noProblems);
  const [isPending, setPending] = useState(false);
  const { revision } = stored;

  const change = useCallback(
    (by: (before: typeof fields) => Partial<typeof fields>) =>
      setFields((before) => ({ ...before, ...by(before) })),
    [],
  );
  const run = async (work: () => Promise<{ readonly name: string }>, said: string): Promise<void> => {
    if (isPending) return;
    setPending(true);
    try {
      const { name } = await work();
      showToast({ tone: 'done', message: `“${name}”: ${said}` });
      onClose();
    } catch (error) {
      setReplacing(false);
      setProblems(formProblems(error));
      setPending(false);
    }
  };

  return (
    <Dialog
      title={isReplacing ? 'Take another template' : stored.name}
      isOpen
      onClose={onClose}
      size={isReplacing ? 'medium' : 'wide'}
      {...(isReplacing
        ? {}
        : {
            onSubmit: () => void run(() => client.houseStyles.update({ id, revision, ...fields }), 'saved.'),
          })}
      footer={
        isReplacing ? (
          <Button onPress={() => setReplacing(false)}>Back</Button>
        ) : (
          <>
            <Button variant="quiet" onPress={onRemove}>
              Remove…
            </Button>
            <Button onPress={() => setReplacing(true)}>Take another template…</Button>
            <Button type="submit" variant="primary" isPending={isPending}>
              Save
            </Button>
          </>
        )
      }
    >
      {isReplacing ? (
        <TemplateChoice
          onRead={(content) =>
            void run(
              () => client.houseStyles.replaceTemplate({ id, revision, content }),
              'made of the new template. What you had chosen stays where the new one has the same style.',
            )
          }
        />
      ) : (
        <TemplateMapping view={stored} {...fields} problems={problems} onChange={change} />
      )}
    </Dialog>
  );
}

function RemoveDialog({ houseStyle: { id, name }, onClose }: OwnStyleDialogProps): ReactNode {
  const [problem, setProblem] = useState<unknown>(null);
  const remove = async (): Promise<void> => {
    try {
      await client.houseStyles.remove({ id });
      showToast({ tone: 'done', message: `The house style “${name}” is removed.` });
      onClose();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <ConfirmDialog
      title={`Remove “${name}”?`}
      isOpen
      onClose={onClose}
      onConfirm={() => void remove()}
      confirmLabel="Remove the house style"
      isDangerous
    >
      {problem === null ? (
        <p>What was taken from the template is deleted. Files that were made in it stay as they are.</p>
      ) : (
        <ProblemNotice error={problem} />
      )}
    </ConfirmDialog>
  );
}
