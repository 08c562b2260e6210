import type { ReactNode } from 'react';
import { Checkbox } from '../../ui/checkbox.tsx';

/** Where the words of a report go, said at the field that they are written in. */
export function whereWordsGo(isInternal: boolean): string {
  return isInternal
    ? 'Seen here and in internal files, with your name and the time; in no public file'
    : 'Goes into public files: the action log, matters arising. Kept with your name and the time';
}

export function InternalBox({
  isInternal,
  onChange,
}: {
  readonly isInternal: boolean;
  readonly onChange: (isInternal: boolean) => void;
}): ReactNode {
  return (
    <Checkbox isSelected={isInternal} onChange={onChange}>
      Internal: in no public file
    </Checkbox>
  );
}
