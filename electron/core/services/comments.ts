import type { PaperComment } from '../../../shared/contract/entities/comments.ts';
import type { ReadHandle } from '../store/handles.ts';
import {
  findComment,
  insertComment,
  insertReply,
  listComments,
  listReplies,
  updateComment,
  type CommentRecord,
} from '../store/repositories/comments.ts';
import { findDocument, type DocumentRecord } from '../store/repositories/documents.ts';
import { findSection } from '../store/repositories/sections.ts';
import { found, notFound, requireRevision } from './failures.ts';
import { requirePaper } from './meeting-records.ts';
import { runCommand, runQuery, type Logged, type Program, type Unit } from './program.ts';

// What reviewers say beside a paper. It is no part of the paper: a cleared one takes comments too, and none is exported.

type OnRevision = { readonly id: string; readonly revision: number };

export function commentsOn(program: Program, documentId: string): PaperComment[] {
  return runQuery(program, (read) => {
    requirePaper(read, documentId);
    return allOf(read, documentId);
  });
}

export function addComment(
  program: Program,
  { sectionId, ...said }: Pick<CommentRecord, 'sectionId' | 'blockId' | 'quote' | 'text'>,
): PaperComment {
  return runCommand(program, 'comments.add', (unit) => {
    const { write, newId, at, author } = unit;
    const paper = paperOfSection(unit.read, sectionId);
    const comment = {
      id: newId(),
      revision: 1,
      sectionId,
      ...said,
      at,
      author,
      resolvedAt: null,
      resolvedBy: null,
    };
    insertComment(write, comment);
    return answered(unit, paper, comment.id, null, { sectionId, ...said });
  });
}

export function replyToComment(
  program: Program,
  { id, revision, text }: OnRevision & { readonly text: string },
): PaperComment {
  return runCommand(program, 'comments.reply', (unit) => {
    const { write, newId, at, author } = unit;
    const { comment, paper } = commentToChange(unit.read, { id, revision });
    updateComment(write, { ...comment, revision: revision + 1 });
    insertReply(write, { id: newId(), commentId: id, at, author, text });
    return answered(unit, paper, id, revision, { text });
  });
}

/** A resolved comment is put aside, and can be opened again. */
export function resolveComment(
  program: Program,
  { id, revision, isResolved }: OnRevision & { readonly isResolved: boolean },
): PaperComment {
  return runCommand(program, 'comments.setResolved', (unit) => {
    const { comment, paper } = commentToChange(unit.read, { id, revision });
    const by = isResolved
      ? { resolvedAt: unit.at, resolvedBy: unit.author }
      : { resolvedAt: null, resolvedBy: null };
    updateComment(unit.write, { ...comment, ...by, revision: revision + 1 });
    const before = { isResolved: comment.resolvedAt !== null };
    return answered(unit, paper, id, revision, { isResolved, before });
  });
}

function commentToChange(
  read: ReadHandle,
  { id, revision }: OnRevision,
): { readonly comment: CommentRecord; readonly paper: DocumentRecord } {
  const comment = found(findComment(read, id), 'comment');
  requireRevision(comment, revision);
  return { comment, paper: paperOfSection(read, comment.sectionId) };
}

function paperOfSection(read: ReadHandle, sectionId: string): DocumentRecord {
  const section = found(findSection(read, sectionId), 'section');
  const document = found(findDocument(read, section.documentId), 'document');
  if (document.kind !== 'cover-paper') throw notFound('section');
  return document;
}

function answered(
  { read }: Unit,
  paper: DocumentRecord,
  id: string,
  baseRevision: number | null,
  payload: Logged['payload'],
): { readonly answer: PaperComment; readonly changed: Logged } {
  const comment = allOf(read, paper.id).find((each) => each.id === id);
  return {
    answer: found(comment ?? null, 'comment'),
    changed: { entityId: id, meetingId: paper.meetingId, baseRevision, payload, areas: ['comments'] },
  };
}

function allOf(read: ReadHandle, documentId: string): PaperComment[] {
  const replies = Map.groupBy(listReplies(read, documentId), ({ commentId }) => commentId);
  return listComments(read, documentId).map((comment) => ({
    ...comment,
    replies: (replies.get(comment.id) ?? []).map(({ id, at, author, text }) => ({ id, at, author, text })),
  }));
}
