// Words that no commit was answered for, held beside the page for as long as its tab: a page that crashed or was loaded
// anew has them again. They are not the record; the store is.

import type { Body } from '../../shared/document/body.ts';
import type { DocumentKind } from '../../shared/document/schemas.ts';
import { validateBody } from '../../shared/document/validate-body.ts';
import { isSameBody, wordsIn } from './load-section.ts';

export type HeldWords = {
  /** The document that the section is in. */
  readonly documentId: string;
  /** The text as it stood on screen. */
  readonly body: Body;
  /** The stored text that it was made from. */
  readonly base: Body;
  /** Texts on the way from one to the other that may have been committed without the page hearing of it. */
  readonly sent: readonly Body[];
};

export type HeldText = { readonly sectionId: string; readonly documentId: string; readonly text: string };

/** A tab's own storage; in tests a map. */
export type HoldingPlace = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export type HeldWordsStore = {
  /** False where there was no room for them. */
  hold(sectionId: string, words: HeldWords): boolean;
  /** Null where there are none, or where they are not whole. */
  find(kind: DocumentKind, sectionId: string): HeldWords | null;
  release(sectionId: string): void;
  /** What is held, of whatever document. */
  list(): readonly HeldText[];
};

/** What held words are beside the text that is stored now. */
export type HeldStanding = 'saved' | 'edit' | 'conflict';

export function holdWordsIn(place: HoldingPlace): HeldWordsStore {
  return {
    hold(sectionId, words) {
      try {
        place.setItem(keyOf(sectionId), JSON.stringify(words));
        return true;
      } catch {
        // No room beside the page: the words are on screen all the same, and go on being sent.
        return false;
      }
    },
    find(kind, sectionId) {
      try {
        return wholeWords(kind, partsOf(place.getItem(keyOf(sectionId))));
      } catch {
        // A place that cannot be read holds nothing.
        return null;
      }
    },
    release(sectionId) {
      try {
        place.removeItem(keyOf(sectionId));
      } catch {
        // A place that cannot be written to holds nothing either.
      }
    },
    list() {
      const keys = Array.from({ length: place.length }, (_, index) => place.key(index) ?? '');
      return keys
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => {
          const { documentId, body } = partsOf(place.getItem(key));
          return typeof documentId === 'string'
            ? [{ sectionId: key.slice(prefix.length), documentId, text: wordsIn(body) }]
            : [];
        });
    },
  };
}

/** Decides what becomes of held words: dropped, saved as an edit of what is stored, or shown beside it. */
export function standingOf(kind: DocumentKind, held: HeldWords, stored: Body): HeldStanding {
  if (isSameBody(kind, held.body, stored)) return 'saved';
  const isOurs = [held.base, ...held.sent].some((body) => isSameBody(kind, body, stored));
  return isOurs ? 'edit' : 'conflict';
}

const prefix = 'secretariat.held.';

function keyOf(sectionId: string): string {
  return prefix + sectionId;
}

type Parts = { readonly [Part in keyof HeldWords]?: unknown };

function partsOf(text: string | null): Parts {
  try {
    const json: unknown = JSON.parse(text ?? 'null');
    return typeof json === 'object' && json !== null ? json : {};
  } catch {
    return {};
  }
}

function wholeWords(kind: DocumentKind, json: Parts): HeldWords | null {
  const body = validateBody(kind, json.body);
  const base = validateBody(kind, json.base);
  if (!body.ok || !base.ok) return null;
  const sent = Array.isArray(json.sent) ? (json.sent as unknown[]) : [];
  const sound = sent
    .map((each) => validateBody(kind, each))
    .flatMap((check) => (check.ok ? [check.body] : []));
  return {
    documentId: typeof json.documentId === 'string' ? json.documentId : '',
    body: body.body,
    base: base.body,
    sent: sound,
  };
}
