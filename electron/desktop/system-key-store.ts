import { safeStorage } from 'electron';
import type { KeyStore } from '../core/open-core.ts';

/**
 * The key store of the system, by Electron. On Linux without a keyring Electron scrambles with a password that is
 * written in its source (`basic_text`): that keeps nothing from anybody, and is no key store.
 */
export function systemKeyStore(): KeyStore {
  return {
    isReal: async () => {
      if (process.platform === 'linux') {
        const backend = safeStorage.getSelectedStorageBackend();
        if (backend === 'basic_text' || backend === 'unknown') return false;
      }
      return safeStorage.isAsyncEncryptionAvailable().catch(() => false);
    },
    wrap: async (text) => (await safeStorage.encryptStringAsync(text)).toString('base64'),
    unwrap: async (wrapped) => (await safeStorage.decryptStringAsync(Buffer.from(wrapped, 'base64'))).result,
  };
}
