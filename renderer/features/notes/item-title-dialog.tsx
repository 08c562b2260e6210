import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { problemOfField } from '../agenda/index.ts';

export type ItemLevel = 'item' | 'sub-item';

export type ItemTitleDialogProps = {
  readonly title: string;
  /** What the main button says. */
  readonly deed: string;
  readonly text: string;
  /** With it the person says whether the item stands on its own. */
  readonly hasLevel: boolean;
  readonly onDone: (text: string, level: ItemLevel) => void;
  readonly onClose: () => void;
};

const levels = [
  { id: 'item', label: 'An item of its own' },
  { id: 'sub-item', label: 'A sub-item of this one' },
] as const;

/** Asks for the title of an item, while the meeting is held. */
export function ItemTitleDialog({
  title,
  deed,
  text: textBefore,
  hasLevel,
  onDone,
  onClose,
}: ItemTitleDialogProps): ReactNode {
  const [text, setText] = useState(textBefore);
  const [level, setLevel] = useState<ItemLevel>('item');
  const [problem, setProblem] = useState<string | null>(null);
  const done = (): void => {
    const found = problemOfField('title', text);
    setProblem(found);
    if (found !== null) return;
    onClose();
    onDone(text.trim(), level);
  };
  return (
    <Dialog
      title={title}
      isOpen
      size="small"
      onClose={onClose}
      onSubmit={done}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit">
            {deed}
          </Button>
        </>
      }
    >
      <TextField label="Title" value={text} onChange={setText} autoFocus errorMessage={problem} isRequired />
      {hasLevel ? (
        <SegmentedControl label="Level" options={levels} value={level} onChange={setLevel} />
      ) : null}
    </Dialog>
  );
}
