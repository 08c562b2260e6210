// Words that are kept beside the page, in the tab's own storage, which lies on the disk: of encrypted data they are
// hidden there under a key that the program made when it started and hands to its page, and that is nowhere else.

import { chacha20 } from '../../shared/domain/chacha20.ts';

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export type BesidePage = Place & {
  /** Hides what is there, and what comes, under a key of 32 bytes in base64; null: it lies there as it is. */
  hideUnder(key: string | null): void;
  /** Whether a text may lie there for longer than the program runs. */
  readonly mayStay: boolean;
};

const mark = 'hidden ';
const nonceLength = 12;

/** A tab's storage; in tests a map. */
export function besidePage(place: Place): BesidePage {
  let key: Uint8Array | null = null;
  const hidden = (text: string): string => {
    if (key === null) return text;
    const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
    const bytes = chacha20(key, nonce, 0, new TextEncoder().encode(text));
    return mark + base64Of(nonce) + base64Of(bytes);
  };
  const shown = (kept: string | null): string | null => {
    if (kept === null || !kept.startsWith(mark)) return kept;
    if (key === null) return null;
    const nonceEnd = mark.length + (nonceLength / 3) * 4;
    const nonce = bytesOf(kept.slice(mark.length, nonceEnd));
    return new TextDecoder().decode(chacha20(key, nonce, 0, bytesOf(kept.slice(nonceEnd))));
  };
  return {
    get length() {
      return place.length;
    },
    get mayStay() {
      return key === null;
    },
    key: (index) => place.key(index),
    getItem: (name) => shown(place.getItem(name)),
    setItem: (name, text) => place.setItem(name, hidden(text)),
    removeItem: (name) => place.removeItem(name),
    hideUnder(next) {
      key = next === null ? null : bytesOf(next);
      if (key === null) return;
      const names = Array.from({ length: place.length }, (_, index) => place.key(index) ?? '');
      for (const name of names) {
        const text = place.getItem(name);
        if (text !== null && !text.startsWith(mark)) place.setItem(name, hidden(text));
      }
    },
  };
}

export const wordsBesidePage = besidePage(window.sessionStorage);

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
