import { z } from 'zod';
import { attendanceKinds } from '../../domain/attendance.ts';
import { meetingEvents } from '../../domain/meeting.ts';
import { section } from '../entities/documents.ts';
import { draftIssue } from '../entities/draft-issues.ts';
import { meeting, meetingSummary, neighbours } from '../entities/meetings.ts';
import { attendanceInRecord, notesToSignOff, sealedRecord } from '../entities/sign-off.ts';
import { ownerRef } from '../entities/people.ts';
import { topic } from '../entities/topics.ts';
import { dateField, idField, line, optionalLine, passage, text, timeField } from '../text-fields.ts';
import { done, onRevision, operation } from './operation.ts';

const meetingFields = {
  date: dateField,
  startTime: timeField.nullable(),
  endTime: timeField.nullable(),
  place: optionalLine(500),
  chairId: idField.nullable(),
  planId: idField.nullable(),
};

/** What every correction of agreed notes says: of which, on which of its records, why, and who decided it. */
const ofCorrection = {
  id: idField,
  sequence: z.int().min(1),
  reason: line(1000),
  /** What stood there is not for publication: neither this correction nor what was said of earlier ones has it. */
  isRestricted: z.boolean().default(false),
  decidedOn: dateField,
  decidedAtMeetingId: idField.nullable(),
};

export const meetingsOperations = {
  /** Newest first. */
  list: operation.output(z.array(meetingSummary)),
  get: operation.input(z.object({ id: idField })).output(meeting),
  /** The meetings of the same body before and after it; of an agreed meeting, as its record names them. */
  neighbours: operation.input(z.object({ id: idField })).output(neighbours),
  /**
   * What a new meeting of a body is likely to be, as seen on a day (`today`): on the next free day of its pattern, or
   * on the day that was chosen (`date`), with the topics that wait for that day.
   */
  propose: operation
    .input(z.object({ bodyId: idField, today: dateField, date: dateField.nullable().default(null) }))
    .output(
      z.object({
        date: dateField.nullable(),
        startTime: timeField.nullable(),
        endTime: timeField.nullable(),
        place: z.string().nullable(),
        chairId: idField.nullable(),
        planId: idField.nullable(),
        topics: z.array(topic),
      }),
    ),
  /**
   * With the body's standing items as its agenda, the topics between the opening and the closing ones, and notes with
   * a section for each. A body meets once on a day: a second meeting is refused with `body-meets-that-day`.
   */
  create: operation
    .input(
      z.object({
        bodyId: idField,
        ...meetingFields,
        topicIds: z.array(idField).max(100).default([]),
      }),
    )
    .output(meeting),
  /** Topics that are wanted on the meeting's day move with it to another day. */
  update: operation.input(z.object({ ...onRevision, ...meetingFields })).output(meeting),
  /**
   * Issuing the agenda keeps a version of it and its numbers as they are; reopening it asks for a `reason`, without
   * which it is refused with `reason-missing`. Issuing the draft notes brings what they promise to the forward plan:
   * the `promises` named by their keys (`topics.promisedIn`), or without these all that are likely.
   */
  takeStep: operation
    .input(
      z.object({
        ...onRevision,
        event: z.enum(meetingEvents),
        reason: text(1000).optional(),
        promises: z.array(z.string().max(2000)).max(1000).optional(),
      }),
    )
    .output(meeting),
  /**
   * The draft notes go out for factual correction as they stand: to whom, and by when answers are asked for, which is
   * not before the day it is where the person is (`today`). Refused with `notes-not-in-draft`, `recipients-missing`,
   * `answers-before-issue`.
   */
  issueDraft: operation
    .input(
      z.object({
        ...onRevision,
        recipients: z.array(text(200)).max(200),
        answersBy: dateField.nullable(),
        today: dateField,
      }),
    )
    .output(draftIssue),
  /** Newest first. */
  draftIssues: operation.input(z.object({ id: idField })).output(z.array(draftIssue)),
  /** What there is to know before draft notes are signed off. */
  prepareSignOff: operation.input(z.object({ id: idField })).output(notesToSignOff),
  /**
   * Accepts the draft notes as a correct record: the meeting is `agreed`, and its record sealed. `acceptedAtMeetingId`
   * is the later meeting that accepted them. A correction that was not made is refused with `correction-not-made`,
   * one that names restricted words with `correction-names-restricted`; notes that changed since they were looked at
   * with `notes-changed-meanwhile`.
   */
  signOff: operation
    .input(
      z.object({
        ...onRevision,
        acceptedOn: dateField,
        acceptedAtMeetingId: idField.nullable(),
        corrections: z
          .array(z.object({ sectionId: idField.nullable(), text: line(1000) }))
          .max(200)
          .default([]),
        notesDigest: z.string().nullable().default(null),
      }),
    )
    .output(meeting),
  /** The sealed record of an agreed meeting; null where there is none. */
  sealedRecord: operation.input(z.object({ id: idField })).output(sealedRecord.nullable()),
  /**
   * Puts words right in agreed notes: a new record takes the place of the newest one (`sequence`), which stays as it
   * was sealed. The words stand once in one paragraph (`words-not-found`, `words-found-twice`), and leave no action
   * without any (`correction-empties-action`).
   */
  correctRecord: operation
    .input(
      z.object({
        sectionId: idField,
        from: passage(2000),
        to: text(2000),
        ...ofCorrection,
      }),
    )
    .output(sealedRecord),
  /**
   * The same for how one person attended; `kind` null: they were not there, and sent no apologies. Refused where the record
   * says so already (`attendance-as-it-was`), and where `attendance.set` would be.
   */
  correctAttendance: operation
    .input(
      z.object({
        personId: idField,
        kind: z.enum(attendanceKinds).nullable(),
        deputisingForId: idField.nullable(),
        joinedAt: timeField.nullable(),
        leftAt: timeField.nullable(),
        isOnline: z.boolean(),
        ...ofCorrection,
      }),
    )
    .output(sealedRecord),
  /**
   * The same for the owners (the first leads) and the date of an action; the register has them from then on. Refused where
   * the record says so already (`action-as-it-was`). The words of an action are corrected as any others.
   */
  correctAction: operation
    .input(
      z.object({
        actionId: idField,
        owners: z.array(ownerRef).max(20),
        due: dateField.nullable(),
        ...ofCorrection,
      }),
    )
    .output(sealedRecord),
  /** Every record of an agreed meeting, newest first, with the attendance and the notes as each has them. */
  sealedTexts: operation.input(z.object({ id: idField })).output(
    z.array(
      z.object({
        sequence: z.int(),
        at: z.iso.datetime(),
        attendance: z.array(attendanceInRecord),
        sections: z.array(
          z.object({
            sectionId: idField,
            label: z.string(),
            title: z.string(),
            content: section.shape.content,
          }),
        ),
      }),
    ),
  ),
  /** Puts a meeting aside. One that has words in its papers or notes is refused with `meeting-has-text`. */
  remove: operation.input(z.object(onRevision)).output(done),
  restore: operation.input(z.object({ id: idField })).output(meeting),
};
