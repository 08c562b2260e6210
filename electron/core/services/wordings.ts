import type { Wording, WordingUse } from '../../../shared/contract/entities/wordings.ts';
import { readWordingText } from '../../../shared/document/wording-text.ts';
import { unknownWordingFields, wordingFields } from '../../../shared/domain/wordings.ts';
import { findPlanIdOfEntry } from '../store/repositories/plans.ts';
import {
  findWording,
  insertWording,
  listWordings,
  listWordingUses,
  updateWording,
  type WordingRecord,
} from '../store/repositories/wordings.ts';
import type { ReadHandle } from '../store/handles.ts';
import { found, requireRevision, ruleViolated } from './failures.ts';
import { requireFreeName } from './names.ts';
import { runCommand, runQuery, type Logged, type Program } from './program.ts';

type OnRevision = { readonly id: string; readonly revision: number };
type WordingFields = Omit<Wording, 'id' | 'revision'>;

export function allWordings(program: Program): Wording[] {
  return runQuery(program, (read) => listWordings(read).map(asWording));
}

export function createWording(program: Program, fields: WordingFields): Wording {
  return runCommand(program, 'wordings.create', ({ read, write, newId }) => {
    const wording = { id: newId(), revision: 1, ...fields };
    requireSound(read, wording);
    insertWording(write, wording);
    return { answer: wording, changed: logged(wording, null) };
  });
}

export function changeWording(
  program: Program,
  { id, revision, ...fields }: WordingFields & OnRevision,
): Wording {
  return runCommand(program, 'wordings.update', ({ read, write }) => {
    const before = wordingInLibrary(read, id);
    requireRevision(before, revision);
    const wording = { ...before, ...fields, revision: revision + 1 };
    requireSound(read, wording);
    updateWording(write, wording);
    return { answer: asWording(wording), changed: logged(asWording(wording), before) };
  });
}

/** The papers keep their copies, and its row stays for `restore`. */
export function removeWording(program: Program, { id, revision }: OnRevision): Record<string, never> {
  return runCommand(program, 'wordings.remove', ({ read, write, at }) => {
    const before = wordingInLibrary(read, id);
    requireRevision(before, revision);
    const wording = { ...before, revision: revision + 1, removedAt: at };
    updateWording(write, wording);
    return { answer: {}, changed: logged(wording, before) };
  });
}

export function restoreWording(program: Program, id: string): Wording {
  return runCommand(program, 'wordings.restore', ({ read, write }) => {
    const before = found(findWording(read, id), 'wording');
    if (before.removedAt === null) return { answer: asWording(before), changed: null };
    const wording = { ...before, revision: before.revision + 1, removedAt: null };
    requireFreeName(listWordings(read), wording);
    updateWording(write, wording);
    return { answer: asWording(wording), changed: logged(wording, before) };
  });
}

export function usesOfWording(program: Program, id: string): WordingUse[] {
  return runQuery(program, (read) => {
    found(findWording(read, id), 'wording');
    return [...listWordingUses(read, id)];
  });
}

function wordingInLibrary(read: ReadHandle, id: string): WordingRecord {
  const wording = findWording(read, id);
  return found(wording?.removedAt === null ? wording : null, 'wording');
}

function requireSound(read: ReadHandle, wording: Wording): void {
  requireFreeName(listWordings(read), wording);
  if (wording.planEntryId !== null && findPlanIdOfEntry(read, wording.planEntryId) === null) {
    throw ruleViolated('plan-entry-unknown');
  }
  const [problem] = readWordingText(wording.text).problems;
  if (problem) {
    throw ruleViolated('wording-text-faulty', {
      ...problem.facts,
      problem: problem.code,
      line: problem.line,
    });
  }
  const [unknown] = unknownWordingFields(wording.text);
  if (unknown !== undefined) {
    const fields = wordingFields.map((name) => `{${name}}`).join(', ');
    throw ruleViolated('wording-field-unknown', { field: `{${unknown}}`, fields });
  }
}

function logged(wording: Wording, before: Wording | null): Logged {
  return {
    entityId: wording.id,
    meetingId: null,
    baseRevision: before?.revision ?? null,
    payload: before === null ? wording : { ...wording, before },
    areas: ['wordings'],
  };
}

function asWording({ id, revision, category, name, text, planEntryId }: WordingRecord): Wording {
  return { id, revision, category, name, text, planEntryId };
}
