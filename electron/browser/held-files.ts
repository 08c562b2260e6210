import { randomBytes } from 'node:crypto';

/** A file that goes to the browser as a download. */
export type HeldFile = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer };

/**
 * Files on their way to the browser. An operation's answer names what is held; the page asks for the address of a
 * download by that name, and the address works once, for a short time.
 */
export type HeldFiles = {
  /** Answers with the name by which the page asks for the download. */
  readonly hold: (file: HeldFile) => string;
  /** The one-time address of a held file, under the name that it shall have; null: nothing of that name is held. */
  readonly addressOf: (held: string, name: string) => string | null;
  /** The file at an address, once. */
  readonly take: (path: string) => HeldFile | null;
  readonly forget: () => void;
};

export const downloadsPath = '/downloads/';
/** Of what is held, and of an address. A person may be asked first whether several files may be downloaded. */
const longestHeld = 10 * 60_000;
/** In bytes. What was held first goes first. */
const mostHeld = 512 * 1024 * 1024;

export function holdFiles(now: () => number = Date.now): HeldFiles {
  const held = new Map<string, { readonly file: HeldFile; readonly since: number }>();
  const addresses = new Map<string, { readonly file: HeldFile; readonly since: number }>();
  const tidy = (): void => {
    for (const places of [held, addresses]) {
      for (const [key, { since }] of places) if (now() - since > longestHeld) places.delete(key);
    }
    for (const places of [held, addresses]) {
      for (const key of places.keys()) {
        if (sizeOf(held) + sizeOf(addresses) <= mostHeld) return;
        places.delete(key);
      }
    }
  };
  return {
    hold: (file) => {
      const key = randomKey();
      held.set(key, { file, since: now() });
      tidy();
      return key;
    },
    addressOf: (key, name) => {
      tidy();
      const found = held.get(key);
      if (!found) return null;
      held.delete(key);
      const address = downloadsPath + randomKey();
      addresses.set(address, { file: { ...found.file, name }, since: now() });
      return address;
    },
    take: (path) => {
      tidy();
      const found = addresses.get(path);
      addresses.delete(path);
      return found?.file ?? null;
    },
    forget: () => {
      held.clear();
      addresses.clear();
    },
  };
}

function sizeOf(places: ReadonlyMap<string, { readonly file: HeldFile }>): number {
  let size = 0;
  for (const { file } of places.values()) size += file.bytes.length;
  return size;
}

function randomKey(): string {
  return randomBytes(32).toString('base64url');
}

/** What says that an answer is to be kept as a file, under a name of any script (RFC 6266, RFC 8187). */
export function attachmentHeader(name: string): string {
  const safe = name.replace(/[\p{Cc}\p{Cf}/\\]/gu, '_').slice(0, 200) || 'file';
  const plain = safe.replace(/[^\x20-\x7e]|["%]/g, '_');
  const encoded = encodeURIComponent(safe.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

export function safeMediaType(mediaType: string): string {
  return /^[\w.+-]+\/[\w.+-]+(; ?charset=[\w-]+)?$/.test(mediaType) ? mediaType : 'application/octet-stream';
}
