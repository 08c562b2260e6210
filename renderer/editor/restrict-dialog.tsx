import { useState, type ReactNode } from 'react';
import { longestReason, reasonInWords } from '../../shared/domain/restrictions.ts';
import { wordRestriction } from '../../shared/document/restricted-words.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import { lastReasons, rememberReason, useRestrictionReasons } from './restriction-reasons.ts';

export type RestrictDialogProps = {
  /** What it is about: "Restrict these words". */
  readonly title: string;
  /** The reason for which it is restricted already; null: it is not. */
  readonly reason: string | null;
  /** null: it is for the public again. */
  readonly onChange: (reason: string | null) => void;
  readonly onClose: () => void;
};

/** Asks why something is not for the public. Enter takes the reason that was given last. */
export function RestrictDialog({ title, reason, onChange, onClose }: RestrictDialogProps): ReactNode {
  const laws = useRestrictionReasons();
  const [last] = useState(lastReasons);
  const [own, setOwn] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const settle = (chosen: string | null): void => {
    if (chosen !== null) rememberReason(chosen);
    // Before the dialog is gone: keys that follow at once must find it done.
    onChange(chosen);
    onClose();
  };
  const takeOwn = (): void => {
    const typed = own.trim().replace(/\s+/g, ' ');
    if (typed === '') setProblem('Type the reason, or choose one of the list.');
    else if (typed.length > longestReason) setProblem(`Shorten the reason to ${longestReason} characters.`);
    else settle(typed);
  };

  const option = (words: string) => ({ id: words, label: words });
  const groups = [
    { label: 'Last used', options: last.map(option) },
    ...laws.map(({ law, reasons }) => ({
      label: law,
      options: reasons
        .map(reasonInWords)
        .filter((each) => !last.includes(each))
        .map(option),
    })),
  ].filter(({ options }) => options.length > 0);

  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      onSubmit={takeOwn}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" isDisabled={own.trim() === ''}>
            Restrict for this reason
          </Button>
        </>
      }
    >
      {reason === null ? null : (
        <>
          <p>{wordRestriction(reason)}. Choose another reason, or give it back to the public.</p>
          <div>
            <Button autoFocus onPress={() => settle(null)}>
              Take the restriction off
            </Button>
          </div>
        </>
      )}
      <ChoiceList
        key={groups.length === 0 ? 'none' : 'some'}
        label="Reason"
        groups={groups}
        autoFocus={reason === null}
        onChoose={settle}
      />
      <TextField
        label="Another reason"
        description="The reason is printed in the place of what is left out, so it must not give that away."
        value={own}
        errorMessage={problem}
        onChange={(text) => {
          setOwn(text);
          setProblem(null);
        }}
      />
    </Dialog>
  );
}
