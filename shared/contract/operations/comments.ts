import { z } from 'zod';
import { paperComment } from '../entities/comments.ts';
import { idField, line, optionalLine, text } from '../text-fields.ts';
import { onRevision, operation } from './operation.ts';

/** What reviewers say beside the paragraphs of a paper, oldest first. No export holds it. */
export const commentsOperations = {
  list: operation.input(z.object({ documentId: idField })).output(z.array(paperComment)),
  add: operation
    .input(
      z.object({
        sectionId: idField,
        blockId: optionalLine(100),
        quote: text(200),
        text: line(2000),
      }),
    )
    .output(paperComment),
  reply: operation.input(z.object({ ...onRevision, text: line(2000) })).output(paperComment),
  setResolved: operation.input(z.object({ ...onRevision, isResolved: z.boolean() })).output(paperComment),
};
