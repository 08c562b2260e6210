import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import type { Body } from '../../../shared/document/body.ts';
import { findDocument } from '../store/repositories/documents.ts';
import { setSectionNumbered, setSectionRestricted } from '../store/repositories/sections.ts';
import { found } from './failures.ts';
import { keepingGoneRestricted } from './kept-actions.ts';
import { runCommand, runQuery, type Logged, type Outcome, type Program } from './program.ts';
import { readDocument } from './read-document.ts';
import { replaceText, sectionToChange } from './section-texts.ts';

type OnRevision = { readonly id: string; readonly revision: number };

export function getDocument(program: Program, id: string): SectionedDocument {
  return runQuery(program, (read) => readDocument(read, found(findDocument(read, id), 'document')));
}

/**
 * Saves a section's body. A section that was taken off the agenda with its item is still saved: a late save must not
 * lose its words.
 */
export function saveSection(
  program: Program,
  {
    body,
    deletedWords,
    isOwnVersion,
    ...onRevision
  }: OnRevision & {
    readonly body: Body;
    readonly deletedWords: number;
    readonly isOwnVersion: boolean;
  },
) {
  return runCommand(program, 'documents.saveSection', (unit) => {
    const placed = sectionToChange(unit, onRevision, { evenUnreadable: false });
    return replaceText(unit, placed, body, { cause: 'saved', deletedWords, isOwnVersion });
  });
}

export function numberSection(
  program: Program,
  { id, revision, isNumbered }: OnRevision & { readonly isNumbered: boolean },
): { readonly revision: number } {
  return runCommand(program, 'documents.setSectionNumbered', (unit) => {
    const { section, document } = sectionToChange(unit, { id, revision }, { evenUnreadable: false });
    const changed = { id, revision: revision + 1, isNumbered };
    setSectionNumbered(unit.write, changed);
    const payload = { isNumbered, before: { isNumbered: section.isNumbered } };
    return besideTheText(document, changed, payload, ['documents']);
  });
}

/** Keeps a section out of every file for the public, or (null) no longer. Its text and its versions stay as they are. */
export function restrictSection(
  program: Program,
  { id, revision, reason }: OnRevision & { readonly reason: string | null },
): { readonly revision: number } {
  return runCommand(program, 'documents.restrictSection', (unit) => {
    const { section, document } = sectionToChange(unit, { id, revision }, { evenUnreadable: true });
    const changed = { id, revision: revision + 1, restrictedReason: reason };
    keepingGoneRestricted(unit, document.meetingId, () => setSectionRestricted(unit.write, changed));
    const payload = { reason, before: { reason: section.restrictedReason } };
    return besideTheText(document, changed, payload, ['documents', 'actions']);
  });
}

/** What a change beside a section's text answers and logs. `revision` is the one that the section has by now. */
function besideTheText(
  document: { readonly meetingId: string },
  { id, revision }: OnRevision,
  payload: Logged['payload'],
  areas: Logged['areas'],
): Outcome<{ readonly revision: number }> {
  return {
    answer: { revision },
    changed: { entityId: id, meetingId: document.meetingId, baseRevision: revision - 1, payload, areas },
  };
}
