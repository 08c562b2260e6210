import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { useBreadcrumb } from '../../app/breadcrumb.ts';
import { useCommands } from '../../app/commands.ts';
import { useFullScreen } from '../../app/full-screen.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { goTo, hrefTo, meetingPath, meetingsPath, meetingTabs, type MeetingTab } from '../../app/routes.ts';
import { operations } from '../../platform/client.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { laterComponent } from '../../ui/later.tsx';
import { Loading } from '../../ui/loading.tsx';
import styles from './meeting-frame.module.css';
import { MeetingTabs, tabNames } from './meeting-tabs.tsx';

const MeetingHead = laterComponent(async () => (await import('./meeting-head.tsx')).MeetingHead);

export type MeetingFrameProps = {
  readonly meetingId: string;
  readonly tab: MeetingTab;
  /** How much of the meeting's head stands over the screen; a screen to write in wants the room itself. */
  readonly head?: 'full' | 'tabs' | 'none';
  readonly children: ReactNode;
};

/** A meeting's head (what it is, where in its cycle it stands, its tabs) and one of its screens below. */
export function MeetingFrame({ meetingId, tab, head = 'full', children }: MeetingFrameProps) {
  const { data: meeting, error } = useQuery(
    operations.meetings.get.queryOptions({ input: { id: meetingId } }),
  );
  const isFull = useFullScreen();
  useBreadcrumb([
    { label: 'Meetings', path: meetingsPath },
    ...(meeting ? [{ label: formatDate(meeting.date), path: meetingPath(meetingId) }] : []),
    head === 'none' ? { label: tabNames[tab], path: meetingPath(meetingId, tab) } : { label: tabNames[tab] },
  ]);
  useCommands(
    'meeting-tabs',
    meetingTabs.map((each) => ({
      id: `meeting.${each}`,
      label: `Go to this meeting’s ${tabNames[each].toLowerCase()}`,
      group: 'This meeting',
      isEnabled: each !== tab || head === 'none',
      run: () => goTo(meetingPath(meetingId, each)),
    })),
  );
  if (!meeting) {
    return (
      <div className={styles.missing}>
        {error ? (
          <ProblemNotice
            error={error}
            actions={<ButtonLink href={hrefTo(meetingsPath)}>Go to all meetings</ButtonLink>}
          />
        ) : (
          <Loading label="Reading the meeting…" />
        )}
      </div>
    );
  }
  return (
    <div className={styles.frame} data-head={head}>
      {head === 'full' ? <MeetingHead meeting={meeting} tab={tab} /> : null}
      {head === 'tabs' && !isFull ? (
        <div className={styles.slim}>
          <MeetingTabs meetingId={meetingId} tab={tab} />
        </div>
      ) : null}
      <div className={styles.screen}>{children}</div>
    </div>
  );
}
