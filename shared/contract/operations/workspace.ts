import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { changeEvent } from '../entities/changes.ts';
import { restrictionReasons } from '../entities/restrictions.ts';
import { policyAnswer } from '../policy.ts';
import { idField, ownNameField } from '../text-fields.ts';
import { operation } from './operation.ts';

export const workspaceOperations = {
  status: operation.output(
    z.object({
      programVersion: z.string(),
      dataFolder: z.string(),
      /** As whom records and histories name the person at this computer: `ownName`, else `loginName`. */
      author: z.string(),
      ownName: z.string().nullable(),
      loginName: z.string(),
      meetingCount: z.int(),
      bodyCount: z.int(),
      /** In all papers and notes, counted as a backup's are. */
      words: z.int(),
    }),
  ),
  /**
   * How records and histories name the person who is logged in on this computer, from now on; null: by the login name.
   * What is recorded already keeps the name that it has.
   */
  setOwnName: operation
    .input(z.strictObject({ name: ownNameField.nullable() }))
    .output(z.object({ author: z.string(), ownName: z.string().nullable() })),
  /** What the organisation has set on this computer for everybody, and the house style of its Word template. */
  policy: operation.output(policyAnswer),
  /** What became of the program here, without a word of any document: lines, oldest first. */
  log: operation.output(z.object({ folder: z.string(), text: z.string() })),
  /** Brings the sample meeting in; refused with `meeting-exists-already` where it is there. */
  loadSample: operation.output(z.object({ meetingId: idField })),
  /** The reasons for which something may be kept from the public, by the law that gives them. */
  restrictionReasons: operation.output(restrictionReasons),
  /** Changes as they are committed, until the caller stops listening. */
  changes: operation.output(eventIterator(changeEvent)),
};
