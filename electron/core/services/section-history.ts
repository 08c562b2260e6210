import {
  continuesBurst,
  replacedCharacters,
  type VersionCause,
  type VersionKeeper,
} from '../../../shared/domain/versions.ts';
import {
  findNewestVersion,
  insertFoundVersion,
  insertVersion,
  keepVersion,
  listVersions,
  useDay,
  writeOverVersion,
  type VersionRecord,
} from '../store/repositories/section-versions.ts';
import { listSections, type SavedBody, type SectionRecord } from '../store/repositories/sections.ts';
import type { ReadHandle } from '../store/handles.ts';
import type { Unit } from './program.ts';
import { emptySha256 } from './stored-body.ts';

// Every text that a section has had is among its versions before another takes its place.

/** The version that holds a section's own text; makes it one where it is none. Null for a section nobody wrote in. */
function versionOfText(unit: Unit, section: SectionRecord): VersionRecord | null {
  const newest = findNewestVersion(unit.read, section.id);
  if (newest?.sha256 === section.sha256) return newest;
  if (section.sha256 === emptySha256) return null;
  insertFoundVersion(unit.read, unit.write, { sectionId: section.id, keptFor: null, ...stamp(unit) });
  return findNewestVersion(unit.read, section.id);
}

/**
 * Makes the text that takes a section's place a version, or writes it over the newest one while somebody types on. With
 * `keepReplaced` the text that it replaces is kept for ever, and answered with.
 */
export function addVersion(
  unit: Unit,
  section: SectionRecord,
  text: SavedBody,
  {
    cause,
    keepReplaced,
    isTypedOn,
  }: {
    readonly cause: VersionCause;
    readonly keepReplaced: VersionKeeper | null;
    /** Somebody typed on in the text before; false where the whole of another was put in its place. */
    readonly isTypedOn: boolean;
  },
): VersionRecord | null {
  const replaced = versionOfText(unit, section);
  const { read, write, author } = unit;
  const { revision, schemaVersion, sha256, words, body } = text;
  const { at, day, session } = stamp(unit);
  const next = {
    author,
    session,
    day,
    at,
    sinceBegan: replaced === null ? 0 : Date.parse(at) - Date.parse(replaced.beganAt),
    words,
    characters: body.length,
    replacedCharacters: replacedCharacters(section.body, body),
  };
  if (replaced && keepReplaced) keepVersion(write, replaced.sequence, keptFor(replaced, keepReplaced));
  const isOwnVersion = keepReplaced !== null || cause !== 'saved' || !isTypedOn;
  if (replaced && !isOwnVersion && continuesBurst(replaced, next)) {
    writeOverVersion(write, replaced.sequence, { revision, at, schemaVersion, sha256, words, body });
  } else {
    insertVersion(read, write, {
      sectionId: section.id,
      revision,
      day,
      session,
      at,
      author,
      cause,
      keptFor: null,
      schemaVersion,
      sha256,
      words,
      body,
    });
  }
  return keepReplaced === null ? null : replaced;
}

/** Makes the first words of a new section a version. */
export function addFirstVersion(unit: Unit, { id, ...text }: SectionRecord, cause: VersionCause): void {
  if (text.sha256 === emptySha256) return;
  const { revision, schemaVersion, sha256, words, body } = text;
  insertVersion(unit.read, unit.write, {
    sectionId: id,
    revision,
    author: unit.author,
    cause,
    keptFor: null,
    schemaVersion,
    sha256,
    words,
    body,
    ...stamp(unit),
  });
}

/** Keeps the texts that went out with a document for ever. */
export function keepIssuedTexts(unit: Unit, documentId: string): void {
  for (const section of listSections(unit.read, documentId)) {
    const version = versionOfText(unit, section);
    if (version) keepVersion(unit.write, version.sequence, keptFor(version, 'issued'));
  }
}

/** The version of a section that went out last; null where nobody had written in it, or none went out. */
export function draftVersionOf(read: ReadHandle, sectionId: string): VersionRecord | null {
  return listVersions(read, sectionId).findLast(({ keptFor: keeper }) => keeper === 'issued') ?? null;
}

/** Keeps a section's text as it lies in the store, readable or not, for ever. */
export function keepDamagedText(unit: Unit, sectionId: string): void {
  insertFoundVersion(unit.read, unit.write, { sectionId, keptFor: 'damaged', ...stamp(unit) });
}

/** The time, the day of use and the run of the program that a version is written in. */
export function stamp({ read, write, at, session }: Unit): {
  readonly at: string;
  readonly day: number;
  readonly session: string;
} {
  return { at, day: useDay(read, write, at.slice(0, 10)), session };
}

/** The stronger of two reasons: a name can be taken away again, everything else stays. */
function keptFor(version: VersionRecord, keeper: VersionKeeper): VersionKeeper {
  return version.keptFor === null || version.keptFor === 'named' ? keeper : version.keptFor;
}
