import { z } from 'zod';
import { attachmentAudiences, largestAttachment } from '../../domain/attachments.ts';
import { attachment } from '../entities/attachments.ts';
import { exportedFile } from '../exported-file.ts';
import { idField, line, linkField } from '../text-fields.ts';
import { done, onRevision, operation } from './operation.ts';

export const attachmentsOperations = {
  addLink: operation
    .input(
      z.object({
        documentId: idField,
        name: line(200),
        href: linkField,
        audience: z.enum(attachmentAudiences),
      }),
    )
    .output(attachment),
  /**
   * Keeps a file's bytes, given in base64, beside the data. Refused with `file-name-not-for-windows`, `file-is-empty`
   * or `file-is-too-large`.
   */
  addFile: operation
    .input(
      z.object({
        documentId: idField,
        name: line(200),
        content: z.base64().max(Math.ceil(largestAttachment / 3) * 4 + 4),
        audience: z.enum(attachmentAudiences),
      }),
    )
    .output(attachment),
  update: operation
    .input(
      z.object({
        ...onRevision,
        name: line(200),
        /** Of a link; a file has none. */
        href: linkField.nullable(),
        audience: z.enum(attachmentAudiences),
      }),
    )
    .output(attachment),
  /** Takes an attachment off its paper; `restore` brings it back. The file is kept. */
  remove: operation.input(z.object(onRevision)).output(done),
  restore: operation.input(z.object({ id: idField })).output(attachment),
  /** An attached file. Refused with `attached-file-not-there` where its bytes are not those that were attached. */
  read: operation.input(z.object({ id: idField })).output(exportedFile),
};
