import { integer, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  id: text,
  revision: integer,
  sectionId: text,
  blockId: orNull(text),
  quote: text,
  at: text,
  author: text,
  text,
  resolvedAt: orNull(text),
  resolvedBy: orNull(text),
};
const replyRow = { id: text, commentId: text, at: text, author: text, text };

export type CommentRecord = RowOf<typeof row>;
export type ReplyRecord = RowOf<typeof replyRow>;

const columns = `comments.id, comments.revision, section_id AS sectionId, block_id AS blockId, quote, at, author, text,
  resolved_at AS resolvedAt, resolved_by AS resolvedBy`;

// Ids grow with the time at which they were made.
export const commentStatements = {
  byId: select(['id'], row, `SELECT ${columns} FROM comments WHERE id = @id`),
  ofDocument: select(
    ['documentId'],
    row,
    `SELECT ${columns} FROM comments JOIN sections ON sections.id = section_id
     WHERE document_id = @documentId ORDER BY comments.id`,
  ),
  repliesOfDocument: select(
    ['documentId'],
    replyRow,
    `SELECT comment_replies.id, comment_id AS commentId, comment_replies.at, comment_replies.author,
       comment_replies.text
     FROM comment_replies JOIN comments ON comments.id = comment_id JOIN sections ON sections.id = section_id
     WHERE document_id = @documentId ORDER BY comment_replies.id`,
  ),
  insert: change(
    ['id', 'revision', 'sectionId', 'blockId', 'quote', 'at', 'author', 'text', 'resolvedAt', 'resolvedBy'],
    `INSERT INTO comments (id, revision, section_id, block_id, quote, at, author, text, resolved_at, resolved_by)
     VALUES (@id, @revision, @sectionId, @blockId, @quote, @at, @author, @text, @resolvedAt, @resolvedBy)`,
  ),
  update: change(
    ['id', 'revision', 'resolvedAt', 'resolvedBy'],
    `UPDATE comments SET revision = @revision, resolved_at = @resolvedAt, resolved_by = @resolvedBy WHERE id = @id`,
  ),
  insertReply: change(
    ['id', 'commentId', 'at', 'author', 'text'],
    `INSERT INTO comment_replies (id, comment_id, at, author, text) VALUES (@id, @commentId, @at, @author, @text)`,
  ),
} as const;

export function findComment(read: ReadHandle, id: string): CommentRecord | null {
  return read.one(commentStatements.byId, { id });
}

/** Oldest first. */
export function listComments(read: ReadHandle, documentId: string): readonly CommentRecord[] {
  return read.all(commentStatements.ofDocument, { documentId });
}

export function listReplies(read: ReadHandle, documentId: string): readonly ReplyRecord[] {
  return read.all(commentStatements.repliesOfDocument, { documentId });
}

export function insertComment(write: WriteHandle, comment: CommentRecord): void {
  write.run(commentStatements.insert, comment);
}

export function updateComment(
  write: WriteHandle,
  { id, revision, resolvedAt, resolvedBy }: CommentRecord,
): void {
  write.run(commentStatements.update, { id, revision, resolvedAt, resolvedBy });
}

export function insertReply(write: WriteHandle, reply: ReplyRecord): void {
  write.run(commentStatements.insertReply, reply);
}
