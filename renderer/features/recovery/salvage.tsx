import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { beginAnew, replacingStore } from '../../app/new-store.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { client } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Table } from '../../ui/table.tsx';
import styles from './recovery.module.css';
import { tableWords } from './table-words.ts';

export type BusyProps = { readonly isBusy: boolean; readonly onBusy: (isBusy: boolean) => void };

/** The second way: whatever the damaged data still give, in new data. */
export function Salvage({ isBusy, onBusy }: BusyProps): ReactNode {
  const report = useRef<HTMLHeadingElement>(null);
  const salvaging = useMutation({
    mutationFn: () => replacingStore(() => client.recovery.salvage()),
    onMutate: () => onBusy(true),
    // With new data in place the other ways are of no use any more.
    onError: () => onBusy(false),
  });
  const { data } = salvaging;
  useEffect(() => {
    if (data) report.current?.focus();
  }, [data]);
  return (
    <section className={styles.way} aria-label="Save what can be read">
      <h2>2. Save what can be read</h2>
      {data ? (
        <>
          <h3 ref={report} tabIndex={-1}>
            What could be read is in new data.
          </h3>
          <Table
            label="What was saved and what was lost"
            columns={[
              { id: 'what', label: 'What' },
              { id: 'saved', label: 'Saved', align: 'end' },
              { id: 'lost', label: 'Known to be lost', align: 'end' },
            ]}
            rows={tableWords(data.tables).map(({ name, saved, lost }) => ({
              id: name,
              cells: [name, saved.toLocaleString('en-GB'), lost.toLocaleString('en-GB')],
            }))}
          />
          <p>
            The damaged files are kept in <span className={styles.path}>{data.setAside}</span>.
          </p>
          <div>
            <Button variant="primary" onPress={beginAnew}>
              Go on
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>
            Every meeting, paper and note that the damaged file still gives is moved into new data, and you
            are told what is missing. It may be newer than the backup, and it may have gaps.
          </p>
          <div>
            <Button
              isPending={salvaging.isPending}
              isDisabled={isBusy && !salvaging.isPending}
              onPress={() => salvaging.mutate()}
            >
              Save what can be read into new data
            </Button>
          </div>
          {salvaging.isPending ? (
            <div role="status">
              <Loading label="Reading the damaged data. With a lot of text this takes some minutes…" />
            </div>
          ) : null}
          {salvaging.error ? <ProblemNotice error={salvaging.error} /> : null}
        </>
      )}
    </section>
  );
}
