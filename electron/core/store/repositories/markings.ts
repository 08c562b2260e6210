import { markingLevels, type Marking } from '../../../../shared/domain/markings.ts';
import type { MeetingFacts } from '../../../../shared/word-plan/meeting-facts.ts';
import { oneOf, orNull, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = { agendaItemId: orNull(text), level: oneOf(markingLevels), descriptor: orNull(text) };

export const markingStatements = {
  ofMeeting: select(
    ['meetingId'],
    row,
    `SELECT agenda_item_id AS agendaItemId, level, descriptor FROM markings
     WHERE meeting_id = @meetingId ORDER BY subject_id`,
  ),
  put: change(
    ['subjectId', 'meetingId', 'agendaItemId', 'level', 'descriptor'],
    `INSERT INTO markings (subject_id, meeting_id, agenda_item_id, level, descriptor)
     VALUES (@subjectId, @meetingId, @agendaItemId, @level, @descriptor)
     ON CONFLICT (subject_id) DO UPDATE SET level = @level, descriptor = @descriptor`,
  ),
  remove: change(['subjectId'], 'DELETE FROM markings WHERE subject_id = @subjectId'),
} as const;

export function markingsOf(read: ReadHandle, meetingId: string): MeetingFacts['markings'] {
  const rows = read.all(markingStatements.ofMeeting, { meetingId });
  const ofMeeting = rows.find(({ agendaItemId }) => agendaItemId === null);
  return {
    meeting: ofMeeting ? { level: ofMeeting.level, descriptor: ofMeeting.descriptor } : null,
    papers: new Map(
      rows.flatMap(({ agendaItemId, level, descriptor }) =>
        agendaItemId === null ? [] : [[agendaItemId, { level, descriptor }] as const],
      ),
    ),
  };
}

/** Sets the marking of a meeting, or of an item's paper; `none` takes it away. */
export function putMarking(
  write: WriteHandle,
  { meetingId, agendaItemId }: { readonly meetingId: string; readonly agendaItemId: string | null },
  { level, descriptor }: Marking,
): void {
  const subjectId = agendaItemId ?? meetingId;
  if (level === 'none') write.run(markingStatements.remove, { subjectId });
  else write.run(markingStatements.put, { subjectId, meetingId, agendaItemId, level, descriptor });
}
