import type { Figure } from '../../../shared/contract/entities/figures.ts';
import { isZero } from '../../../shared/domain/figures.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  findFigure,
  insertFigure,
  listFigures,
  updateFigure,
  type FigureRecord,
} from '../store/repositories/figures.ts';
import { found, requireRevision, ruleViolated } from './failures.ts';
import { requireFreeName } from './names.ts';
import { runCommand, runQuery, type Logged, type Program } from './program.ts';

type OnRevision = { readonly id: string; readonly revision: number };
type FigureFields = Omit<Figure, 'id' | 'revision'>;

export function allFigures(program: Program): Figure[] {
  return runQuery(program, (read) => listFigures(read).map(asFigure));
}

export function createFigure(program: Program, fields: FigureFields): Figure {
  return runCommand(program, 'figures.create', ({ read, write, newId }) => {
    const figure = soundFigure(read, { id: newId(), revision: 1, ...fields, removedAt: null });
    insertFigure(write, figure);
    return { answer: asFigure(figure), changed: logged(figure, null) };
  });
}

/** The papers keep what they say until `updateFigureInPapers` is called. */
export function changeFigure(
  program: Program,
  { id, revision, ...fields }: FigureFields & OnRevision,
): Figure {
  return runCommand(program, 'figures.update', ({ read, write }) => {
    const before = figureInLibrary(read, id);
    requireRevision(before, revision);
    const figure = soundFigure(read, { ...before, ...fields, revision: revision + 1 });
    if (figure.value.kind === 'percentage') requireInNoPercentage(read, before);
    else if (isZero(figure.value.number)) {
      const [ofIt] = percentagesWith(read, id).filter(
        ({ value }) => value.kind === 'percentage' && value.wholeId === id,
      );
      if (ofIt) throw ruleViolated('figure-is-a-whole', { name: ofIt.name });
    }
    updateFigure(write, figure);
    return { answer: asFigure(figure), changed: logged(figure, before) };
  });
}

/** The papers keep what they say, and its row stays for `restore`. One that a percentage is made of cannot go. */
export function removeFigure(program: Program, { id, revision }: OnRevision): Record<string, never> {
  return runCommand(program, 'figures.remove', ({ read, write, at }) => {
    const before = figureInLibrary(read, id);
    requireRevision(before, revision);
    requireInNoPercentage(read, before);
    const figure = { ...before, revision: revision + 1, removedAt: at };
    updateFigure(write, figure);
    return { answer: {}, changed: logged(figure, before) };
  });
}

export function restoreFigure(program: Program, id: string): Figure {
  return runCommand(program, 'figures.restore', ({ read, write }) => {
    const before = found(findFigure(read, id), 'figure');
    if (before.removedAt === null) return { answer: asFigure(before), changed: null };
    const figure = soundFigure(read, { ...before, revision: before.revision + 1, removedAt: null });
    updateFigure(write, figure);
    return { answer: asFigure(figure), changed: logged(figure, before) };
  });
}

function figureInLibrary(read: ReadHandle, id: string): FigureRecord {
  const figure = findFigure(read, id);
  return found(figure?.removedAt === null ? figure : null, 'figure');
}

function soundFigure(read: ReadHandle, figure: FigureRecord): FigureRecord {
  const others = listFigures(read).filter(({ id }) => id !== figure.id);
  requireFreeName(others, figure);
  const { value } = figure;
  if (value.kind === 'number') return figure;
  const [part, whole] = [value.partId, value.wholeId].map((id) => others.find((each) => each.id === id));
  // A percentage of percentages would say nothing, and could be made of itself.
  if (part?.value.kind !== 'number' || whole?.value.kind !== 'number')
    throw ruleViolated('figure-part-unknown');
  if (isZero(whole.value.number)) throw ruleViolated('figure-whole-is-zero', { name: whole.name });
  return { ...figure, prefix: null, suffix: null };
}

function requireInNoPercentage(read: ReadHandle, { id, name }: Figure): void {
  const [ofIt] = percentagesWith(read, id);
  if (ofIt) throw ruleViolated('figure-in-percentage', { name, percentage: ofIt.name });
}

function percentagesWith(read: ReadHandle, id: string): readonly FigureRecord[] {
  return listFigures(read).filter(
    ({ value }) => value.kind === 'percentage' && [value.partId, value.wholeId].includes(id),
  );
}

function logged(figure: FigureRecord, before: FigureRecord | null): Logged {
  return {
    entityId: figure.id,
    meetingId: null,
    baseRevision: before?.revision ?? null,
    payload: before === null ? figure : { ...figure, before },
    areas: ['figures'],
  };
}

function asFigure({ removedAt: _removedAt, ...figure }: FigureRecord): Figure {
  return figure;
}
