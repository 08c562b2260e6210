import type { Body } from '../../../shared/document/body.ts';
import { checkPaperIsOpen } from '../../../shared/domain/papers.ts';
import { hasShrunk, type VersionCause } from '../../../shared/domain/versions.ts';
import { findDocument, type DocumentRecord } from '../store/repositories/documents.ts';
import { findMeeting } from '../store/repositories/meetings.ts';
import { findSection, saveSectionBody, type SectionRecord } from '../store/repositories/sections.ts';
import { syncRegister, withOwnActionIds } from './action-register.ts';
import { allowed, found, requireRevision, ruleViolated } from './failures.ts';
import { requireNotAgreed } from './meeting-records.ts';
import type { Outcome, Unit } from './program.ts';
import { addVersion, keepDamagedText } from './section-history.ts';
import { contentOf, soundBody, storedBody } from './stored-body.ts';

type PlacedSection = {
  readonly section: SectionRecord;
  readonly document: DocumentRecord;
  readonly isReadable: boolean;
};

type Replaced = {
  readonly revision: number;
  readonly words: number;
  readonly savedAt: string;
  /** The version of a text that lost more words than the person deleted. */
  readonly shrunkFrom: { readonly sequence: number; readonly words: number } | null;
};

/** A section of a paper that is not cleared, or of notes that are not agreed, on the revision that a command was based on. */
export function sectionToChange(
  { read }: Unit,
  { id, revision }: { readonly id: string; readonly revision: number },
  { evenUnreadable }: { readonly evenUnreadable: boolean },
): PlacedSection {
  const section = found(findSection(read, id), 'section');
  const document = found(findDocument(read, section.documentId), 'document');
  const isReadable = contentOf(document.kind, section).state === 'sound';
  // What cannot be read is somebody's words: no save takes their place.
  if (!isReadable && !evenUnreadable) throw ruleViolated('section-unreadable');
  requireRevision(section, revision);
  if (document.state !== null) allowed(checkPaperIsOpen(document.state));
  if (document.kind === 'notes') requireNotAgreed(found(findMeeting(read, document.meetingId), 'meeting'));
  return { section, document, isReadable };
}

/**
 * Puts a text in the place of a section's own: checked, among its versions, and with the notes the register of their
 * actions. The text that it replaces is among the versions before.
 */
export function replaceText(
  unit: Unit,
  { section, document, isReadable }: PlacedSection,
  json: Body,
  {
    cause,
    deletedWords,
    isOwnVersion = deletedWords === null,
    payload,
  }: {
    readonly cause: VersionCause;
    /** How many words the person is known to have deleted; null where the whole text was chosen. */
    readonly deletedWords: number | null;
    /** Nobody typed on: the text before stays a version, however little was changed. */
    readonly isOwnVersion?: boolean;
    readonly payload?: Readonly<Record<string, unknown>>;
  },
): Outcome<Replaced> {
  const notes = { id: section.id, meetingId: document.meetingId };
  const valid = soundBody(document.kind, json);
  const body = document.kind === 'notes' ? withOwnActionIds(unit.read, notes, valid) : valid;
  const stored = storedBody(body);
  const savedAt = unit.at;
  if (isReadable && stored.sha256 === section.sha256) {
    const { revision, words } = section;
    return { answer: { revision, words, savedAt, shrunkFrom: null }, changed: null };
  }
  const saved = { id: section.id, revision: section.revision + 1, ...stored };
  if (!isReadable) keepDamagedText(unit, section.id);
  const isShrunk =
    deletedWords !== null && hasShrunk({ wordsBefore: section.words, wordsAfter: saved.words, deletedWords });
  const kept = addVersion(unit, section, saved, {
    cause,
    keepReplaced: isShrunk ? 'shrunk' : null,
    isTypedOn: !isOwnVersion,
  });
  saveSectionBody(unit.write, saved);
  const hasRegisterChanged = document.kind === 'notes' && syncRegister(unit, notes, body);
  return {
    answer: {
      revision: saved.revision,
      words: saved.words,
      savedAt,
      shrunkFrom: kept && { sequence: kept.sequence, words: kept.words },
    },
    changed: {
      entityId: section.id,
      meetingId: document.meetingId,
      baseRevision: section.revision,
      payload: {
        ...payload,
        sha256: saved.sha256,
        schemaVersion: saved.schemaVersion,
        words: saved.words,
        before: { sha256: section.sha256, words: section.words },
      },
      areas: hasRegisterChanged
        ? ['documents', 'versions', 'actions', 'meetings']
        : ['documents', 'versions'],
    },
  };
}
