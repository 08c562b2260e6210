import { useQuery } from '@tanstack/react-query';
import { Stamp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import {
  wordAcceptance,
  wordCorrection,
  wordLaterCorrection,
} from '../../../shared/wording/word-acceptance.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { operations } from '../../platform/client.ts';
import { Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './sign-off.module.css';

/** How the notes of an agreed meeting were accepted, and the seal of their record. */
export function RecordFacts({ meetingId }: { readonly meetingId: string }): ReactNode {
  const { data: record, error } = useQuery(
    operations.meetings.sealedRecord.queryOptions({ input: { id: meetingId } }),
  );
  if (error && record === undefined) return <ProblemNotice error={error} />;
  if (record === undefined) return <Loading label="Reading the record…" />;
  if (record === null) return <p>The notes were agreed before records were sealed. They no longer change.</p>;
  return (
    <>
      <div className={styles.statement}>
        <p>{wordAcceptance(record)}</p>
        {record.corrections.length === 0 ? null : (
          <ul>
            {record.corrections.map((correction, index) => (
              <li key={index}>{wordCorrection(correction)}</li>
            ))}
          </ul>
        )}
      </div>
      {record.laterCorrections.length === 0 ? null : (
        <ul className={styles.later} aria-label="Corrected since">
          {record.laterCorrections.map((later, index) => (
            <li key={index}>{wordLaterCorrection(later)}</li>
          ))}
        </ul>
      )}
      <SealLine record={record} />
      {record.isIntact ? null : (
        <Notice tone="over" role="alert" title="This record is not the one that was sealed.">
          Something outside Secretariat has changed it. Go back to a backup from before, in Settings.
        </Notice>
      )}
    </>
  );
}

/** "Sealed on 10 July 2026, 15:02 as record 3 · recorded by Ada Okoro · 4f2a 91c0 …" */
function SealLine({ record }: { readonly record: SealedRecord }): ReactNode {
  const { sequence, at, recordedBy, sha256 } = record;
  const moment = new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  return (
    <p className={styles.seal}>
      <Stamp aria-hidden="true" />
      <span>
        Sealed as record {sequence} · recorded by {recordedBy}, {moment} · fingerprint{' '}
        <code>{(sha256.slice(0, 16).match(/.{4}/g) ?? []).join(' ')}</code>
      </span>
    </p>
  );
}
