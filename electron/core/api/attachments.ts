import {
  attachFile,
  attachLink,
  changeAttachment,
  readAttachment,
  removeAttachment,
  restoreAttachment,
} from '../services/attachments.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function attachmentsApi(program: Program) {
  const { attachments } = operations;
  return {
    addLink: attachments.addLink.handler(({ input }) => attachLink(program, input)),
    addFile: attachments.addFile.handler(({ input }) => attachFile(program, input)),
    update: attachments.update.handler(({ input }) => changeAttachment(program, input)),
    remove: attachments.remove.handler(({ input }) => removeAttachment(program, input)),
    restore: attachments.restore.handler(({ input }) => restoreAttachment(program, input.id)),
    read: attachments.read.handler(({ input }) => readAttachment(program, input.id)),
  };
}
