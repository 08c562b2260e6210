import { z } from 'zod';
import { attendanceKinds } from '../../domain/attendance.ts';
import { restrictedInPublicWays } from '../../domain/markings.ts';
import { openEndCodes } from '../../document/open-ends.ts';
import { mannerShape } from '../manner.ts';
import { dateField, idField } from '../text-fields.ts';
import { organisation, person } from './people.ts';

/** What there is to know of draft notes before they are signed off. */
export const notesToSignOff = z.object({
  /** Who will be named as having recorded it. */
  recordedBy: z.string(),
  /** Names the notes as they are, with items, attendance and restrictions; `meetings.signOff` takes it, to be of the same. */
  notesDigest: z.string(),
  /** Whether the texts that went out in draft are kept, so that what was corrected is known. */
  isDraftKept: z.boolean(),
  /** The sections that differ from the draft; `draft` is the version that went out, null where it was empty. */
  changed: z.array(
    z.object({ sectionId: idField, label: z.string(), title: z.string(), draft: z.int().nullable() }),
  ),
  openEnds: z.array(
    z.object({ code: z.enum(openEndCodes), label: z.string(), title: z.string(), text: z.string() }),
  ),
});
export type NotesToSignOff = z.infer<typeof notesToSignOff>;

/** What was corrected in notes when they were accepted; `number` and `title` are the item's, null: none. */
const recordedCorrection = z.object({
  number: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string(),
  /** It is of an item or of notes that are not for the public: no file has its words. */
  isRestricted: z.boolean().default(false),
});

/** What was put right in notes after they were agreed, by whom and why; `number` and `title` null: in the attendance. */
const laterCorrection = z.object({
  number: z.string().nullable(),
  title: z.string().nullable(),
  /** The words of before and of after; null where they are restricted. */
  words: z.object({ from: z.string(), to: z.string() }).nullable(),
  reason: z.string(),
  /** It is of an item or of notes that are not for the public: a file says that there was one. */
  isRestricted: z.boolean().default(false),
  decidedOn: dateField,
  decidedAt: z.object({ bodyName: z.string(), date: dateField }).nullable(),
  recordedBy: z.string(),
  at: z.iso.datetime(),
});

/** Somebody on the attendance list of a record, by the names of its day. */
export const attendanceInRecord = z.object({
  name: z.string().nullable(),
  kind: z.enum(attendanceKinds),
  deputisingFor: z.string().nullable(),
  joinedAt: z.string().nullable(),
  leftAt: z.string().nullable(),
  isOnline: z.boolean(),
});
export type AttendanceInRecord = z.infer<typeof attendanceInRecord>;

/** A meeting's notes as they were accepted, and who wrote that down. */
export const sealedRecord = z.object({
  /** Its place in the chain of all sealed records. */
  sequence: z.int(),
  sha256: z.string(),
  /** Whether the record is the one that was sealed, in its place in the chain. */
  isIntact: z.boolean(),
  at: z.iso.datetime(),
  recordedBy: z.string(),
  /** null: the meeting came in agreed, and nobody said when that was. */
  acceptedOn: dateField.nullable(),
  /** The meeting that accepted them. Without an id it is known by its date alone. */
  acceptedAt: z.object({ id: idField.nullable(), bodyName: z.string(), date: dateField }).nullable(),
  corrections: z.array(recordedCorrection),
  /** Whether it took the place of an earlier record, which can be read. */
  isCorrected: z.boolean(),
  /** Those made after the notes were agreed, oldest first; each is a record of its own. */
  laterCorrections: z.array(laterCorrection),
  /** Everyone and every organisation that the notes name, as they were called; null: the record does not say. */
  names: z.object({ people: z.array(person), organisations: z.array(organisation) }).nullable(),
  /** How the notes were worded and laid out when they were sealed; null: the record does not say. */
  manner: mannerShape.nullable(),
  /** What a public file of them does with what is restricted, as the body wanted it then; null as for the manner. */
  restrictedInPublic: z.enum(restrictedInPublicWays).nullable(),
});
export type SealedRecord = z.infer<typeof sealedRecord>;

/** Notes of another meeting that one accepted. */
export const acceptedNotes = z.object({ date: dateField, corrections: z.array(recordedCorrection) });
export type AcceptedNotes = z.infer<typeof acceptedNotes>;
