import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { client, operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

export type PlainCopiesProps = {
  readonly copies: { readonly backups: number; readonly setAside: number; readonly attachedFiles: number };
};

/** What lies there unencrypted from before, and a way to have it removed. */
export function PlainCopies({ copies }: PlainCopiesProps): ReactNode {
  const removing = useMutation({
    mutationFn: () => client.encryption.removePlainCopies(),
    onSettled: (_answer, _error, _input, _result, { client: queries }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: operations.encryption.key({}) }),
        queries.invalidateQueries({ queryKey: operations.backups.key({}) }),
      ]),
  });
  // The button that was pressed goes with the copies.
  const done = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (removing.data !== undefined) done.current?.focus();
  }, [removing.data]);
  const said = [
    counted(copies.backups, 'backup', 'backups'),
    counted(copies.setAside, 'file that was set aside', 'files that were set aside'),
    counted(
      copies.attachedFiles,
      'attached file in the second folder',
      'attached files in the second folder',
    ),
  ].filter((each) => each !== null);
  return (
    <>
      {said.length === 0 ? null : (
        <Notice
          tone="due"
          title="From before there are copies that anybody can read."
          actions={
            <Button isPending={removing.isPending} onPress={() => removing.mutate()}>
              Make an encrypted backup and remove them
            </Button>
          }
        >
          <p>
            {said.join(', ')}. They are written over and removed once an encrypted backup is made and was read
            back. Copies that you made elsewhere are yours to remove.
          </p>
        </Notice>
      )}
      {removing.data ? (
        <div ref={done} tabIndex={-1}>
          <Notice tone="done" role="status" title="The copies that anybody could read are removed." />
        </div>
      ) : null}
      {removing.error ? <ProblemNotice error={removing.error} /> : null}
    </>
  );
}

function counted(count: number, one: string, many: string): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : many}`;
}
