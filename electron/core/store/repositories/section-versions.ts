import { versionCauses, versionKeepers, type VersionKeeper } from '../../../../shared/domain/versions.ts';
import { integer, oneOf, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  sequence: integer,
  sectionId: text,
  revision: integer,
  day: integer,
  session: text,
  beganAt: text,
  at: text,
  author: text,
  cause: oneOf(versionCauses),
  keptFor: orNull(oneOf(versionKeepers)),
  name: orNull(text),
  sha256: text,
  words: integer,
  peakWords: integer,
};

/** A version without its text, which is read alone. */
export type VersionRecord = RowOf<typeof row>;

const textRow = { body: text, schemaVersion: integer, sha256: text };

const columns = `sequence, section_id AS sectionId, revision, day, session, began_at AS beganAt, at, author, cause,
  kept_for AS keptFor, name, sha256, words, peak_words AS peakWords`;

export const sectionVersionStatements = {
  ofSection: select(
    ['sectionId'],
    row,
    `SELECT ${columns} FROM section_versions WHERE section_id = @sectionId ORDER BY sequence`,
  ),
  newestOfSection: select(
    ['sectionId'],
    row,
    `SELECT ${columns} FROM section_versions WHERE section_id = @sectionId AND cause <> 'set-aside'
     ORDER BY sequence DESC LIMIT 1`,
  ),
  followed: select(
    ['sectionId', 'sequence'],
    row,
    `SELECT ${columns} FROM section_versions
     WHERE section_id = @sectionId AND cause <> 'set-aside' AND sequence < @sequence ORDER BY sequence DESC LIMIT 1`,
  ),
  bySequence: select(
    ['sectionId', 'sequence'],
    row,
    `SELECT ${columns} FROM section_versions WHERE section_id = @sectionId AND sequence = @sequence`,
  ),
  withText: select(
    ['sectionId', 'sha256'],
    row,
    `SELECT ${columns} FROM section_versions WHERE section_id = @sectionId AND sha256 = @sha256
     ORDER BY kept_for IS NULL, sequence DESC LIMIT 1`,
  ),
  textOf: select(
    ['sequence'],
    textRow,
    'SELECT body, schema_version AS schemaVersion, sha256 FROM section_versions WHERE sequence = @sequence',
  ),
  sections: select([], { sectionId: text }, 'SELECT DISTINCT section_id AS sectionId FROM section_versions'),
  newest: select([], { sequence: integer }, 'SELECT max(sequence) AS sequence FROM section_versions'),
  newestDay: select(
    [],
    { sequence: integer },
    'SELECT coalesce(max(sequence), 0) AS sequence FROM days_of_use',
  ),
  useDay: change(['day'], 'INSERT INTO days_of_use (day) VALUES (@day) ON CONFLICT DO NOTHING'),
  insert: change(
    [
      'sectionId',
      'revision',
      'day',
      'session',
      'at',
      'author',
      'cause',
      'keptFor',
      'schemaVersion',
      'sha256',
      'words',
      'body',
    ],
    `INSERT INTO section_versions (section_id, revision, day, session, began_at, at, author, cause, kept_for,
       schema_version, sha256, words, peak_words, body)
     VALUES (@sectionId, @revision, @day, @session, @at, @at, @author, @cause, @keptFor,
       @schemaVersion, @sha256, @words, @words, @body)`,
  ),
  // Copied within the database: what cannot be read as text stays the bytes that it is.
  insertFound: change(
    ['sectionId', 'day', 'session', 'at', 'keptFor'],
    `INSERT INTO section_versions (section_id, revision, day, session, began_at, at, author, cause, kept_for,
       schema_version, sha256, words, peak_words, body)
     SELECT id, revision, @day, @session, @at, @at, '', 'found', @keptFor, schema_version, sha256, words, words, body
     FROM sections WHERE id = @sectionId`,
  ),
  writeOver: change(
    ['sequence', 'revision', 'at', 'schemaVersion', 'sha256', 'words', 'body'],
    `UPDATE section_versions SET revision = @revision, at = @at, schema_version = @schemaVersion, sha256 = @sha256,
       words = @words, peak_words = max(peak_words, @words), body = @body WHERE sequence = @sequence`,
  ),
  // The reasons to keep one are looked at again where it is deleted.
  delete: change(
    ['sequence'],
    'DELETE FROM section_versions WHERE sequence = @sequence AND kept_for IS NULL AND name IS NULL',
  ),
  keep: change(
    ['sequence', 'keptFor'],
    'UPDATE section_versions SET kept_for = @keptFor WHERE sequence = @sequence',
  ),
  rename: change(
    ['sequence', 'name', 'keptFor'],
    'UPDATE section_versions SET name = @name, kept_for = @keptFor WHERE sequence = @sequence',
  ),
} as const;

