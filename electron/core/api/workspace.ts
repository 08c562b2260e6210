import { loadSampleMeeting } from '../services/meeting-files.ts';
import { setOwnName } from '../services/own-name.ts';
import type { Program } from '../services/program.ts';
import { reasonsToRestrict } from '../services/restriction-reasons.ts';
import { hostLog, listenToChanges, organisationPolicy, workspaceStatus } from '../services/workspace.ts';
import { operations } from './operations.ts';

export function workspaceApi(program: Program) {
  const { workspace } = operations;
  return {
    status: workspace.status.handler(() => workspaceStatus(program)),
    setOwnName: workspace.setOwnName.handler(({ input }) => setOwnName(program, input.name)),
    policy: workspace.policy.handler(() => organisationPolicy(program)),
    log: workspace.log.handler(() => hostLog(program)),
    loadSample: workspace.loadSample.handler(() => loadSampleMeeting(program)),
    restrictionReasons: workspace.restrictionReasons.handler(() => reasonsToRestrict(program)),
    changes: workspace.changes.handler(({ signal }) => listenToChanges(program, signal)),
  };
}
