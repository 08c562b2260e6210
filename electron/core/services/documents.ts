import type { SectionedDocument } from '../../../shared/contract/entities.ts';
import type { Body } from '../../../shared/document/body.ts';
import { findDocument } from '../store/repositories/documents.ts';
import { findMeeting } from '../store/repositories/meetings.ts';
import { findSection, saveSectionBody, setSectionNumbered } from '../store/repositories/sections.ts';
import { syncRegister, withOwnActionIds } from './action-register.ts';
import { found, requireRevision, ruleViolated } from './failures.ts';
import { requireNotAgreed } from './meeting-records.ts';
import { runCommand, runQuery, type Program, type Unit } from './program.ts';
import { readDocument } from './read-document.ts';
import { contentOf, soundBody, storedBody } from './stored-body.ts';

type OnRevision = { readonly id: string; readonly revision: number };
type SavedSection = {
  readonly revision: number;
  readonly words: number;
  readonly savedAt: string;
  readonly shrunkFrom: { readonly sequence: number; readonly words: number } | null;
};

export function getDocument(program: Program, id: string): SectionedDocument {
  return runQuery(program, (read) => readDocument(read, found(findDocument(read, id), 'document')));
}

/**
 * Saves a section's body, and with the notes the register of their actions. A section that was taken off the agenda
 * with its item is still saved: a late save must not lose its words.
 */
export function saveSection(
  program: Program,
  { id, revision, body: json }: OnRevision & { readonly body: Body },
): SavedSection {
  return runCommand(program, 'documents.saveSection', (unit) => {
    const { section, document } = sectionToChange(unit, id, revision);
    const notes = { id, meetingId: document.meetingId };
    const valid = soundBody(document.kind, json);
    const body = document.kind === 'notes' ? withOwnActionIds(unit.read, notes, valid) : valid;
    const stored = storedBody(body);
    if (stored.sha256 === section.sha256) {
      return {
        answer: { revision, words: section.words, savedAt: unit.at, shrunkFrom: null },
        changed: null,
      };
    }
    const saved = { id, revision: revision + 1, ...stored };
    saveSectionBody(unit.write, saved);
    const hasRegisterChanged = document.kind === 'notes' && syncRegister(unit, notes, body);
    return {
      answer: { revision: saved.revision, words: saved.words, savedAt: unit.at, shrunkFrom: null },
      changed: {
        entityId: id,
        meetingId: document.meetingId,
        baseRevision: revision,
        payload: {
          sha256: saved.sha256,
          schemaVersion: saved.schemaVersion,
          words: saved.words,
          before: { sha256: section.sha256, words: section.words },
        },
        areas: hasRegisterChanged ? ['documents', 'actions', 'meetings'] : ['documents'],
      },
    };
  });
}

export function numberSection(
  program: Program,
  { id, revision, isNumbered }: OnRevision & { readonly isNumbered: boolean },
): { readonly revision: number } {
  return runCommand(program, 'documents.setSectionNumbered', (unit) => {
    const { section, document } = sectionToChange(unit, id, revision);
    const changed = { id, revision: revision + 1, isNumbered };
    setSectionNumbered(unit.write, changed);
    return {
      answer: { revision: changed.revision },
      changed: {
        entityId: id,
        meetingId: document.meetingId,
        baseRevision: revision,
        payload: { isNumbered, before: { isNumbered: section.isNumbered } },
        areas: ['documents'],
      },
    };
  });
}

function sectionToChange({ read }: Unit, id: string, revision: number) {
  const section = found(findSection(read, id), 'section');
  const document = found(findDocument(read, section.documentId), 'document');
  // What cannot be read is somebody's words: nothing may take their place.
  if (contentOf(document.kind, section).state === 'unreadable') throw ruleViolated('section-unreadable');
  requireRevision(section, revision);
  if (document.kind === 'notes') requireNotAgreed(found(findMeeting(read, document.meetingId), 'meeting'));
  return { section, document };
}
