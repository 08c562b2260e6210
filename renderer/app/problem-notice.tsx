import type { ReactNode } from 'react';
import { Notice } from '../ui/notice.tsx';
import { isDamage, OpenRecovery } from './open-recovery.tsx';
import { wordProblem } from './word-problem.ts';

/** Something went wrong: what happened, is my work safe, what now. */
export function ProblemNotice({ error, actions }: { readonly error: unknown; readonly actions?: ReactNode }) {
  const { whatHappened, isWorkSafe, whatNow } = wordProblem(error);
  const ways = isDamage(error) ? (
    <>
      {actions}
      <OpenRecovery />
    </>
  ) : (
    actions
  );
  return (
    <Notice tone="over" role="alert" title={whatHappened} {...(ways === undefined ? {} : { actions: ways })}>
      <p>{isWorkSafe}</p>
      <p>{whatNow}</p>
    </Notice>
  );
}
