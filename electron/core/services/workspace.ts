import type { ChangeEvent } from '../../../shared/contract/contract.ts';
import { countBodies } from '../store/repositories/bodies.ts';
import { countMeetings } from '../store/repositories/meetings.ts';
import { countStoredWords } from '../store/repositories/sections.ts';
import { runQuery, type Program } from './program.ts';

export function workspaceStatus(program: Program) {
  const { programVersion, dataFolder, author } = program;
  return runQuery(program, (read) => ({
    programVersion,
    dataFolder,
    author,
    meetingCount: countMeetings(read),
    bodyCount: countBodies(read),
    words: countStoredWords(read),
  }));
}

export function listenToChanges(
  program: Program,
  signal?: AbortSignal,
): AsyncIteratorObject<ChangeEvent, undefined, void> {
  return program.changes.listen(signal);
}
