import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { client } from '../../platform/client.ts';
import { platform } from '../../platform/platform.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './recovery.module.css';
import type { BusyProps } from './salvage.tsx';

/** The third way: files to read elsewhere. It changes nothing. */
export function ReadableFiles({ isBusy, onBusy }: BusyProps): ReactNode {
  const exporting = useMutation({
    mutationFn: async () => {
      const { files } = await client.recovery.exportReadable();
      const saved = await platform().saveFiles(files);
      return saved === null ? null : { names: files.map(({ name }) => name), where: saved.where };
    },
    onMutate: () => onBusy(true),
    onSettled: () => onBusy(false),
  });
  const { data } = exporting;
  return (
    <section className={styles.way} aria-label="Export what can be read">
      <h2>3. Export what can be read</h2>
      <p>
        All words that can be read as a Word file, and all facts as a JSON file, to keep or to send for help.
        Nothing is changed by it. The files may hold restricted words: they are not for publication.
      </p>
      <div>
        <Button
          isPending={exporting.isPending}
          isDisabled={isBusy && !exporting.isPending}
          onPress={() => exporting.mutate()}
        >
          Export all that is readable
        </Button>
      </div>
      {exporting.isPending ? (
        <div role="status">
          <Loading label="Reading the damaged data, and making the files…" />
        </div>
      ) : null}
      {data ? (
        <Notice tone="done" role="status" title="The files are made.">
          <ul>
            {data.names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          {data.where === null ? null : <p>They are in {data.where}.</p>}
        </Notice>
      ) : null}
      {exporting.error ? <ProblemNotice error={exporting.error} /> : null}
    </section>
  );
}
