import type { Attachment } from '../../../shared/contract/entities/attachments.ts';
import type { ExportedFile } from '../../../shared/contract/exported-file.ts';
import { checkAttachedFile, type AttachmentAudience } from '../../../shared/domain/attachments.ts';
import { keepFile, readKeptFile } from '../files/kept-files.ts';
import { FileNotWritten } from '../files/whole-file.ts';
import type { ReadHandle } from '../store/handles.ts';
import { fileKeysOf } from '../store/key-file.ts';
import { attachedFilesIn } from '../store/data-files.ts';
import {
  findAttachment,
  insertAttachment,
  updateAttachment,
  type AttachmentRecord,
} from '../store/repositories/attachments.ts';
import { allowed, found, notFound, OperationFailed, requireRevision, ruleViolated } from './failures.ts';
import { requireOpenPaper } from './meeting-records.ts';
import { runCommand, runQuery, type Logged, type Program, type Unit } from './program.ts';
import { asAttachment } from './read-document.ts';

type OnRevision = { readonly id: string; readonly revision: number };
type Named = { readonly documentId: string; readonly name: string; readonly audience: AttachmentAudience };

export function attachLink(program: Program, link: Named & { readonly href: string }): Attachment {
  return runCommand(program, 'attachments.addLink', (unit) =>
    added(unit, { ...link, kind: 'link', sha256: null, bytes: null }),
  );
}

/** The bytes are on the disk before a row names them; a file that no row came to name harms nothing. */
export async function attachFile(
  program: Program,
  { content, ...named }: Named & { readonly content: string },
): Promise<Attachment> {
  const bytes = Buffer.from(content, 'base64');
  allowed(checkAttachedFile({ name: named.name, bytes: bytes.length }));
  runQuery(program, (read) => requireOpenPaper(read, named.documentId));
  const sha256 = await kept(program, bytes);
  return runCommand(program, 'attachments.addFile', (unit) =>
    added(unit, { ...named, kind: 'file', href: null, sha256, bytes: bytes.length }),
  );
}

export function changeAttachment(
  program: Program,
  { id, revision, name, href, audience }: OnRevision & Pick<Attachment, 'name' | 'href' | 'audience'>,
): Attachment {
  return runCommand(program, 'attachments.update', (unit) => {
    const before = attachmentToChange(unit.read, id, revision);
    if (before.kind === 'file') allowed(checkAttachedFile({ name, bytes: before.bytes ?? 0 }));
    const fields = { name, audience, href: before.kind === 'link' ? (href ?? before.href) : null };
    return changed(unit, before, fields);
  });
}

export function removeAttachment(program: Program, { id, revision }: OnRevision): Record<string, never> {
  return runCommand(program, 'attachments.remove', (unit) => {
    const before = attachmentToChange(unit.read, id, revision);
    return { answer: {}, changed: changed(unit, before, { removedAt: unit.at }).changed };
  });
}

/** Brings an attachment back; one that is there stays as it is. */
export function restoreAttachment(program: Program, id: string): Attachment {
  return runCommand(program, 'attachments.restore', (unit) => {
    const before = found(findAttachment(unit.read, id), 'attachment');
    if (before.removedAt === null) return { answer: asAttachment(before), changed: null };
    return changed(unit, before, { removedAt: null });
  });
}

export async function readAttachment(program: Program, id: string): Promise<ExportedFile> {
  const { kind, name, sha256 } = runQuery(program, (read) => found(findAttachment(read, id), 'attachment'));
  if (kind === 'link') throw notFound('attachment');
  // Of a row that was recovered, the digest may be lost.
  const bytes =
    sha256 === null
      ? null
      : await readKeptFile(attachedFilesIn(program.dataFolder), sha256, fileKeysOf(program.store.key));
  if (bytes === null) throw ruleViolated('attached-file-not-there', { name });
  return { name, mediaType: 'application/octet-stream', content: bytes.toString('base64') };
}

async function kept({ dataFolder, store }: Program, bytes: Buffer): Promise<string> {
  try {
    return await keepFile(attachedFilesIn(dataFolder), bytes, fileKeysOf(store.key));
  } catch (error) {
    if (!(error instanceof FileNotWritten)) throw error;
    throw new OperationFailed({ code: 'storage-failed', data: { code: error.code } }, error);
  }
}

type Outcome = { readonly answer: Attachment; readonly changed: Logged };

function added(unit: Unit, fields: Omit<AttachmentRecord, 'id' | 'revision' | 'removedAt'>): Outcome {
  const { meetingId } = requireOpenPaper(unit.read, fields.documentId);
  const attachment = { id: unit.newId(), revision: 1, ...fields, removedAt: null };
  insertAttachment(unit.write, attachment);
  return {
    answer: asAttachment(attachment),
    changed: logged(attachment, meetingId, null, fields),
  };
}

function changed(unit: Unit, before: AttachmentRecord, fields: Partial<AttachmentRecord>): Outcome {
  const { meetingId } = requireOpenPaper(unit.read, before.documentId);
  const attachment = { ...before, ...fields, revision: before.revision + 1 };
  updateAttachment(unit.write, attachment);
  const { name, href, audience } = before;
  return {
    answer: asAttachment(attachment),
    changed: logged(attachment, meetingId, before.revision, { ...fields, before: { name, href, audience } }),
  };
}

function logged(
  { id }: AttachmentRecord,
  meetingId: string,
  baseRevision: number | null,
  payload: Logged['payload'],
): Logged {
  return { entityId: id, meetingId, baseRevision, payload, areas: ['documents'] };
}

function attachmentToChange(read: ReadHandle, id: string, revision: number): AttachmentRecord {
  const attachment = found(findAttachment(read, id), 'attachment');
  if (attachment.removedAt !== null) throw notFound('attachment');
  requireRevision(attachment, revision);
  return attachment;
}
