import type { Database } from './database.ts';
import { createHash } from 'node:crypto';
import type { Body } from '../../../shared/document/body.ts';
import { withoutNotesToSelf } from '../../../shared/document/notes-to-self.ts';

/** What the first record of a store is chained to. */
export const firstPrevious = '0'.repeat(64);

/** A record's link in the chain. */
export function chainOf(previous: string, sha256: string): string {
  return digestOf(previous + sha256);
}

export type SealedRecordProblem = {
  readonly sequence: number;
  readonly meetingId: string;
  /** `content`: not the record that was sealed; `chain`: not where it was sealed; `notes`: the meeting's notes differ. */
  readonly code: 'content' | 'chain' | 'notes';
};

type Row = {
  readonly sequence: number;
  readonly meeting_id: string;
  readonly version: number;
  readonly content: string;
  readonly sha256: string;
  readonly previous: string;
  readonly chain: string;
  readonly at: string;
  readonly author: string;
  readonly accepted_on: string | null;
  readonly accepted_at_meeting_id: string | null;
};

/**
 * Reads every sealed record of a database again: its digest, its place in the chain, its facts, and that the notes of
 * its meeting are still the ones that it holds. An older database has none. Answers with what is wrong.
 */
export function verifySealedRecords(database: Database): readonly SealedRecordProblem[] {
  const hasRecords = database
    .prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'sealed_records'`)
    .get();
  if (hasRecords === undefined) return [];
  const problems: SealedRecordProblem[] = [];
  const sections = database.prepare<[string], { id: string; body: string }>(
    `SELECT sections.id, body FROM sections JOIN documents ON documents.id = document_id
     WHERE documents.kind = 'notes' AND documents.meeting_id = ?`,
  );
  let previous = firstPrevious;
  let sequence = 0;
  // Ordered by what the chain was made in; a row whose number changed no longer follows the one before it.
  for (const row of database.prepare<[], Row>('SELECT * FROM sealed_records ORDER BY sequence').iterate()) {
    sequence += 1;
    const found = (code: SealedRecordProblem['code']): void =>
      void problems.push({ sequence: row.sequence, meetingId: row.meeting_id, code });
    const isInPlace = row.sequence === sequence && row.previous === previous;
    if (!isInPlace || row.chain !== chainOf(previous, row.sha256)) found('chain');
    previous = row.chain;
    if (digestOf(row.content) !== row.sha256 || !saysTheSame(row)) found('content');
    // What was put right later stands in its record alone: the notes in the store stay as they were accepted.
    else if (
      row.version === 1 &&
      !areNotesUnchanged(row, new Map(sections.all(row.meeting_id).map(({ id, body }) => [id, body])))
    ) {
      found('notes');
    }
  }
  return problems;
}

function saysTheSame(row: Row): boolean {
  const content = JSON.parse(row.content) as Record<string, unknown>;
  const meeting = content['meeting'] as { readonly id?: unknown } | undefined;
  const acceptedAt = content['acceptedAtMeeting'] as { readonly id?: unknown } | null | undefined;
  return (
    meeting?.id === row.meeting_id &&
    content['at'] === row.at &&
    content['recordedBy'] === row.author &&
    (content['acceptedOn'] ?? null) === row.accepted_on &&
    (acceptedAt?.id ?? null) === row.accepted_at_meeting_id
  );
}

function areNotesUnchanged(row: Row, bodies: ReadonlyMap<string, string>): boolean {
  const { sections } = JSON.parse(row.content) as {
    readonly sections: readonly { readonly id: string; readonly body: string }[];
  };
  return (
    sections.length === bodies.size && sections.every(({ id, body }) => isInRecord(bodies.get(id), body))
  );
}

/** Letter for letter, but for notes to self: these are the clerk's own, stay in the store and are in no record. */
function isInRecord(stored: string | undefined, recorded: string): boolean {
  if (stored === undefined || stored === recorded) return stored === recorded;
  try {
    return JSON.stringify(withoutNotesToSelf(JSON.parse(stored) as Body)) === recorded;
  } catch {
    // What cannot be read is not what was accepted.
    return false;
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
