import { z } from 'zod';
import '../without-eval.ts';

/** Why locked data ask for the recovery key. */
export const lockReasons = [
  'no-key-store',
  /** Another user of this computer, or another computer, has the key in its key store. */
  'key-store-refused',
  'key-file-missing',
  'key-file-damaged',
] as const;
export type LockReason = (typeof lockReasons)[number];

/** As it was typed, with whatever spaces and dashes. */
export const recoveryKeyField = z.string().max(200);
