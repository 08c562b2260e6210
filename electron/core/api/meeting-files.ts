import { importMeetingFile } from '../services/meeting-files.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function meetingFilesApi(program: Program) {
  return {
    import: operations.meetingFiles.import.handler(({ input }) => importMeetingFile(program, input.content)),
  };
}
