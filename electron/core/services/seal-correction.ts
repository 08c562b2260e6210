import { z } from 'zod';
import type { Organisation, Person } from '../../../shared/contract/entities/people.ts';
import type { SealedRecord } from '../../../shared/contract/entities/sign-off.ts';
import { checkAcceptance } from '../../../shared/domain/meeting.ts';
import type { MeetingRecord } from '../store/repositories/meetings.ts';
import {
  findSealedRecord,
  insertSealedRecord,
  listSealedRecords,
} from '../store/repositories/sealed-records.ts';
import { recordIn } from './agreed-records.ts';
import { sectionsInRecord } from './corrected-texts.ts';
import { allowed, conflict, found, ruleViolated } from './failures.ts';
import { gatherMeeting } from './gather-meeting.ts';
import { requireMeeting } from './meeting-records.ts';
import type { Logged, Outcome, Unit } from './program.ts';
import {
  namesRestricted,
  onceRestricted,
  restrictedInMeeting,
  wordsTakenOut,
  type RestrictedInMeeting,
} from './restricted-in-corrections.ts';
import { sha256 } from './stored-body.ts';

/** Of which agreed meeting, on which of its records, why, and who decided it. */
export type Decided = {
  readonly id: string;
  readonly sequence: number;
  readonly reason: string;
  /** What stood there is not for publication: it leaves what files say of corrections too. */
  readonly isRestricted: boolean;
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
  /** Whether words were typed into the text of the notes; else people and dates were chosen. */
  readonly isOfText: boolean;
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
  { id, sequence, reason, isRestricted, decidedOn, decidedAtMeetingId }: Decided,
  correct: (meeting: MeetingRecord, content: string) => Corrected,
): Outcome<SealedRecord> {
  const { read, write, at, author } = unit;
  const meeting = requireMeeting(read, id);
  const row = meeting.state === 'agreed' ? findSealedRecord(read, id) : null;
  if (row === null) throw ruleViolated('notes-not-agreed');
  if (row.sequence !== sequence) throw conflict(row.sequence);
  const decidedAt = decidedAtMeetingId === null ? null : requireMeeting(read, decidedAtMeetingId);
  allowed(checkAcceptance(meeting, decidedOn, decidedAt));
  const restrictedBefore = restrictedInMeeting(gatherMeeting(read, id));
  const corrected = correct(meeting, row.content);
  const { firstRecorded: _firstRecorded, ...before } = JSON.parse(row.content) as Record<string, unknown>;
  const record = found(recordIn(read, meeting), 'version');
  const { words } = corrected.told;
  const takenOut = isRestricted && words !== null ? wordsTakenOut(words, restrictedBefore.said) : [];
  const said = takenOut.length === 0 ? record : silentOn(takenOut, record);
  const later = {
    ...corrected.told,
    words: isRestricted ? null : words,
    reason,
    decidedOn,
    decidedAt: decidedAt && { bodyName: decidedAt.bodyName, date: decidedAt.date },
    recordedBy: author,
    at,
  };
  const content = JSON.stringify({
    ...before,
    ...corrected.content,
    ...(takenOut.length === 0 ? {} : { takenOut: [...takenOutOf(row.content), ...takenOut] }),
    supersedes: { sequence: row.sequence, sha256: row.sha256 },
    corrections: said.corrections,
    laterCorrections: [...said.laterCorrections, later],
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
  requireNothingRestricted(unit, id, corrected, { reason, takenOut }, restrictedBefore);
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

/** Files print the new words and the reason. What is restricted is so before the correction, by it, or in an earlier record. */
function requireNothingRestricted(
  { read }: Unit,
  meetingId: string,
  { told: { words, isRestricted }, isOfText }: Corrected,
  { reason, takenOut }: { readonly reason: string; readonly takenOut: readonly string[] },
  before: RestrictedInMeeting,
): void {
  const after = restrictedInMeeting(gatherMeeting(read, meetingId));
  const records = listSealedRecords(read, meetingId);
  const once = onceRestricted(records.flatMap(({ content }) => sectionsInRecord(content)));
  const to = words?.to ?? '';
  const telling = [...before.telling, ...after.telling, ...once];
  // With the words around them: half of a name may have stood there.
  if (isOfText && after.said.some((text) => namesRestricted(text, telling, before.said))) {
    throw ruleViolated('correction-names-restricted', { text: to });
  }
  // Each of these words alone: no reason needs them, but the notes may, in another place.
  const gone = records.flatMap(({ content }) => takenOutOf(content));
  const withheld = [...before.withheld, ...after.withheld, ...once, ...gone];
  const isToldAgain = namesRestricted(reason, takenOut, [to]);
  if (isToldAgain || (!isRestricted && namesRestricted(reason, withheld, [...before.said, to]))) {
    throw ruleViolated('correction-names-restricted', { text: reason });
  }
}

/** Words that were taken out of agreed notes because they are not for publication. */
function takenOutOf(content: string): readonly string[] {
  return z.object({ takenOut: z.array(z.string()).catch([]) }).parse(JSON.parse(content)).takenOut;
}

/** What was said of corrections before, without the words that are taken out now. */
function silentOn(
  takenOut: readonly string[],
  { corrections, laterCorrections }: Pick<SealedRecord, 'corrections' | 'laterCorrections'>,
): Pick<SealedRecord, 'corrections' | 'laterCorrections'> {
  const names = (text: string): boolean => namesRestricted(text, takenOut, []);
  return {
    corrections: corrections.map((each) => (names(each.text) ? { ...each, isRestricted: true } : each)),
    laterCorrections: laterCorrections.map((each) => {
      const isTold = each.words !== null && (names(each.words.from) || names(each.words.to));
      return {
        ...each,
        words: isTold ? null : each.words,
        isRestricted: each.isRestricted || names(each.reason),
      };
    }),
  };
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
