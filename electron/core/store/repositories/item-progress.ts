import { itemOutcomes, type ItemOutcome, type ItemTime } from '../../../../shared/domain/item-progress.ts';
import { integer, oneOf, orNull, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  agendaItemId: text,
  outcome: orNull(oneOf(itemOutcomes)),
  milliseconds: integer,
  countedUntil: orNull(integer),
};

export type ItemProgress = ItemTime & {
  readonly agendaItemId: string;
  readonly outcome: ItemOutcome | null;
};

export const itemProgressStatements = {
  ofMeeting: select(
    ['meetingId'],
    row,
    `SELECT agenda_item_id AS agendaItemId, outcome, milliseconds, counted_until AS countedUntil
     FROM item_progress
     WHERE agenda_item_id IN (SELECT id FROM agenda_items WHERE meeting_id = @meetingId)
     ORDER BY agenda_item_id`,
  ),
  put: change(
    ['agendaItemId', 'outcome', 'milliseconds', 'countedUntil'],
    `INSERT INTO item_progress (agenda_item_id, outcome, milliseconds, counted_until)
     VALUES (@agendaItemId, @outcome, @milliseconds, @countedUntil)
     ON CONFLICT (agenda_item_id) DO UPDATE SET outcome = excluded.outcome, milliseconds = excluded.milliseconds,
       counted_until = excluded.counted_until`,
  ),
} as const;

/** Only of items of which there is something to tell; those that were taken off the agenda are among them. */
export function listItemProgress(read: ReadHandle, meetingId: string): readonly ItemProgress[] {
  return read.all(itemProgressStatements.ofMeeting, { meetingId });
}

export function putItemProgress(write: WriteHandle, progress: ItemProgress): void {
  const { agendaItemId, outcome, milliseconds, countedUntil } = progress;
  write.run(itemProgressStatements.put, { agendaItemId, outcome, milliseconds, countedUntil });
}
