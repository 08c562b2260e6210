import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

// A file's bytes under a key: a mark, the nonce, the content as AES-256-GCM leaves it with its tag, and a digest of all
// of that, by which whoever has no key sees whether a copy is whole.

const mark = Buffer.from('SECRETF1', 'latin1');
const nonceLength = 12;
const tagLength = 16;
const digestLength = 32;

export function hideBytes(bytes: Uint8Array, key: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const hidden = Buffer.concat([mark, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  return Buffer.concat([hidden, digestOf(hidden)]);
}

/** null: under another key, or damaged. */
export function showBytes(hidden: Buffer, key: Uint8Array): Buffer | null {
  if (!isWholeHidden(hidden)) return null;
  const start = mark.length + nonceLength;
  const end = hidden.length - digestLength - tagLength;
  const nonce = hidden.subarray(mark.length, start);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAuthTag(hidden.subarray(end, end + tagLength));
  try {
    return Buffer.concat([decipher.update(hidden.subarray(start, end)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Whether a hidden file is as it was written. Needs no key. */
export function isWholeHidden(hidden: Buffer): boolean {
  if (hidden.length < mark.length + nonceLength + tagLength + digestLength) return false;
  const end = hidden.length - digestLength;
  return (
    hidden.subarray(0, mark.length).equals(mark) &&
    digestOf(hidden.subarray(0, end)).equals(hidden.subarray(end))
  );
}

function digestOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
