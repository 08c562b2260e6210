import { FileUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { DropZone, FileTrigger, isFileDropItem } from 'react-aria-components';
import { Button } from './button.tsx';
import styles from './file-drop.module.css';

/** A place that a file can be dropped on. What can be done instead stands in it. */
export function FileDrop({
  onFile,
  children,
}: {
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <DropZone
      className={styles.drop ?? ''}
      getDropOperation={() => 'copy'}
      onDrop={(event) => {
        const dropped = event.items.find(isFileDropItem);
        if (dropped) void dropped.getFile().then(onFile);
      }}
    >
      {children}
    </DropZone>
  );
}

/** The button that opens the browser's dialog for a file. `isAgain`: one was chosen before, and not taken. */
export function FileButton({
  label,
  isAgain,
  acceptedFileTypes,
  onFile,
}: {
  readonly label: string;
  readonly isAgain: boolean;
  readonly acceptedFileTypes: readonly string[];
  readonly onFile: (file: File) => void;
}): ReactNode {
  return (
    <FileTrigger
      acceptedFileTypes={acceptedFileTypes}
      onSelect={(files) => {
        const [chosen] = files ?? [];
        if (chosen) onFile(chosen);
      }}
    >
      <Button icon={FileUp} variant={isAgain ? 'secondary' : 'primary'}>
        {label}
      </Button>
    </FileTrigger>
  );
}
