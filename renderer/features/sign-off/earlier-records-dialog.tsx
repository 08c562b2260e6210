import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { AttendanceInRecord, SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import { wordAttendee } from '../../../shared/wording/word-attendance.ts';
import { operations } from '../../platform/client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Select } from '../../ui/select.tsx';
import { DifferenceText, differencesBetween, linesOf } from '../history/index.ts';
import styles from './sign-off.module.css';
import { useNamesThen } from './use-names-then.ts';

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
  const names = useNamesThen(record);
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
          <RecordDifference
            title="Attendance"
            before={shown.attendance.map(attendanceLine)}
            now={now.attendance.map(attendanceLine)}
          />
          {shown.sections.map(({ sectionId, label, title, content }) => {
            const today = now.sections.find((each) => each.sectionId === sectionId)?.content;
            return (
              <RecordDifference
                key={sectionId}
                label={`Item ${label}, ${title}`}
                title={`Item ${label}: ${title}`}
                before={linesOf(content, names)}
                now={today === undefined ? [] : linesOf(today, names)}
              />
            );
          })}
        </>
      ) : (
        <Loading label="Reading the records…" />
      )}
    </Dialog>
  );
}

type Lines = ReturnType<typeof linesOf>;

/** A part of an earlier record, and what reads otherwise today; nothing where neither has words. */
function RecordDifference({
  title,
  label = title,
  before,
  now,
}: {
  readonly title: string;
  /** What the part is called to a screen reader, where that is another than its heading. */
  readonly label?: string;
  readonly before: Lines;
  readonly now: Lines;
}): ReactNode {
  const { lines } = differencesBetween(before, now);
  if (lines.every(({ pieces }) => pieces.every(({ text }) => text.trim() === ''))) return null;
  return (
    <section className={styles.corrected} aria-label={label}>
      <h3>{title}</h3>
      <DifferenceText lines={lines} />
    </section>
  );
}

function attendanceLine({ name, kind, deputisingFor, ...details }: AttendanceInRecord): Lines[number] {
  const how = { ...details, deputisingForId: null };
  return { text: wordAttendee(name ?? 'Somebody', kind, how, deputisingFor), isDetail: false };
}
