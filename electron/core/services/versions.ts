import type { Section } from '../../../shared/contract/entities/documents.ts';
import type { SectionVersion } from '../../../shared/contract/entities/versions.ts';
import type { Body } from '../../../shared/document/body.ts';
import { keepRestrictions } from '../../../shared/document/keep-restrictions.ts';
import type { ReadHandle } from '../store/handles.ts';
import { findDocument, type DocumentRecord } from '../store/repositories/documents.ts';
import {
  findVersion,
  findVersionBefore,
  findVersionOfText,
  insertVersion,
  keepVersion,
  listVersions,
  readVersionText,
  renameVersion,
  type VersionRecord,
} from '../store/repositories/section-versions.ts';
import { findSection, type SectionRecord } from '../store/repositories/sections.ts';
import { found, ruleViolated } from './failures.ts';
import { runCommand, runQuery, type Program } from './program.ts';
import { stamp } from './section-history.ts';
import { replaceText, sectionToChange } from './section-texts.ts';
import { contentOf, soundBody, storedBody } from './stored-body.ts';

type Content = Section['content'];
type OnVersion = { readonly sectionId: string; readonly sequence: number };

/** Newest first. */
export function versionsOfSection(program: Program, sectionId: string): SectionVersion[] {
  return runQuery(program, (read) => {
    requireSection(read, sectionId);
    return listVersions(read, sectionId).map(asSectionVersion).reverse();
  });
}

export function getVersion(
  program: Program,
  { sectionId, sequence }: OnVersion,
): {
  version: SectionVersion;
  content: Content;
  before: { sequence: number; content: Content } | null;
} {
  return runQuery(program, (read) => {
    const { document } = requireSection(read, sectionId);
    const version = found(findVersion(read, sectionId, sequence), 'version');
    const before = findVersionBefore(read, version);
    return {
      version: asSectionVersion(version),
      content: textOf(read, document, version),
      before: before && { sequence: before.sequence, content: textOf(read, document, before) },
    };
  });
}

export function nameVersion(
  program: Program,
  { sectionId, sequence, name }: OnVersion & { readonly name: string | null },
): SectionVersion {
  return runCommand(program, 'versions.rename', ({ read, write }) => {
    const { document } = requireSection(read, sectionId);
    const before = found(findVersion(read, sectionId, sequence), 'version');
    if (before.name === name) return { answer: asSectionVersion(before), changed: null };
    const otherKeeper = before.keptFor === 'named' ? null : before.keptFor;
    const version = { ...before, name, keptFor: otherKeeper ?? (name === null ? null : ('named' as const)) };
    renameVersion(write, version);
    return {
      answer: asSectionVersion(version),
      changed: {
        entityId: sectionId,
        meetingId: document.meetingId,
        baseRevision: null,
        payload: { sequence, name, before: { name: before.name } },
        areas: ['versions'],
      },
    };
  });
}

/**
 * What is restricted in the text of now is restricted in the one that takes its place: an earlier version knows nothing of
 * it. Also takes the place of a text that cannot be read: its bytes are kept as a version before, and of what was
 * restricted the newest version tells that can be read.
 */
export function restoreVersion(
  program: Program,
  { sequence, ...onRevision }: { readonly id: string; readonly revision: number; readonly sequence: number },
): { readonly revision: number; readonly words: number; readonly savedAt: string } {
  return runCommand(program, 'versions.restore', (unit) => {
    const placed = sectionToChange(unit, onRevision, { evenUnreadable: true });
    const version = found(findVersion(unit.read, onRevision.id, sequence), 'version');
    const content = textOf(unit.read, placed.document, version);
    if (content.state === 'unreadable') throw ruleViolated('version-unreadable');
    const now = newestText(unit.read, placed);
    const body = now === null ? content.body : keepRestrictions(now, content.body);
    const { answer, changed } = replaceText(unit, placed, body, {
      cause: 'restored',
      deletedWords: null,
      payload: { sequence },
    });
    const { revision, words, savedAt } = answer;
    return { answer: { revision, words, savedAt }, changed };
  });
}

/** Never changes the section itself, so that agreed notes take it too. The same text twice is one version. */
export function setTextAside(
  program: Program,
  { sectionId, body: json }: { readonly sectionId: string; readonly body: Body },
): { readonly sequence: number } {
  return runCommand(program, 'versions.setAside', (unit) => {
    const { section, document } = requireSection(unit.read, sectionId);
    const text = storedBody(soundBody(document.kind, json));
    const known = findVersionOfText(unit.read, sectionId, text.sha256);
    // A name alone can be taken away again.
    if (known && known.keptFor !== null && known.keptFor !== 'named')
      return { answer: { sequence: known.sequence }, changed: null };
    if (known) keepVersion(unit.write, known.sequence, 'conflict');
    const sequence =
      known?.sequence ??
      insertVersion(unit.read, unit.write, {
        sectionId,
        revision: section.revision,
        author: unit.author,
        cause: 'set-aside',
        keptFor: 'conflict',
        ...text,
        ...stamp(unit),
      });
    return {
      answer: { sequence },
      changed: {
        entityId: sectionId,
        meetingId: document.meetingId,
        baseRevision: null,
        payload: { sequence, sha256: text.sha256, words: text.words },
        areas: ['versions'],
      },
    };
  });
}

function requireSection(
  read: ReadHandle,
  id: string,
): { readonly section: SectionRecord; readonly document: DocumentRecord } {
  const section = found(findSection(read, id), 'section');
  return { section, document: found(findDocument(read, section.documentId), 'document') };
}

/** The text of a section; where it cannot be read, the newest before it that can. */
function newestText(
  read: ReadHandle,
  { section, document }: Pick<ReturnType<typeof sectionToChange>, 'section' | 'document'>,
): Body | null {
  const own = contentOf(document.kind, section);
  if (own.state === 'sound') return own.body;
  for (const version of listVersions(read, section.id).toReversed()) {
    const content = textOf(read, document, version);
    if (content.state === 'sound') return content.body;
  }
  return null;
}

function textOf(read: ReadHandle, document: DocumentRecord, version: VersionRecord): Content {
  return contentOf(document.kind, found(readVersionText(read, version.sequence), 'version'));
}

function asSectionVersion(version: VersionRecord): SectionVersion {
  const { sequence, sectionId, revision, at, author, words, cause, keptFor, name } = version;
  return { sequence, sectionId, revision, at, author, words, cause, keptFor, name };
}
