import { z } from 'zod';
import { recoveryKeyField } from '../entities/encryption.ts';
import { operation } from './operation.ts';

export const encryptionOperations = {
  status: operation.output(
    z.object({
      isOn: z.boolean(),
      /** Whether this computer can keep the key: without that it is not switched on. */
      hasKeyStore: z.boolean(),
      /** Whether the data open here without the recovery key. */
      opensHere: z.boolean(),
      /** What lies beside encrypted data from before, for anybody to read. */
      plainCopies: z.object({ backups: z.int(), setAside: z.int(), attachedFiles: z.int() }),
    }),
  ),
  /** Makes a recovery key, to be written down with what it is for. Nothing is encrypted by it yet. */
  propose: operation.output(
    z.object({ recoveryKey: z.string(), computer: z.string(), dataFolder: z.string() }),
  ),
  /** Encrypts the data, once the proposed recovery key was typed in again. */
  switchOn: operation.input(z.object({ recoveryKey: recoveryKeyField })).output(z.object({})),
  switchOff: operation.output(z.object({})),
  /** Makes the proposed recovery key the one that opens the data and their backups, in the place of the old one. */
  changeRecoveryKey: operation.input(z.object({ recoveryKey: recoveryKeyField })).output(z.object({})),
  /** Writes over and removes what lies there unencrypted, once there is an encrypted backup. */
  removePlainCopies: operation.output(z.object({ removed: z.int() })),
  /** Opens locked data. */
  unlock: operation.input(z.object({ recoveryKey: recoveryKeyField })).output(z.object({})),
};
