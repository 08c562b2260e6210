import { z } from 'zod';
import { actionEvents } from '../../domain/actions.ts';
import { action, chasing, evidence } from '../entities/actions.ts';
import { matterArising } from '../entities/matters-arising.ts';
import { dateField, idField, linkField, passage, text } from '../text-fields.ts';
import { onRevision, operation } from './operation.ts';

export const actionsOperations = {
  /** All actions, or those of one meeting; open ones first, then by meeting and place in the notes. */
  list: operation.input(z.object({ meetingId: idField.nullable() })).output(z.array(action)),
  /**
   * What to write to an owner about every action that is still open, or (null) to each owner; as seen on a day
   * (`today`). Restricted words are left out. An owner without any is refused with `no-open-actions`, one of
   * whose actions nothing may be told with `open-actions-restricted`.
   */
  chasingMails: operation
    .input(z.object(chasing))
    .output(z.array(z.object({ owner: z.string(), count: z.int(), subject: z.string(), text: z.string() }))),
  /** What a meeting has to hear of the actions of earlier meetings of its body, oldest meeting first. */
  arising: operation.input(z.object({ meetingId: idField })).output(z.array(matterArising)),
  /** What is still open of the actions of earlier meetings of the body on the topic of an agenda item, oldest first. */
  openOnTopic: operation.input(z.object({ agendaItemId: idField })).output(z.array(action)),
  /**
   * Completing asks what closed it (`closing-words-missing`), superseding for a reason (`reason-missing`) and perhaps
   * for the action that takes its place. Withdrawing is for an action that is no longer in the notes
   * (`withdrawn-in-notes`), and asks for a reason too; what that one had superseded is open again. `reportedAtMeetingId` is the
   * meeting that it is reported to; one that is agreed hears no more (`notes-are-agreed`). What is carried may get another date
   * (`newDue`); `evidence` is for what is completed.
   */
  takeStep: operation
    .input(
      z.object({
        ...onRevision,
        event: z.enum(actionEvents),
        text: text(2000).default(''),
        href: linkField.nullable().default(null),
        supersededById: idField.nullable().default(null),
        reportedAtMeetingId: idField.nullable().default(null),
        isInternal: z.boolean().default(false),
        newDue: dateField.nullable().default(null),
        evidence: evidence.nullable().default(null),
      }),
    )
    .output(action),
  addUpdate: operation
    .input(
      z.object({
        ...onRevision,
        text: passage(2000),
        href: linkField.nullable().default(null),
        reportedAtMeetingId: idField.nullable().default(null),
        isInternal: z.boolean().default(false),
      }),
    )
    .output(action),
  /**
   * Takes back the last thing that was reported on an action, as if it had not been: its words, the status and the date that it
   * led to. `conflict` where it is not the last any more, `notes-are-agreed` where notes that were sealed since have it.
   */
  takeBack: operation.input(z.object({ ...onRevision, reportId: idField })).output(action),
};
