import {
  changeRecoveryKey,
  encryptionStatus,
  proposeRecoveryKey,
  removePlainCopies,
  switchEncryptionOff,
  switchEncryptionOn,
  unlockStore,
} from '../services/encryption.ts';
import type { Program } from '../services/program.ts';
import { operations } from './operations.ts';

export function encryptionApi(program: Program) {
  const { encryption } = operations;
  return {
    status: encryption.status.handler(() => encryptionStatus(program)),
    propose: encryption.propose.handler(() => proposeRecoveryKey(program)),
    switchOn: encryption.switchOn.handler(({ input }) => switchEncryptionOn(program, input.recoveryKey)),
    switchOff: encryption.switchOff.handler(() => switchEncryptionOff(program)),
    changeRecoveryKey: encryption.changeRecoveryKey.handler(({ input }) =>
      changeRecoveryKey(program, input.recoveryKey),
    ),
    removePlainCopies: encryption.removePlainCopies.handler(() => removePlainCopies(program)),
    unlock: encryption.unlock.handler(({ input }) => unlockStore(program, input.recoveryKey)),
  };
}
