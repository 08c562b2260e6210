import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { FileKeys } from '../files/kept-files.ts';
import type { DataKey } from './database.ts';

// What lies beside encrypted data: the data's key, shut in twice, once under the recovery key and once by the key store
// of the system. Neither says anything of the key to whoever has not the one or the other.

function hex(bytes: number) {
  return z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
}

const shutIn = z.strictObject({ salt: hex(16), nonce: hex(12), content: hex(32), tag: hex(16) });

const keyEntry = z.strictObject({
  /** Names the key, so that it is known whether it was the right one that did not open a file. */
  id: hex(8),
  recovery: shutIn,
  /** What the key store of this computer made of it, in base64; null where it has none, and beside backups. */
  keyStore: z.base64().nullable(),
});
export type KeyEntry = z.infer<typeof keyEntry>;

const keyFile = z.strictObject({
  format: z.literal(1),
  cipher: z.literal('chacha20-poly1305'),
  /** More than one only while other data are being put in place. */
  keys: z.array(keyEntry).min(1).max(8),
});

/** null: this is no key file that can be read. */
export function readKeyFile(text: string): readonly KeyEntry[] | null {
  try {
    return keyFile.parse(JSON.parse(text)).keys;
  } catch {
    return null;
  }
}

export function writeKeyFile(keys: readonly KeyEntry[]): string {
  const file = { format: 1, cipher: 'chacha20-poly1305', keys: [...keys] } satisfies z.infer<typeof keyFile>;
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Shuts a key in under a recovery key (as `writeRecoveryKey` writes it), and for the key store as it was given. */
export function entryOf(key: DataKey, recoveryKey: string, keyStore: string | null): KeyEntry {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyUnder(recoveryKey, salt), nonce);
  const content = Buffer.concat([cipher.update(key.bytes), cipher.final()]);
  const recovery = {
    salt: salt.toString('hex'),
    nonce: nonce.toString('hex'),
    content: content.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
  };
  return { id: idOf(key), recovery, keyStore };
}

/** The key of an entry; null where the recovery key is another one, or the entry is damaged. */
export function keyByRecovery({ id, recovery }: KeyEntry, recoveryKey: string): DataKey | null {
  const bytesOf = (name: keyof typeof recovery): Buffer => Buffer.from(recovery[name], 'hex');
  try {
    const under = keyUnder(recoveryKey, bytesOf('salt'));
    const decipher = createDecipheriv('aes-256-gcm', under, bytesOf('nonce'), { authTagLength: 16 });
    decipher.setAuthTag(bytesOf('tag'));
    const key = { bytes: Buffer.concat([decipher.update(bytesOf('content')), decipher.final()]) };
    return idOf(key) === id ? key : null;
  } catch {
    return null;
  }
}

export function idOf({ bytes }: DataKey): string {
  return createHmac('sha256', bytes).update('Secretariat: the name of this key').digest('hex').slice(0, 16);
}

/** A key of its own for what lies beside the database. */
function keyFor(purpose: string, { bytes }: DataKey): Buffer {
  return Buffer.from(hkdfSync('sha256', bytes, '', `Secretariat: ${purpose}`, 32));
}

// It is random, and has 158 bits: nobody can try them all, so that nothing need make each try slow.
function keyUnder(recoveryKey: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', recoveryKey, salt, 'Secretariat: the recovery key', 32));
}

/** The keys of the attached files. */
export function fileKeysOf(key: DataKey): FileKeys;
export function fileKeysOf(key: DataKey | null): FileKeys | null;
export function fileKeysOf(key: DataKey | null): FileKeys | null {
  return key && { content: keyFor('attached files', key), name: keyFor('names of attached files', key) };
}

/** The key of words that a page holds beside itself: the page is given no other. */
export function heldWordsKeyOf(key: DataKey): Buffer {
  return keyFor('words held by a page', key);
}