/** Oldest first. */
export function listVersions(read: ReadHandle, sectionId: string): readonly VersionRecord[] {
  return read.all(sectionVersionStatements.ofSection, { sectionId });
}

export function findVersion(read: ReadHandle, sectionId: string, sequence: number): VersionRecord | null {
  return read.one(sectionVersionStatements.bySequence, { sectionId, sequence });
}

/** The last text that the section itself had; texts that were set aside never were its own. */
export function findNewestVersion(read: ReadHandle, sectionId: string): VersionRecord | null {
  return read.one(sectionVersionStatements.newestOfSection, { sectionId });
}

/** The section's own text before a version. */
export function findVersionBefore(
  read: ReadHandle,
  { sectionId, sequence }: VersionRecord,
): VersionRecord | null {
  return read.one(sectionVersionStatements.followed, { sectionId, sequence });
}

/** A version that has a text already; one that is kept for ever where there is one. */
export function findVersionOfText(read: ReadHandle, sectionId: string, sha256: string): VersionRecord | null {
  return read.one(sectionVersionStatements.withText, { sectionId, sha256 });
}

/** A version's text as it lies in the store, which nobody has checked. */
export function readVersionText(read: ReadHandle, sequence: number): RowOf<typeof textRow> | null {
  return read.one(sectionVersionStatements.textOf, { sequence });
}

/** Counts a day as one of use, and answers with the number of the newest: never less than any before. */
export function useDay(read: ReadHandle, write: WriteHandle, day: string): number {
  write.run(sectionVersionStatements.useDay, { day });
  return newestDayOfUse(read);
}

/** The number of the newest day of use; 0 before the first. */
export function newestDayOfUse(read: ReadHandle): number {
  return read.one(sectionVersionStatements.newestDay, {})?.sequence ?? 0;
}

export function listSectionsWithVersions(read: ReadHandle): readonly string[] {
  return read.all(sectionVersionStatements.sections, {}).map(({ sectionId }) => sectionId);
}

/** Takes a version out for good, unless it is kept. */
export function deleteVersion(write: WriteHandle, sequence: number): void {
  write.run(sectionVersionStatements.delete, { sequence });
}

type NewVersion = Omit<VersionRecord, 'sequence' | 'beganAt' | 'name' | 'peakWords'> & {
  readonly schemaVersion: number;
  readonly body: string;
};

/** Answers with the new version's sequence number. */
export function insertVersion(read: ReadHandle, write: WriteHandle, version: NewVersion): number {
  write.run(sectionVersionStatements.insert, version);
  return newestSequence(read);
}

/** Makes the text that lies in a section a version, byte for byte. Answers with its sequence number. */
export function insertFoundVersion(
  read: ReadHandle,
  write: WriteHandle,
  found: Pick<VersionRecord, 'sectionId' | 'day' | 'session' | 'at' | 'keptFor'>,
): number {
  write.run(sectionVersionStatements.insertFound, found);
  return newestSequence(read);
}

type Rewritten = Pick<NewVersion, 'revision' | 'at' | 'schemaVersion' | 'sha256' | 'words' | 'body'>;

export function writeOverVersion(write: WriteHandle, sequence: number, text: Rewritten): void {
  write.run(sectionVersionStatements.writeOver, { sequence, ...text });
}

export function keepVersion(write: WriteHandle, sequence: number, keptFor: VersionKeeper): void {
  write.run(sectionVersionStatements.keep, { sequence, keptFor });
}

export function renameVersion(
  write: WriteHandle,
  version: Pick<VersionRecord, 'sequence' | 'name' | 'keptFor'>,
): void {
  write.run(sectionVersionStatements.rename, version);
}

function newestSequence(read: ReadHandle): number {
  return read.one(sectionVersionStatements.newest, {})?.sequence ?? 0;
}
