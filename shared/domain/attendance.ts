export const attendanceKinds = ['present', 'in-attendance', 'apologies'] as const;

/** `in-attendance` is what the notes head "Also present". */
export type AttendanceKind = (typeof attendanceKinds)[number];
