import type { MeetingSummary } from '../../../shared/contract/entities/meetings.ts';
import type { MeetingTab } from '../../app/routes.ts';

export type NextStep = { readonly label: string; readonly tab: MeetingTab; readonly why: string };

/** The one thing to do next in a meeting's cycle, and the tab where it is done. */
export function nextStepOf(meeting: MeetingSummary): NextStep {
  const papersLeft = meeting.reportItemCount - meeting.clearedPaperCount;
  switch (meeting.state) {
    case 'planning':
    case 'agenda-issued':
      if (meeting.agendaItemCount === 0) {
        return { label: 'Write the agenda', tab: 'agenda', why: 'The agenda has no items yet.' };
      }
      if (papersLeft > 0) {
        return {
          label: meeting.paperCount === 0 ? 'Start the cover papers' : 'Continue drafting papers',
          tab: 'papers',
          why: `${papersLeft === 1 ? 'One cover paper is' : `${papersLeft} cover papers are`} not cleared yet.`,
        };
      }
      return meeting.state === 'planning'
        ? { label: 'Look over the agenda', tab: 'agenda', why: 'Then issue it.' }
        : {
            label: 'Open the notes for the meeting',
            tab: 'notes',
            why: 'Record who is there, and what is said.',
          };
    case 'held':
      return { label: 'Write up the notes', tab: 'notes', why: 'Then issue them in draft for correction.' };
    case 'draft-notes':
      return {
        label: 'Make the Word files',
        tab: 'issue',
        why:
          meeting.draftIssue === null
            ? 'The draft notes go out for factual correction.'
            : 'The draft notes are out for factual correction.',
      };
    case 'agreed':
      return {
        label: 'Make the Word files',
        tab: 'issue',
        why: 'The notes are agreed and can be published.',
      };
  }
}

/** The soonest meeting that is today or later; where there is none, the latest that is not agreed; else the latest. */
export function nextMeetingOf(meetings: readonly MeetingSummary[], today: string): MeetingSummary | null {
  const coming = meetings
    .filter((meeting) => meeting.date >= today)
    .sort((one, other) => (one.date < other.date ? -1 : 1));
  const past = meetings
    .filter((meeting) => meeting.date < today)
    .sort((one, other) => (one.date > other.date ? -1 : 1));
  return coming[0] ?? past.find((meeting) => meeting.state !== 'agreed') ?? past[0] ?? null;
}
