import { z } from 'zod';
import { agendaItemKinds } from '../../domain/agenda.ts';
import { itemOutcomes } from '../../domain/item-progress.ts';
import { agendaItem, itemTimes } from '../entities/agenda.ts';
import { agendaChange, agendaIssue } from '../entities/agenda-issues.ts';
import { reasonField } from '../entities/restrictions.ts';
import { idField, line, linkField, optionalLine, text } from '../text-fields.ts';
import { done, onRevision, operation } from './operation.ts';

const agendaItemFields = {
  kind: z.enum(agendaItemKinds),
  title: line(),
  leadId: idField.nullable(),
  organisationId: idField.nullable(),
  minutes: z.int().min(0).max(1440).nullable(),
  reportTitle: optionalLine(),
  reportHref: linkField.nullable(),
  chairNotes: text(5000),
  /** Absent: as it was. */
  restrictedReason: reasonField.optional(),
};

const agendaTarget = { parentId: idField.nullable(), beforeId: idField.nullable() };

export const agendaOperations = {
  list: operation.input(z.object({ meetingId: idField })).output(z.array(agendaItem)),
  add: operation
    .input(
      z.object({
        meetingId: idField,
        /** Made by the caller, so that a list can show the item before the answer comes. */
        id: idField,
        ...agendaTarget,
        kind: z.enum(agendaItemKinds),
        title: line(),
      }),
    )
    .output(agendaItem),
  /**
   * Another title or organisation is refused with `paper-of-item-cleared` where the item’s paper was cleared and its
   * meeting is still ahead.
   */
  update: operation.input(z.object({ ...onRevision, ...agendaItemFields })).output(agendaItem),
  move: operation.input(z.object({ ...onRevision, ...agendaTarget })).output(agendaItem),
  /**
   * Takes an item and its sub-items off the agenda; `restore` brings them back where they were. With words in its
   * paper or notes it is refused with `agenda-item-has-text` unless `evenWithText`; the words are kept either way.
   */
  remove: operation.input(z.object({ ...onRevision, evenWithText: z.boolean() })).output(done),
  restore: operation.input(z.object({ id: idField })).output(agendaItem),
  /** Says what became of an item in the meeting; null takes that back. */
  setOutcome: operation
    .input(z.object({ id: idField, outcome: z.enum(itemOutcomes).nullable() }))
    .output(agendaItem),
  times: operation.input(z.object({ meetingId: idField })).output(itemTimes),
  /**
   * Counts the time of one item from now on, and of no other; null: of none. Who counts asks again for the same item
   * once a minute: after half an hour without a word, nobody is counting any more.
   */
  countTime: operation
    .input(z.object({ meetingId: idField, agendaItemId: idField.nullable() }))
    .output(itemTimes),
  /** The agendas that went out and their reopenings, newest first, and what became of the latest. */
  issues: operation.input(z.object({ meetingId: idField })).output(
    z.object({
      issues: z.array(agendaIssue),
      /** What changed since the version that is out; null where none is. */
      since: z.array(agendaChange).nullable(),
      /** Items that were taken off an agenda that is out: their numbers stay free. */
      withdrawn: z.array(
        z.object({
          id: idField,
          parentId: idField.nullable(),
          mark: z.string(),
          /** "4", "4 b)" */
          label: z.string(),
          title: z.string(),
        }),
      ),
    }),
  ),
};
