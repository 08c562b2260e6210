import { z } from 'zod';
import { attendee, type Attendee } from '../../../shared/contract/entities/attendance.ts';
import { reportedMatter, type ReportedMatter } from '../../../shared/contract/entities/matters-arising.ts';
import {
  acceptedNotes,
  attendanceInRecord as told,
  sealedRecord,
  type AcceptedNotes,
  type AttendanceInRecord,
  type SealedRecord,
} from '../../../shared/contract/entities/sign-off.ts';
import type { Organisation, Person } from '../../../shared/contract/entities/people.ts';
import { asNamedThen } from '../../../shared/domain/names-then.ts';
import type { ReadHandle } from '../store/handles.ts';
import type { MeetingRecord } from '../store/repositories/meetings.ts';
import { listAttendees } from '../store/repositories/attendees.ts';
import { listOrganisations } from '../store/repositories/organisations.ts';
import { listPeople } from '../store/repositories/people.ts';
import {
  findCorrectedRecord,
  findSealedRecord,
  listRecordsAcceptedAt,
  type SealedRecordRow,
} from '../store/repositories/sealed-records.ts';
import { chainOf } from '../store/sealed-records.ts';
import { requireMeeting } from './meeting-records.ts';
import { ranksFor } from './ranks.ts';
import { runQuery, type Program } from './program.ts';
import { sha256 } from './stored-body.ts';

// What a sealed record says of itself. Records of earlier versions of the program say less: each part is read alone.

const parts = sealedRecord.shape;
const content = z.object({
  // Without the ids of those in whose place somebody came, as records had it once, the list is as it lies in the store.
  attendance: z
    .array(attendee.omit({ rank: true }))
    .optional()
    .catch(undefined),
  body: z
    .object({ name: z.string().min(1) })
    .optional()
    .catch(undefined),
  meeting: z.object({ id: z.string().optional(), date: z.string() }).optional().catch(undefined),
  acceptedOn: parts.acceptedOn.optional().catch(undefined),
  acceptedAtMeeting: z
    .object({ id: z.string().nullable(), body: z.string(), date: z.string() })
    .nullish()
    .catch(undefined),
  corrections: parts.corrections.optional().catch(undefined),
  laterCorrections: parts.laterCorrections.optional().catch(undefined),
  firstRecorded: z.object({ at: z.string(), by: z.string() }).optional().catch(undefined),
  names: parts.names.optional().catch(undefined),
  manner: parts.manner.optional().catch(undefined),
  restrictedInPublic: parts.restrictedInPublic.optional().catch(undefined),
  notesAccepted: z.array(acceptedNotes).optional().catch(undefined),
  mattersArising: z.array(reportedMatter).optional().catch(undefined),
});
type Content = z.infer<typeof content>;

export function getSealedRecord(program: Program, id: string): SealedRecord | null {
  return runQuery(program, (read) => recordIn(read, requireMeeting(read, id)));
}

/** The record of an agreed meeting; null where there is none. */
export function recordIn(
  read: ReadHandle,
  { id, state }: Pick<MeetingRecord, 'id' | 'state'>,
): SealedRecord | null {
  const row = state === 'agreed' ? findSealedRecord(read, id) : null;
  return row === null ? null : asSealedRecord(row);
}

/** People and organisations as a meeting names them: of an agreed one as they were called then. */
export function namesFor(
  read: ReadHandle,
  meeting: Pick<MeetingRecord, 'id' | 'state'>,
): { readonly people: readonly Person[]; readonly organisations: readonly Organisation[] } {
  const names = recordIn(read, meeting)?.names ?? null;
  return {
    people: asNamedThen(listPeople(read), names?.people),
    organisations: asNamedThen(listOrganisations(read), names?.organisations),
  };
}

/** Who attended a meeting: of an agreed one as its newest record has them. The store keeps what was accepted. */
export function attendeesFor(
  read: ReadHandle,
  { id, state }: Pick<MeetingRecord, 'id' | 'state'>,
): readonly Attendee[] {
  const row = state === 'agreed' ? findCorrectedRecord(read, id) : null;
  const kept = row === null ? undefined : contentOf(row).attendance;
  if (kept === undefined) return listAttendees(read, id);
  const ranks = ranksFor(kept.length);
  return kept.map((each, index) => ({ ...each, rank: ranks[index] ?? '' }));
}

