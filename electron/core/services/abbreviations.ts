import type { Abbreviation } from '../../../shared/contract/entities/abbreviations.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  findAbbreviation,
  insertAbbreviation,
  listAbbreviations,
  updateAbbreviation,
  type AbbreviationRecord,
} from '../store/repositories/abbreviations.ts';
import { findBody } from '../store/repositories/bodies.ts';
import { found, requireRevision, ruleViolated } from './failures.ts';
import { runCommand, runQuery, type Logged, type Program } from './program.ts';

type OnRevision = { readonly id: string; readonly revision: number };
type AbbreviationFields = Omit<Abbreviation, 'id' | 'revision'>;

export function allAbbreviations(program: Program): Abbreviation[] {
  return runQuery(program, (read) => listAbbreviations(read).map(asAbbreviation));
}

export function createAbbreviation(program: Program, fields: AbbreviationFields): Abbreviation {
  return runCommand(program, 'abbreviations.create', ({ read, write, newId }) => {
    const abbreviation = { id: newId(), revision: 1, ...fields };
    requireSound(read, abbreviation);
    insertAbbreviation(write, abbreviation);
    return { answer: abbreviation, changed: logged(abbreviation, null) };
  });
}

export function changeAbbreviation(
  program: Program,
  { id, revision, ...fields }: AbbreviationFields & OnRevision,
): Abbreviation {
  return runCommand(program, 'abbreviations.update', ({ read, write }) => {
    const before = abbreviationInLibrary(read, id);
    requireRevision(before, revision);
    const abbreviation = { ...before, ...fields, revision: revision + 1 };
    requireSound(read, abbreviation);
    updateAbbreviation(write, abbreviation);
    return { answer: asAbbreviation(abbreviation), changed: logged(asAbbreviation(abbreviation), before) };
  });
}

/** No text changes. Its row stays for `restore`. */
export function removeAbbreviation(program: Program, { id, revision }: OnRevision): Record<string, never> {
  return runCommand(program, 'abbreviations.remove', ({ read, write, at }) => {
    const before = abbreviationInLibrary(read, id);
    requireRevision(before, revision);
    const abbreviation = { ...before, revision: revision + 1, removedAt: at };
    updateAbbreviation(write, abbreviation);
    return { answer: {}, changed: logged(abbreviation, before) };
  });
}

export function restoreAbbreviation(program: Program, id: string): Abbreviation {
  return runCommand(program, 'abbreviations.restore', ({ read, write }) => {
    const before = found(findAbbreviation(read, id), 'abbreviation');
    if (before.removedAt === null) return { answer: asAbbreviation(before), changed: null };
    const abbreviation = { ...before, revision: before.revision + 1, removedAt: null };
    requireSound(read, abbreviation);
    updateAbbreviation(write, abbreviation);
    return { answer: asAbbreviation(abbreviation), changed: logged(abbreviation, before) };
  });
}

function abbreviationInLibrary(read: ReadHandle, id: string): AbbreviationRecord {
  const abbreviation = findAbbreviation(read, id);
  return found(abbreviation?.removedAt === null ? abbreviation : null, 'abbreviation');
}

/** "CoM" and "COM" may both be one body's: a text that is read tells them apart. */
function requireSound(read: ReadHandle, { id, bodyId, short }: Abbreviation): void {
  found(findBody(read, bodyId), 'body');
  const taken = listAbbreviations(read).find(
    (other) => other.id !== id && other.bodyId === bodyId && other.short === short,
  );
  if (taken) throw ruleViolated('abbreviation-taken', { short, meaning: taken.meaning });
}

function logged(abbreviation: Abbreviation, before: Abbreviation | null): Logged {
  return {
    entityId: abbreviation.id,
    meetingId: null,
    baseRevision: before?.revision ?? null,
    payload: before === null ? abbreviation : { ...abbreviation, before },
    areas: ['spelling'],
  };
}

function asAbbreviation({ id, revision, bodyId, short, meaning }: AbbreviationRecord): Abbreviation {
  return { id, revision, bodyId, short, meaning };
}
