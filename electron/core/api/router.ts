import type { Program } from '../services/program.ts';
import { abbreviationsApi } from './abbreviations.ts';
import { actionsApi } from './actions.ts';
import { agendaApi } from './agenda.ts';
import { attachmentsApi } from './attachments.ts';
import { attendanceApi } from './attendance.ts';
import { backupsApi } from './backups.ts';
import { bodiesApi } from './bodies.ts';
import { commentsApi } from './comments.ts';
import { documentsApi } from './documents.ts';
import { encryptionApi } from './encryption.ts';
import { exportsApi } from './exports.ts';
import { figuresApi } from './figures.ts';
import { houseStylesApi } from './house-styles.ts';
import { meetingFilesApi } from './meeting-files.ts';
import { meetingsApi } from './meetings.ts';
import { routerOn } from './operations.ts';
import { papersApi } from './papers.ts';
import { peopleApi } from './people.ts';
import { plansApi } from './plans.ts';
import { recoveryApi } from './recovery.ts';
import { spellingApi } from './spelling.ts';
import { topicsApi } from './topics.ts';
import { typingShortcutsApi } from './typing-shortcuts.ts';
import { versionsApi } from './versions.ts';
import { wordingsApi } from './wordings.ts';
import { workspaceApi } from './workspace.ts';

/** The whole contract on one program. An operation that nobody implements does not compile. */
export function createRouter(program: Program) {
  return routerOn(program).router({
    workspace: workspaceApi(program),
    bodies: bodiesApi(program),
    houseStyles: houseStylesApi(program),
    people: peopleApi(program),
    plans: plansApi(program),
    wordings: wordingsApi(program),
    figures: figuresApi(program),
    abbreviations: abbreviationsApi(program),
    typingShortcuts: typingShortcutsApi(program),
    spelling: spellingApi(program),
    meetings: meetingsApi(program),
    agenda: agendaApi(program),
    topics: topicsApi(program),
    attendance: attendanceApi(program),
    papers: papersApi(program),
    attachments: attachmentsApi(program),
    documents: documentsApi(program),
    comments: commentsApi(program),
    versions: versionsApi(program),
    actions: actionsApi(program),
    backups: backupsApi(program),
    encryption: encryptionApi(program),
    recovery: recoveryApi(program),
    exports: exportsApi(program),
    meetingFiles: meetingFilesApi(program),
  });
}
