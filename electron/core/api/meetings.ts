import { getSealedRecord } from '../services/agreed-records.ts';
import { correctAction } from '../services/correct-action.ts';
import { correctAttendance } from '../services/correct-attendance.ts';
import { correctRecord, sealedTexts } from '../services/correct-record.ts';
import {
  allMeetings,
  changeMeeting,
  createMeeting,
  getMeeting,
  removeMeeting,
  restoreMeeting,
  takeMeetingStep,
} from '../services/meetings.ts';
import { draftIssues, issueDraft } from '../services/draft-issues.ts';
import { meetingNeighbours } from '../services/neighbours.ts';
import type { Program } from '../services/program.ts';
import { proposeNewMeeting } from '../services/propose-meeting.ts';
import { prepareSignOff, signOffMeeting } from '../services/sign-off.ts';
import { operations } from './operations.ts';

export function meetingsApi(program: Program) {
  const { meetings } = operations;
  return {
    list: meetings.list.handler(() => allMeetings(program)),
    get: meetings.get.handler(({ input }) => getMeeting(program, input.id)),
    neighbours: meetings.neighbours.handler(({ input }) => meetingNeighbours(program, input.id)),
    propose: meetings.propose.handler(({ input }) => proposeNewMeeting(program, input)),
    create: meetings.create.handler(({ input }) => createMeeting(program, input)),
    update: meetings.update.handler(({ input }) => changeMeeting(program, input)),
    takeStep: meetings.takeStep.handler(({ input }) => takeMeetingStep(program, input)),
    issueDraft: meetings.issueDraft.handler(({ input }) => issueDraft(program, input)),
    draftIssues: meetings.draftIssues.handler(({ input }) => draftIssues(program, input.id)),
    prepareSignOff: meetings.prepareSignOff.handler(({ input }) => prepareSignOff(program, input.id)),
    signOff: meetings.signOff.handler(({ input }) => signOffMeeting(program, input)),
    sealedRecord: meetings.sealedRecord.handler(({ input }) => getSealedRecord(program, input.id)),
    correctRecord: meetings.correctRecord.handler(({ input }) => correctRecord(program, input)),
    correctAttendance: meetings.correctAttendance.handler(({ input }) => correctAttendance(program, input)),
    correctAction: meetings.correctAction.handler(({ input }) => correctAction(program, input)),
    sealedTexts: meetings.sealedTexts.handler(({ input }) => sealedTexts(program, input.id)),
    remove: meetings.remove.handler(({ input }) => removeMeeting(program, input)),
    restore: meetings.restore.handler(({ input }) => restoreMeeting(program, input.id)),
  };
}
