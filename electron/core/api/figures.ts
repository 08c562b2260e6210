import { allFigures, changeFigure, createFigure, removeFigure, restoreFigure } from '../services/figures.ts';
import { updateFigureInPapers, usesOfFigure } from '../services/figures-in-papers.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function figuresApi(program: Program) {
  const { figures } = operations;
  return {
    list: figures.list.handler(() => allFigures(program)),
    create: figures.create.handler(({ input }) => createFigure(program, input)),
    update: figures.update.handler(({ input }) => changeFigure(program, input)),
    remove: figures.remove.handler(({ input }) => removeFigure(program, input)),
    restore: figures.restore.handler(({ input }) => restoreFigure(program, input.id)),
    uses: figures.uses.handler(({ input }) => usesOfFigure(program, input.id)),
    updatePapers: figures.updatePapers.handler(({ input }) => updateFigureInPapers(program, input)),
  };
}
