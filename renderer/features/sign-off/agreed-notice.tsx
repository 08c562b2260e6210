import { useQuery } from '@tanstack/react-query';
import { FilePen, History } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Meeting } from '../../../shared/contract/entities/meetings.ts';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { CorrectRecordDialog } from './correct-record-dialog.tsx';
import { EarlierRecordsDialog } from './earlier-records-dialog.tsx';
import { RecordFacts } from './record-facts.tsx';
import styles from './sign-off.module.css';

/** Over the notes of an agreed meeting: how they were agreed, that they are sealed, and what was put right since. */
export function AgreedNotice({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { data: record } = useQuery(
    operations.meetings.sealedRecord.queryOptions({ input: { id: meeting.id } }),
  );
  const [open, setOpen] = useState<'correction' | 'earlier' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <section className={styles.agreed} aria-label="How the notes were agreed">
      <RecordFacts meetingId={meeting.id} />
      {record ? (
        <div className={styles.deeds}>
          <Button icon={FilePen} onPress={() => setOpen('correction')}>
            Correct the agreed notes…
          </Button>
          {record.isCorrected ? (
            <Button icon={History} onPress={() => setOpen('earlier')}>
              Earlier records…
            </Button>
          ) : null}
        </div>
      ) : null}
      {record && open === 'correction' ? (
        <CorrectRecordDialog meeting={meeting} record={record} onClose={close} />
      ) : null}
      {record && open === 'earlier' ? (
        <EarlierRecordsDialog meetingId={meeting.id} record={record} onClose={close} />
      ) : null}
    </section>
  );
}
