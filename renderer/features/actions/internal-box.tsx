import type { ReactNode } from 'react';
import type { Action } from '../../../shared/contract/entities/actions.ts';
import type { ReportEvent } from '../../../shared/domain/actions.ts';
import { Checkbox } from '../../ui/checkbox.tsx';

/** Whether what is reported on an action is internal in any case: while it is restricted, and why it is withdrawn. */
export function isKeptInternal({ isRestricted }: Pick<Action, 'isRestricted'>, event: ReportEvent): boolean {
  return isRestricted || event === 'withdraw';
}

/** Where the words of a report go, said at the field that they are written in. */
export function whereWordsGo(isInternal: boolean, isKept: boolean): string {
  if (isKept) return `${internalWords}, also when the action is public one day`;
  return isInternal
    ? internalWords
    : 'Goes into public files: the action log, matters arising. Kept with your name and the time';
}

const internalWords = 'Seen here and in internal files, with your name and the time; in no public file';

export function InternalBox({
  isInternal,
  isKept,
  onChange,
}: {
  readonly isInternal: boolean;
  /** It is in any case. */
  readonly isKept: boolean;
  readonly onChange: (isInternal: boolean) => void;
}): ReactNode {
  return (
    <Checkbox isSelected={isInternal || isKept} isDisabled={isKept} onChange={onChange}>
      Internal: in no public file
    </Checkbox>
  );
}
