import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { audiences, outgoingKinds, standings } from '../../domain/outgoing.ts';
import { ruleCodes } from '../../domain/rulings.ts';
import { actionFilter, chasing } from '../entities/actions.ts';
import {
  exportKinds,
  exportReport,
  issueChoice,
  issuePreview,
  pagesOf,
  zipProgress,
} from '../entities/exports.ts';
import { issueFinding } from '../entities/findings.ts';
import { marking, markingsOfMeeting } from '../entities/markings.ts';
import { yearOfBody } from '../entities/plans.ts';
import { exportedFile } from '../exported-file.ts';
import { dateField, idField, line, optionalLine } from '../text-fields.ts';
import { done, operation } from './operation.ts';

export const exportsOperations = {
  /** The same as `actions.chasingMails`, as one Word file. */
  chasingList: operation.input(z.object(chasing)).output(z.object({ files: z.array(exportedFile) })),
  /**
   * The actions of the register that a filter leaves, over all meetings, as one action log; as seen on a day (`today`). In the
   * public version restricted actions are left out. One without any action is refused with `nothing-to-export`.
   */
  actionRegister: operation
    .input(
      z.object({ filter: actionFilter, audience: z.enum(audiences).default('public'), today: dateField }),
    )
    .output(z.object({ files: z.array(exportedFile), report: exportReport })),
  /** The year map as a Word file. */
  yearMap: operation.input(z.object(yearOfBody)).output(z.object({ files: z.array(exportedFile) })),
  /**
   * What would be made of a choice: the files with their names, why any of them cannot be made, and what there is to
   * look at before they go out.
   */
  prepare: operation.input(issueChoice).output(
    z.object({
      files: z.array(
        z.object({
          meetingId: idField,
          what: z.enum(outgoingKinds),
          agendaItemId: idField.nullable(),
          name: z.string(),
          marking,
        }),
      ),
      zipName: z.string(),
      refusals: z.array(
        z.object({
          meetingId: idField,
          what: z.enum(outgoingKinds),
          code: z.enum(ruleCodes),
          facts: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      ),
      findings: z.array(issueFinding),
    }),
  ),
  /**
   * All files of a choice in one zip file. Refused with the first of its `refusals`. `zip` names it for whoever listens
   * how far it is; a caller that gives up gets none of it.
   */
  makeZip: operation
    .input(issueChoice.extend({ pagesOf, zip: idField.nullable().default(null) }))
    .output(z.object({ files: z.array(exportedFile), report: exportReport })),
  /** How far a zip file is, from now on: each time that another file of it is made. */
  zipProgress: operation.input(z.object({ zip: idField })).output(eventIterator(zipProgress)),
  /** Leaves a finding as it is, with the reason; null: it is to be looked at again. */
  keepFinding: operation
    .input(z.object({ meetingId: idField, finding: line(4000), reason: optionalLine(300) }))
    .output(done),
  markings: operation.input(z.object({ meetingId: idField })).output(markingsOfMeeting),
  /** Marks a meeting's files, or the paper of one item, higher than its body does; `none`: as the body does. */
  setMarking: operation
    .input(z.object({ meetingId: idField, agendaItemId: idField.nullable().default(null), marking }))
    .output(markingsOfMeeting),
  /** Makes the files in memory. `agendaItemId` picks one cover paper; without it, all that were begun. */
  make: operation
    .input(
      z.object({
        meetingId: idField,
        what: z.enum(exportKinds),
        agendaItemId: idField.nullable().default(null),
        /** An agenda as it went out, instead of as it is now. */
        agendaVersion: z.int().min(1).nullable().default(null),
        audience: z.enum(audiences).default('public'),
        /** null: as the meeting stands; notes that are not agreed are a draft. */
        standing: z.enum(standings).nullable().default(null),
        pagesOf,
      }),
    )
    .output(
      z.object({
        files: z.array(exportedFile),
        /** null: nothing was made that goes out, as a meeting file is for colleagues. */
        report: exportReport.nullable(),
      }),
    ),
  /** What a choice would come to, for the pages on screen: never a word more than the files would hold. */
  preview: operation.input(issueChoice).output(issuePreview),
};
