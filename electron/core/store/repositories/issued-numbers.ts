import type { IssuedNumber } from '../../../../shared/domain/agenda.ts';
import type { WriteHandle } from '../handles.ts';
import { change } from '../statements.ts';

// They are read with the items: see agenda-items.ts.

export const issuedNumberStatements = {
  put: change(
    ['agendaItemId', 'mark', 'isLate'],
    `INSERT INTO issued_numbers (agenda_item_id, mark, is_late) VALUES (@agendaItemId, @mark, @isLate)
     ON CONFLICT (agenda_item_id) DO UPDATE SET mark = excluded.mark, is_late = excluded.is_late`,
  ),
  clear: change(
    ['meetingId'],
    `DELETE FROM issued_numbers
     WHERE agenda_item_id IN (SELECT id FROM agenda_items WHERE meeting_id = @meetingId)`,
  ),
} as const;

export function putIssuedNumber(write: WriteHandle, agendaItemId: string, number: IssuedNumber): void {
  write.run(issuedNumberStatements.put, { agendaItemId, ...number });
}

/** Takes the numbers back from all items of a meeting, those that were taken off included. */
export function clearIssuedNumbers(write: WriteHandle, meetingId: string): void {
  write.run(issuedNumberStatements.clear, { meetingId });
}
