import { abbreviationsOperations } from './operations/abbreviations.ts';
import { actionsOperations } from './operations/actions.ts';
import { agendaOperations } from './operations/agenda.ts';
import { attachmentsOperations } from './operations/attachments.ts';
import { attendanceOperations } from './operations/attendance.ts';
import { backupsOperations } from './operations/backups.ts';
import { bodiesOperations } from './operations/bodies.ts';
import { commentsOperations } from './operations/comments.ts';
import { documentsOperations } from './operations/documents.ts';
import { encryptionOperations } from './operations/encryption.ts';
import { exportsOperations } from './operations/exports.ts';
import { figuresOperations } from './operations/figures.ts';
import { houseStylesOperations } from './operations/house-styles.ts';
import { meetingFilesOperations } from './operations/meeting-files.ts';
import { meetingsOperations } from './operations/meetings.ts';
import { papersOperations } from './operations/papers.ts';
import { peopleOperations } from './operations/people.ts';
import { plansOperations } from './operations/plans.ts';
import { recoveryOperations } from './operations/recovery.ts';
import { spellingOperations } from './operations/spelling.ts';
import { topicsOperations } from './operations/topics.ts';
import { typingShortcutsOperations } from './operations/typing-shortcuts.ts';
import { versionsOperations } from './operations/versions.ts';
import { wordingsOperations } from './operations/wordings.ts';
import { workspaceOperations } from './operations/workspace.ts';

// The whole API in one place: each area is a file of `operations`, the shapes that cross are in `entities`. Every command
// carries the revision that it was based on; every answer to a command is the thing as it now stands. What may go wrong
// is in errors.ts.

export const contract = {
  workspace: workspaceOperations,
  bodies: bodiesOperations,
  houseStyles: houseStylesOperations,
  people: peopleOperations,
  plans: plansOperations,
  wordings: wordingsOperations,
  figures: figuresOperations,
  abbreviations: abbreviationsOperations,
  typingShortcuts: typingShortcutsOperations,
  spelling: spellingOperations,
  meetings: meetingsOperations,
  agenda: agendaOperations,
  topics: topicsOperations,
  attendance: attendanceOperations,
  papers: papersOperations,
  attachments: attachmentsOperations,
  comments: commentsOperations,
  documents: documentsOperations,
  versions: versionsOperations,
  actions: actionsOperations,
  exports: exportsOperations,
  backups: backupsOperations,
  encryption: encryptionOperations,
  recovery: recoveryOperations,
  meetingFiles: meetingFilesOperations,
} as const;

export type Contract = typeof contract;
