import { issuedNumberUnder, type IssuedNumber } from '../../../shared/domain/agenda.ts';
import { isAgendaOut } from '../store/repositories/agenda-issues.ts';
import { listEveryAgendaItem, type AgendaItemRecord } from '../store/repositories/agenda-items.ts';
import { putIssuedNumber } from '../store/repositories/issued-numbers.ts';
import type { Unit } from './program.ts';

/** Gives an item that comes to stand somewhere on an agenda that is out the number that it has there. */
export function numberOnIssuedAgenda(
  { read, write }: Unit,
  item: Pick<AgendaItemRecord, 'id' | 'meetingId' | 'parentId' | 'issued'>,
  parentId: string | null,
): IssuedNumber | null {
  const every = listEveryAgendaItem(read, item.meetingId);
  // An agenda that came in from a meeting file may be out without a version of it being here.
  const isOut = every.some(({ issued }) => issued !== null) || isAgendaOut(read, item.meetingId);
  if (!isOut) return null;
  const issued = issuedNumberUnder(every, item, parentId);
  putIssuedNumber(write, item.id, issued);
  return issued;
}
