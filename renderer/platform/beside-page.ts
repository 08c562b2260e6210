// Words that are kept beside the page, in the tab's own storage, which lies on the disk: of encrypted data they are
// hidden there under a key that the program hands to its page, and that follows from the key of the data.

import { chacha20 } from '../../shared/domain/chacha20.ts';

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export type BesidePage = Place & {
  /**
   * Hides what is there, and what comes, under a key of 32 bytes in base64; null: it lies there as it is. What is there
   * under a former key is read with it.
   */
  hideUnder(key: string | null, former?: readonly string[]): void;
  /** Whether a text may lie there for longer than the program runs. */
  readonly mayStay: boolean;
};

const mark = 'hidden ';
/** Begins whatever is hidden: another key would not bring it out. */
const shibboleth = 'secretariat ';
const nonceLength = 12;

/** A tab's storage; in tests a map. */
export function besidePage(place: Place): BesidePage {
  let key: Uint8Array | null = null;
  // Those of this page are kept too: what it hid it can read.
  let known: readonly string[] = [];
  const hidden = (text: string): string => {
    if (key === null) return text;
    const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
    const bytes = chacha20(key, nonce, 0, new TextEncoder().encode(shibboleth + text));
    return mark + base64Of(nonce) + base64Of(bytes);
  };
  const shown = (kept: string | null): string | null => {
    if (kept === null || !kept.startsWith(mark)) return kept;
    const nonceEnd = mark.length + (nonceLength / 3) * 4;
    const nonce = bytesOf(kept.slice(mark.length, nonceEnd));
    const bytes = bytesOf(kept.slice(nonceEnd));
    for (const each of known) {
      const text = new TextDecoder().decode(chacha20(bytesOf(each), nonce, 0, bytes));
      if (text.startsWith(shibboleth)) return text.slice(shibboleth.length);
    }
    return null;
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
    hideUnder(next, former = []) {
      key = next === null ? null : bytesOf(next);
      known = [...new Set([...(next === null ? [] : [next]), ...former, ...known])];
      const names = Array.from({ length: place.length }, (_, index) => place.key(index) ?? '');
      for (const name of names) {
        const text = shown(place.getItem(name));
        if (text === null) continue;
        try {
          // Also what is under a former key: the program may forget it.
          place.setItem(name, hidden(text));
        } catch {
          // No room for the longer text: as it lies there it is not lost.
        }
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
