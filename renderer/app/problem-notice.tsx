import type { ReactNode } from 'react';
import { wordError } from '../../shared/wording/word-error.ts';
import { Notice } from '../ui/notice.tsx';

/** Something went wrong: what happened, is my work safe, what now. */
export function ProblemNotice({ error, actions }: { readonly error: unknown; readonly actions?: ReactNode }) {
  const { whatHappened, isWorkSafe, whatNow } = wordError(error);
  return (
    <Notice tone="over" role="alert" title={whatHappened} {...(actions === undefined ? {} : { actions })}>
      <p>{isWorkSafe}</p>
      <p>{whatNow}</p>
    </Notice>
  );
}
