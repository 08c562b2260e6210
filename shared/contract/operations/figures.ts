import { z } from 'zod';
import { figure, figureUse } from '../entities/figures.ts';
import { idField, revisionField } from '../text-fields.ts';
import { done, onRevision, operation } from './operation.ts';

const { id: _figureId, revision: _figureRevision, ...figureFields } = figure.shape;

export const figuresOperations = {
  /** By name. */
  list: operation.output(z.array(figure)),
  create: operation.input(z.object(figureFields)).output(figure),
  update: operation.input(z.object({ ...onRevision, ...figureFields })).output(figure),
  /** Takes it out of the library; papers keep what they say. `restore` brings it back. */
  remove: operation.input(z.object(onRevision)).output(done),
  restore: operation.input(z.object({ id: idField })).output(figure),
  /** The papers that give it, or a percentage made of it. */
  uses: operation.input(z.object({ id: idField })).output(z.array(figureUse)),
  /**
   * Gives sections of open papers the library's figures. `left` counts those that were changed since, or are not open
   * any more: they are as they were.
   */
  updatePapers: operation
    .input(
      z.object({
        id: idField,
        sections: z.array(z.object({ id: idField, revision: revisionField })).max(10_000),
      }),
    )
    .output(z.object({ updated: z.int(), left: z.int() })),
};
