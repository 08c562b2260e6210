import { equalityPrompts, type EqualityPrompt } from '../../../../shared/domain/equality-duty.ts';
import { oneOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

export const consideredPromptStatements = {
  ofDocument: select(
    ['documentId'],
    { prompt: oneOf(equalityPrompts) },
    'SELECT prompt FROM considered_prompts WHERE document_id = @documentId',
  ),
  insert: change(
    ['documentId', 'prompt'],
    `INSERT INTO considered_prompts (document_id, prompt) VALUES (@documentId, @prompt) ON CONFLICT DO NOTHING`,
  ),
  remove: change(
    ['documentId', 'prompt'],
    'DELETE FROM considered_prompts WHERE document_id = @documentId AND prompt = @prompt',
  ),
} as const;

type Prompt = { readonly documentId: string; readonly prompt: EqualityPrompt };

export function listConsideredPrompts(read: ReadHandle, documentId: string): readonly EqualityPrompt[] {
  return read.all(consideredPromptStatements.ofDocument, { documentId }).map(({ prompt }) => prompt);
}

export function insertConsideredPrompt(write: WriteHandle, prompt: Prompt): void {
  write.run(consideredPromptStatements.insert, prompt);
}

export function removeConsideredPrompt(write: WriteHandle, prompt: Prompt): void {
  write.run(consideredPromptStatements.remove, prompt);
}
