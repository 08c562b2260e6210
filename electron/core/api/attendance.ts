import { attendanceOf, setAttendance } from '../services/attendance.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function attendanceApi(program: Program) {
  const { attendance } = operations;
  return {
    list: attendance.list.handler(({ input }) => attendanceOf(program, input.meetingId)),
    set: attendance.set.handler(({ input }) => setAttendance(program, input)),
  };
}
