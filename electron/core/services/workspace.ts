import type { ChangeEvent } from '../../../shared/contract/entities/changes.ts';
import { countBodies } from '../store/repositories/bodies.ts';
import { countMeetings } from '../store/repositories/meetings.ts';
import { countStoredWords } from '../store/repositories/sections.ts';
import { organisationHouseStyle } from './organisation-template.ts';
import { runQuery, type Program } from './program.ts';

export function workspaceStatus(program: Program) {
  const { programVersion, dataFolder, author, ownName, loginName } = program;
  return runQuery(program, (read) => ({
    programVersion,
    dataFolder,
    author,
    ownName: ownName.read(),
    loginName,
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

/** What the organisation has set on this computer. */
export function organisationPolicy(program: Program) {
  const { file, policy, setKeys, problems } = program.policy;
  return {
    file,
    policy,
    setKeys: [...setKeys],
    problems: problems.map((problem) => ({ ...problem })),
    houseStyle: organisationHouseStyle(program),
  };
}

export function hostLog({ log }: Program): { folder: string; text: string } {
  return { folder: log.folder, text: log.read() };
}