const attendanceAsTold = z.object({ attendance: z.array(told).catch([]) }).catch({ attendance: [] });

/** The attendance list that a record has, by the names of its day. */
export function attendanceInRecord(recordContent: string): AttendanceInRecord[] {
  return attendanceAsTold.parse(JSON.parse(recordContent)).attendance;
}

/** What the body of a meeting is called in its files: of an agreed meeting as it was called then. */
export function bodyNameFor(
  read: ReadHandle,
  { id, state, bodyName }: Pick<MeetingRecord, 'id' | 'state' | 'bodyName'>,
): string {
  const row = state === 'agreed' ? findSealedRecord(read, id) : null;
  return (row === null ? undefined : contentOf(row).body?.name) ?? bodyName;
}

/** The notes that a meeting accepted, oldest first; of an agreed meeting as its own record says. */
export function notesAcceptedAt(
  read: ReadHandle,
  { id, state }: Pick<MeetingRecord, 'id' | 'state'>,
): readonly AcceptedNotes[] {
  const own = state === 'agreed' ? findSealedRecord(read, id) : null;
  const kept = own === null ? undefined : contentOf(own).notesAccepted;
  const now = listRecordsAcceptedAt(read, id)
    .flatMap((row) => {
      const { meeting, corrections = [] } = contentOf(row);
      return meeting === undefined ? [] : [{ date: meeting.date, corrections }];
    })
    .sort((one, other) => (one.date < other.date ? -1 : 1));
  if (kept === undefined) return now;
  // What was found not to be for publication since leaves every record's files.
  const restricted = new Set(
    now.flatMap(({ corrections }) => corrections.flatMap((each) => (each.isRestricted ? each.text : []))),
  );
  return kept.map((accepted) => ({
    ...accepted,
    corrections: accepted.corrections.map((each) =>
      restricted.has(each.text) ? { ...each, isRestricted: true } : each,
    ),
  }));
}

/** The meetings whose notes a meeting accepted with corrections, which its own notes list. */
export function meetingsCorrectedAt(read: ReadHandle, meetingId: string): readonly string[] {
  return listRecordsAcceptedAt(read, meetingId).flatMap((row) => {
    const { meeting, corrections = [] } = contentOf(row);
    return corrections.length === 0 ? [] : (meeting?.id ?? []);
  });
}

/** Matters arising as the record of an agreed meeting has them, none where it says nothing; null: it is not agreed. */
export function keptMatters(
  read: ReadHandle,
  { id, state }: Pick<MeetingRecord, 'id' | 'state'>,
): readonly ReportedMatter[] | null {
  if (state !== 'agreed') return null;
  const row = findSealedRecord(read, id);
  return row === null ? [] : (contentOf(row).mattersArising ?? []);
}

function asSealedRecord(row: SealedRecordRow): SealedRecord {
  const {
    acceptedOn,
    acceptedAtMeeting,
    corrections,
    laterCorrections,
    firstRecorded,
    names,
    manner,
    restrictedInPublic,
  } = contentOf(row);
  return {
    sequence: row.sequence,
    sha256: row.sha256,
    isIntact: sha256(row.content) === row.sha256 && chainOf(row.previous, row.sha256) === row.chain,
    at: firstRecorded?.at ?? row.at,
    recordedBy: firstRecorded?.by ?? row.author,
    acceptedOn: acceptedOn ?? null,
    acceptedAt: acceptedAtMeeting
      ? { id: acceptedAtMeeting.id, bodyName: acceptedAtMeeting.body, date: acceptedAtMeeting.date }
      : null,
    corrections: corrections ?? [],
    isCorrected: row.version > 1,
    laterCorrections: laterCorrections ?? [],
    names: names ?? null,
    manner: manner ?? null,
    restrictedInPublic: restrictedInPublic ?? null,
  };
}

function contentOf({ content: json }: Pick<SealedRecordRow, 'content'>): Content {
  return content.parse(JSON.parse(json));
}
