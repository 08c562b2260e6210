import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { hrefTo, meetingPath } from '../../app/routes.ts';
import { useOpenDocument } from '../../app/use-open-document.ts';
import { operations } from '../../platform/client.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { OpenPaper } from './open-paper.tsx';
import styles from './paper-page.module.css';

/** One cover paper. */
export function PaperPage({
  meetingId,
  documentId,
}: {
  readonly meetingId: string;
  readonly documentId: string;
}): ReactNode {
  const meeting = useQuery(operations.meetings.get.queryOptions({ input: { id: meetingId } }));
  const opened = useOpenDocument(documentId);
  const error = meeting.error ?? (opened.state === 'failed' ? opened.error : null);
  if (error !== null && opened.state !== 'open') {
    return (
      <div className={styles.alone}>
        <ProblemNotice
          error={error}
          actions={<ButtonLink href={hrefTo(meetingPath(meetingId, 'papers'))}>Go to the papers</ButtonLink>}
        />
      </div>
    );
  }
  if (!meeting.data || opened.state !== 'open') return <Loading label="Opening the paper…" />;
  return (
    <OpenPaper
      meeting={meeting.data}
      session={opened.session}
      stored={opened.stored}
      sections={opened.sections}
    />
  );
}
