import { attachmentAudiences, attachmentKinds } from '../../../../shared/domain/attachments.ts';
import { integer, oneOf, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  id: text,
  revision: integer,
  documentId: text,
  kind: oneOf(attachmentKinds),
  name: text,
  href: orNull(text),
  sha256: orNull(text),
  bytes: orNull(integer),
  audience: oneOf(attachmentAudiences),
  removedAt: orNull(text),
};

export type AttachmentRecord = RowOf<typeof row>;

const columns = `id, revision, document_id AS documentId, kind, name, href, sha256, bytes, audience,
  removed_at AS removedAt`;

export const attachmentStatements = {
  byId: select(['id'], row, `SELECT ${columns} FROM attachments WHERE id = @id`),
  // Ids grow with time.
  ofDocument: select(
    ['documentId'],
    row,
    `SELECT ${columns} FROM attachments WHERE document_id = @documentId AND removed_at IS NULL ORDER BY id`,
  ),
  insert: change(
    ['id', 'revision', 'documentId', 'kind', 'name', 'href', 'sha256', 'bytes', 'audience', 'removedAt'],
    `INSERT INTO attachments (id, revision, document_id, kind, name, href, sha256, bytes, audience, removed_at)
     VALUES (@id, @revision, @documentId, @kind, @name, @href, @sha256, @bytes, @audience, @removedAt)`,
  ),
  update: change(
    ['id', 'revision', 'name', 'href', 'audience', 'removedAt'],
    `UPDATE attachments SET revision = @revision, name = @name, href = @href, audience = @audience,
       removed_at = @removedAt WHERE id = @id`,
  ),
} as const;

export function findAttachment(read: ReadHandle, id: string): AttachmentRecord | null {
  return read.one(attachmentStatements.byId, { id });
}

/** What is attached to a document, in the order in which it was attached. */
export function listAttachments(read: ReadHandle, documentId: string): readonly AttachmentRecord[] {
  return read.all(attachmentStatements.ofDocument, { documentId });
}

export function insertAttachment(write: WriteHandle, attachment: AttachmentRecord): void {
  write.run(attachmentStatements.insert, attachment);
}

export function updateAttachment(
  write: WriteHandle,
  { id, revision, name, href, audience, removedAt }: AttachmentRecord,
): void {
  write.run(attachmentStatements.update, { id, revision, name, href, audience, removedAt });
}
