import type { Meeting, MeetingSummary } from '../../../shared/contract/entities/meetings.ts';
import type { Correction } from '../../../shared/domain/corrections.ts';

/** What is being said of the acceptance, before it is sealed. */
export type AcceptanceDraft = {
  readonly how: 'as-they-are' | 'with-corrections';
  /** `none`: at no meeting that is here. */
  readonly meetingId: string;
  readonly date: string;
  /** The corrections of each section, a line each; under `noSection` those of the attendance and the details. */
  readonly corrections: Readonly<Record<string, string>>;
};

export const noMeeting = 'none';
export const noSection = 'details';

/** The meetings that can have accepted the notes of another: those of its body after it, soonest first. */
export function laterMeetings(
  meetings: readonly MeetingSummary[],
  meeting: Pick<Meeting, 'id' | 'bodyId' | 'date'>,
): readonly MeetingSummary[] {
  return meetings
    .filter(({ id, bodyId, date }) => id !== meeting.id && bodyId === meeting.bodyId && date >= meeting.date)
    .toSorted((one, other) => (one.date < other.date ? -1 : 1));
}

export function correctionsOf({ how, corrections }: AcceptanceDraft): readonly Correction[] {
  if (how === 'as-they-are') return [];
  return Object.entries(corrections).flatMap(([place, lines]) =>
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter((text) => text !== '')
      .map((text) => ({ sectionId: place === noSection ? null : place, text })),
  );
}
