import { useCallback, useState, type ReactNode } from 'react';
import type { TemplateView } from '../../../shared/contract/entities/own-house-styles.ts';
import type { TemplateChoices } from '../../../shared/contract/template-reading.ts';
import { formProblems, noProblems, type FormProblems } from '../../app/field-problems.ts';
import { client } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { TemplateMapping } from './template-mapping.tsx';

type Chosen = {
  readonly content: string;
  readonly view: TemplateView;
  readonly name: string;
  readonly choices: TemplateChoices;
};

/** Makes a house style of a Word template: chosen, looked at, changed where a guess is wrong, added. */
export function NewTemplateDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problems, setProblems] = useState<FormProblems>(noProblems);
  const [isPending, setPending] = useState(false);

  const add = async (): Promise<void> => {
    if (chosen === null || isPending) return;
    setPending(true);
    try {
      const { content, name, choices } = chosen;
      const added = await client.houseStyles.add({ content, name, choices });
      showToast({
        tone: 'done',
        message: `The house style “${added.name}” is added. Choose it for a body under Bodies.`,
      });
      onClose();
    } catch (error) {
      setProblems(formProblems(error));
      setPending(false);
    }
  };
  const change = useCallback(
    (by: (before: Chosen) => Partial<Chosen>) =>
      setChosen((before) => (before === null ? null : { ...before, ...by(before) })),
    [],
  );
  const back = (): void => {
    setProblems(noProblems);
    setChosen(null);
  };

  return (
    <Dialog
      title="Add a Word template"
      isOpen
      onClose={onClose}
      size={chosen === null ? 'medium' : 'wide'}
      {...(chosen === null ? {} : { onSubmit: () => void add() })}
      footer={
        chosen === null ? (
          <Button onPress={onClose}>Cancel</Button>
        ) : (
          <>
            <Button onPress={back}>Choose another file</Button>
            <Button type="submit" variant="primary" isPending={isPending}>
              Add this house style
            </Button>
          </>
        )
      }
    >
      {chosen === null ? (
        <TemplateChoice
          onRead={(content, view, fileName) => {
            announce('The template is read.');
            setChosen({ content, view, name: nameAfter(fileName), choices: view.choices });
          }}
        />
      ) : (
        <TemplateMapping
          view={chosen.view}
          name={chosen.name}
          choices={chosen.choices}
          problems={problems}
          onChange={change}
        />
      )}
    </Dialog>
  );
}

/** A name to begin with: that of the file, as one would say it. */
function nameAfter(fileName: string): string {
  const plain = fileName
    .replace(/\.[a-z]{3,4}$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return (plain.charAt(0).toUpperCase() + plain.slice(1)).slice(0, 60);
}
