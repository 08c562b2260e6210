import type { AttendanceDetails, AttendanceKind } from '../domain/attendance.ts';
import { formatTime, type DateManner } from '../domain/calendar-date.ts';
import { attendanceKindNames } from './names.ts';

/**
 * What stands after somebody on an attendance list: "deputising for Peter Moss; joined at 2:50pm; online". Empty for who
 * was in the room from the start to the end. `deputisedName`: null where that person is not known.
 */
export function wordAttendance(
  { joinedAt, leftAt, isOnline }: AttendanceDetails,
  deputisedName: string | null,
  manner?: DateManner,
): string {
  return [
    deputisedName === null ? '' : `deputising for ${deputisedName}`,
    joinedAt === null ? '' : `joined at ${formatTime(joinedAt, manner)}`,
    leftAt === null ? '' : `left at ${formatTime(leftAt, manner)}`,
    isOnline ? 'online' : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** How somebody stands on an attendance list: "Ada Okoro, apologies"; `kind` null: they do not stand on it. */
export function wordAttendee(
  name: string,
  kind: AttendanceKind | null,
  details: AttendanceDetails,
  deputisedName: string | null,
  manner?: DateManner,
): string {
  const how = kind === null ? 'not on the list' : attendanceKindNames[kind].toLowerCase();
  return [`${name}, ${how}`, wordAttendance(details, deputisedName, manner)]
    .filter((part) => part !== '')
    .join('; ');
}
