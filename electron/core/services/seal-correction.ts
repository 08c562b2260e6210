import type { Organisation, Person } from '../../../shared/contract/entities/people.ts';
import type { SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import { restrictedWordsIn } from '../../../shared/document/restricted-words.ts';
import { checkCorrections } from '../../../shared/domain/corrections.ts';
import { checkAcceptance } from '../../../shared/domain/meeting.ts';
import type { MeetingRecord } from '../store/repositories/meetings.ts';
import { findSealedRecord, insertSealedRecord } from '../store/repositories/sealed-records.ts';
import { recordIn } from './agreed-records.ts';
import { sectionsInRecord, type SectionInRecord } from './corrected-texts.ts';
import { allowed, conflict, found, ruleViolated } from './failures.ts';
import { requireMeeting } from './meeting-records.ts';
import type { Logged, Outcome, Unit } from './program.ts';
import { contentOf, sha256 } from './stored-body.ts';

/** Of which agreed meeting, on which of its records, why, and who decided it. */
export type Decided = {
  readonly id: string;
  readonly sequence: number;
  readonly reason: string;
  readonly decidedOn: string;
  readonly decidedAtMeetingId: string | null;
};

type Corrected = {
  /** The parts of the record that read otherwise. */
  readonly content: Readonly<Record<string, unknown>>;
  /** What the notes and their files say of it. */
  readonly told: Pick<
    SealedRecord['laterCorrections'][number],
    'number' | 'title' | 'words' | 'isRestricted'
  >;
  readonly payload: Logged['payload'];
  /** What screens have to read again, besides the meeting and its record. */
  readonly areas: Logged['areas'];
};

/**
 * Seals a record that takes the place of the newest of an agreed meeting, at the end of the chain. `correct` says what
 * reads otherwise in it; all else is carried on as it was sealed.
 */
export function sealCorrection(
  unit: Unit,
  { id, sequence, reason, decidedOn, decidedAtMeetingId }: Decided,
  correct: (meeting: MeetingRecord, content: string) => Corrected,
): Outcome<SealedRecord> {
  const { read, write, at, author } = unit;
  const meeting = requireMeeting(read, id);
  const row = meeting.state === 'agreed' ? findSealedRecord(read, id) : null;
  if (row === null) throw ruleViolated('notes-not-agreed');
  if (row.sequence !== sequence) throw conflict(row.sequence);
  const decidedAt = decidedAtMeetingId === null ? null : requireMeeting(read, decidedAtMeetingId);
  allowed(checkAcceptance(meeting, decidedOn, decidedAt));
  const corrected = correct(meeting, row.content);
  const restrictions = restrictionsOf(sectionsInRecord(row.content));
  allowed(checkCorrections([{ sectionId: null, text: reason }], restrictions));
  const { firstRecorded: _firstRecorded, ...before } = JSON.parse(row.content) as Record<string, unknown>;
  const record = found(recordIn(read, meeting), 'version');
  const later = {
    ...corrected.told,
    reason,
    decidedOn,
    decidedAt: decidedAt && { bodyName: decidedAt.bodyName, date: decidedAt.date },
    recordedBy: author,
    at,
  };
  const content = JSON.stringify({
    ...before,
    ...corrected.content,
    supersedes: { sequence: row.sequence, sha256: row.sha256 },
    laterCorrections: [...record.laterCorrections, later],
    at,
    recordedBy: author,
  });
  insertSealedRecord(read, write, {
    meetingId: id,
    content,
    sha256: sha256(content),
    at,
    author,
    acceptedOn: record.acceptedOn,
    acceptedAtMeetingId: record.acceptedAt?.id ?? null,
  });
  return {
    answer: found(recordIn(read, meeting), 'version'),
    changed: {
      entityId: id,
      meetingId: id,
      baseRevision: row.sequence,
      payload: { ...corrected.payload, reason, decidedOn, decidedAtMeetingId },
      areas: ['meetings', 'versions', ...corrected.areas],
    },
  };
}

function restrictionsOf(sections: readonly SectionInRecord[]): Parameters<typeof checkCorrections>[1] {
  return new Map(
    sections.map((section) => {
      const content = contentOf('notes', section);
      const restrictedWords = content.state === 'sound' ? restrictedWordsIn(content.body) : [];
      return [section.id, { label: '', title: '', isChanged: null, restrictedWords }];
    }),
  );
}

type Names = { readonly people: readonly Person[]; readonly organisations: readonly Organisation[] };

/** The names of a record with those of who came in by a correction: these are named as they are called today. */
export function withNamesOf(named: readonly string[], kept: Names, known: Names): Names {
  const ids = new Set(named);
  const people = [...kept.people, ...missing(kept.people, known.people).filter(({ id }) => ids.has(id))];
  const of = new Set(people.map(({ organisationId }) => organisationId));
  const organisations = missing(kept.organisations, known.organisations).filter(
    ({ id }) => of.has(id) || ids.has(id),
  );
  return { people, organisations: [...kept.organisations, ...organisations] };
}

function missing<Named extends { readonly id: string }>(
  kept: readonly Named[],
  known: readonly Named[],
): readonly Named[] {
  const ids = new Set(kept.map(({ id }) => id));
  return known.filter(({ id }) => !ids.has(id));
}
