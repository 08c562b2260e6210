import { paperEvents, type PaperStep } from '../../../../shared/domain/papers.ts';
import { oneOf, orNull, text } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = { event: oneOf(paperEvents), at: text, author: text, reason: orNull(text) };

export const paperStepStatements = {
  ofPaper: select(
    ['documentId'],
    row,
    'SELECT event, at, author, reason FROM paper_steps WHERE document_id = @documentId ORDER BY sequence',
  ),
  insert: change(
    ['documentId', 'event', 'at', 'author', 'reason'],
    `INSERT INTO paper_steps (document_id, event, at, author, reason)
     VALUES (@documentId, @event, @at, @author, @reason)`,
  ),
} as const;

/** Oldest first. */
export function listPaperSteps(read: ReadHandle, documentId: string): readonly PaperStep[] {
  return read.all(paperStepStatements.ofPaper, { documentId });
}

export function insertPaperStep(write: WriteHandle, documentId: string, paperStep: PaperStep): void {
  write.run(paperStepStatements.insert, { documentId, ...paperStep });
}
