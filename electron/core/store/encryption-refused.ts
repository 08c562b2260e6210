import type { EncryptionProblemCode } from '../../../shared/contract/errors.ts';

/** Something with keys that was not done. The data are as they were. */
export class EncryptionRefused extends Error {
  override readonly name = 'EncryptionRefused';
  readonly code: EncryptionProblemCode;
  /** Of a recovery key, the group that was mistyped, from 1. */
  readonly group: number | undefined;
  constructor(code: EncryptionProblemCode, group?: number, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.group = group;
  }
}
