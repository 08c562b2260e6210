import { allow, refuse, type Ruling } from './rulings.ts';

export const attendanceKinds = ['present', 'in-attendance', 'apologies'] as const;

/** `in-attendance` is what the notes head "Also present". */
export type AttendanceKind = (typeof attendanceKinds)[number];

/** How somebody was there. Times are those of the meeting's day, `HH:MM`; null: from the start, to the end. */
export type AttendanceDetails = {
  /** The person in whose place they came. */
  readonly deputisingForId: string | null;
  readonly joinedAt: string | null;
  readonly leftAt: string | null;
  /** By video or telephone; else in the room. */
  readonly isOnline: boolean;
};

export const noDetails: AttendanceDetails = {
  deputisingForId: null,
  joinedAt: null,
  leftAt: null,
  isOnline: false,
};

/** Nobody leaves before they joined or stands in for themselves; who sent apologies was not there in any way. */
export function checkAttendance(
  personId: string,
  kind: AttendanceKind,
  { deputisingForId, joinedAt, leftAt, isOnline }: AttendanceDetails,
): Ruling<AttendanceDetails> {
  if (kind === 'apologies') return allow(noDetails);
  if (deputisingForId === personId) return refuse('deputises-for-self');
  if (joinedAt !== null && leftAt !== null && leftAt <= joinedAt) {
    return refuse('left-before-joined', { joined: joinedAt, left: leftAt });
  }
  return allow({ deputisingForId, joinedAt, leftAt, isOnline });
}

export function isSameAttendance(one: AttendanceDetails, other: AttendanceDetails): boolean {
  return (
    one.deputisingForId === other.deputisingForId &&
    one.joinedAt === other.joinedAt &&
    one.leftAt === other.leftAt &&
    one.isOnline === other.isOnline
  );
}
