import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

// A person's keyring, as a file away from the data. Without one it is as on a Linux without a keyring: Electron has the
// functions, and says `basic_text`.
const keyring = process.env.ELECTRON_DOUBLE_KEYRING ?? null;

export const safeStorage = {
  getSelectedStorageBackend: () => (keyring === null ? 'basic_text' : 'gnome_libsecret'),
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync(text: string): Promise<Buffer> {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', secret(), nonce);
    const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Promise.resolve(Buffer.concat([nonce, cipher.getAuthTag(), content]));
  },
  async decryptStringAsync(bytes: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    const decipher = createDecipheriv('aes-256-gcm', secret(), bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(bytes.subarray(12, 28));
    const result = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    return Promise.resolve({ shouldReEncrypt: false, result });
  },
};

function secret(): Buffer {
  if (keyring === null) return Buffer.alloc(32);
  if (!existsSync(keyring)) writeFileSync(keyring, randomBytes(32));
  return readFileSync(keyring);
}
