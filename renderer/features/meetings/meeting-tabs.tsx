import { useQuery } from '@tanstack/react-query';
import { VisuallyHidden } from 'react-aria-components';
import type { MeetingSummary } from '../../../shared/contract/entities/meetings.ts';
import { hrefTo, meetingPath, meetingTabs, type MeetingTab } from '../../app/routes.ts';
import { operations } from '../../platform/client.ts';
import styles from './meeting-frame.module.css';

export const tabNames: Readonly<Record<MeetingTab, string>> = {
  agenda: 'Agenda',
  papers: 'Papers',
  notes: 'Notes',
  actions: 'Actions',
  issue: 'Issue',
};

/** The screens of a meeting, with how much there is on each. */
export function MeetingTabs({ meetingId, tab }: { readonly meetingId: string; readonly tab: MeetingTab }) {
  const { data: meetings } = useQuery(operations.meetings.list.queryOptions());
  const summary = meetings?.find((meeting) => meeting.id === meetingId);
  return (
    <nav aria-label="This meeting" className={styles.tabs}>
      {meetingTabs.map((each) => {
        const count = summary ? countFor(each, summary) : null;
        return (
          <a
            key={each}
            href={hrefTo(meetingPath(meetingId, each))}
            {...(count === null ? {} : { title: count.said })}
            {...(each === tab ? { 'aria-current': 'page' as const } : {})}
          >
            {tabNames[each]}
            {count === null ? null : (
              <>
                <span className={styles.count} aria-hidden="true">
                  {count.shown}
                </span>
                <VisuallyHidden elementType="span"> {count.said}</VisuallyHidden>
              </>
            )}
          </a>
        );
      })}
    </nav>
  );
}

function countFor(
  tab: MeetingTab,
  meeting: MeetingSummary,
): { readonly shown: string; readonly said: string } | null {
  switch (tab) {
    case 'agenda':
      return {
        shown: String(meeting.agendaItemCount),
        said: meeting.agendaItemCount === 1 ? '1 item' : `${meeting.agendaItemCount} items`,
      };
    case 'papers':
      return meeting.reportItemCount === 0
        ? null
        : {
            shown: `${meeting.clearedPaperCount}/${meeting.reportItemCount}`,
            said: `${meeting.clearedPaperCount} of ${meeting.reportItemCount} cleared`,
          };
    case 'actions':
      return meeting.openActionCount === 0
        ? null
        : { shown: String(meeting.openActionCount), said: `${meeting.openActionCount} open` };
    case 'notes':
    case 'issue':
      return null;
  }
}
