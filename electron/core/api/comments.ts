import { addComment, commentsOn, replyToComment, resolveComment } from '../services/comments.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function commentsApi(program: Program) {
  const { comments } = operations;
  return {
    list: comments.list.handler(({ input }) => commentsOn(program, input.documentId)),
    add: comments.add.handler(({ input }) => addComment(program, input)),
    reply: comments.reply.handler(({ input }) => replyToComment(program, input)),
    setResolved: comments.setResolved.handler(({ input }) => resolveComment(program, input)),
  };
}
