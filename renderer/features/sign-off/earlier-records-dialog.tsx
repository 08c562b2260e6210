import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import { asNamedThen } from '../../../shared/domain/names-then.ts';
import { nameBookOf } from '../../editor/name-book.ts';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Select } from '../../ui/select.tsx';
import { DifferenceText, differencesBetween, linesOf } from '../history/index.ts';
import styles from './sign-off.module.css';

export type EarlierRecordsDialogProps = {
  readonly meetingId: string;
  /** The newest record, which says how people were called. */
  readonly record: SealedRecord;
  readonly onClose: () => void;
};

/** The notes as an earlier record has them, and what reads otherwise today. */
export function EarlierRecordsDialog({ meetingId, record, onClose }: EarlierRecordsDialogProps): ReactNode {
  const { data: texts } = useQuery(
    operations.meetings.sealedTexts.queryOptions({ input: { id: meetingId } }),
  );
  const { data: people = [] } = useQuery(operations.people.list.queryOptions());
  const { data: organisations = [] } = useQuery(operations.people.listOrganisations.queryOptions());
  const names = useMemo(
    () =>
      nameBookOf(
        asNamedThen(people, record.names?.people),
        asNamedThen(organisations, record.names?.organisations),
      ),
    [people, organisations, record],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [now, ...earlier] = texts ?? [];
  const shown = earlier.find(({ sequence }) => String(sequence) === chosen) ?? earlier.at(-1);
  return (
    <Dialog
      title="Earlier records of these notes"
      isOpen
      size="large"
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={onClose} autoFocus>
          Close
        </Button>
      }
    >
      {now && shown ? (
        <>
          <Select
            label="Record"
            options={earlier.map(({ sequence, at }) => ({
              id: String(sequence),
              label: `Record ${sequence}, sealed ${new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })}`,
            }))}
            value={String(shown.sequence)}
            onChange={setChosen}
          />
          {shown.sections.map(({ sectionId, label, title, content }) => {
            const today = now.sections.find((each) => each.sectionId === sectionId)?.content;
            const { lines } = differencesBetween(
              linesOf(content, names),
              today === undefined ? [] : linesOf(today, names),
            );
            if (lines.every(({ pieces }) => pieces.every(({ text }) => text.trim() === ''))) return null;
            return (
              <section key={sectionId} className={styles.corrected} aria-label={`Item ${label}, ${title}`}>
                <h3>
                  Item {label}: {title}
                </h3>
                <DifferenceText lines={lines} />
              </section>
            );
          })}
        </>
      ) : (
        <Loading label="Reading the records…" />
      )}
    </Dialog>
  );
}
