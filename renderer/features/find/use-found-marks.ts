import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { useEffect, useRef, type RefObject } from 'react';
import type { Finder, FoundWords } from '../../../shared/document/find-words.ts';
import { markFound, rangesInDrawing, rangesInView, reveal, unmarkFound } from '../../editor/found-ranges.ts';
import type { Anchor } from './found-places.ts';
import type { FindPlace } from './find-options.ts';

type Marked = {
  readonly doc: Node;
  readonly found: readonly FoundWords[];
  /** What the text begins with on the page: another one where it was drawn anew. */
  readonly drawn: Element | null;
  readonly ranges: readonly Range[];
};

/** More than anybody looks at one by one. What is shown next is marked whatever its number. */
const mostMarked = 5_000;

/**
 * Marks what is found on the page. Of a section that has not changed the marks stay; while someone types in one, the
 * browser moves them, and they are set anew once the typing pauses.
 */
export function useFoundMarks({
  places,
  editor,
  liveId,
  page,
  find,
  here,
}: {
  readonly places: readonly FindPlace[];
  readonly editor: Editor | null;
  readonly liveId: string | null;
  readonly page: RefObject<HTMLElement | null>;
  readonly find: Finder;
  readonly here: Anchor | null;
}): {
  readonly rangeOf: (sectionId: string, words: FoundWords) => Range | null;
  readonly reveal: (sectionId: string, words: FoundWords) => void;
} {
  const known = useRef(new Map<string, Marked>());

  const rangesOf = (sectionId: string, found: readonly FoundWords[], doc: Node): readonly Range[] => {
    if (editor !== null && sectionId === liveId) {
      return editor.state.doc === doc && !editor.isDestroyed ? rangesInView(editor.view, found) : [];
    }
    const text = textOnPage(page.current, sectionId);
    return text === null ? [] : rangesInDrawing(text, doc, found);
  };

  const rangeOf = (sectionId: string, words: FoundWords): Range | null => {
    const doc = docOnPage(places, sectionId, sectionId === liveId ? editor : null);
    return doc === null ? null : (rangesOf(sectionId, [words], doc)[0] ?? null);
  };

  useEffect(() => {
    const marked = new Map<string, Marked>();
    for (const { section } of places) {
      const doc = docOnPage(places, section.id, section.id === liveId ? editor : null);
      if (doc === null) continue;
      const found = find(doc);
      const drawn = textOnPage(page.current, section.id)?.firstElementChild ?? null;
      const before = known.current.get(section.id);
      const isSame = before?.doc === doc && before.found === found && before.drawn === drawn;
      marked.set(
        section.id,
        isSame ? before : { doc, found, drawn, ranges: rangesOf(section.id, found, doc) },
      );
    }
    known.current = marked;
    const at = here === null ? null : (marked.get(here.sectionId) ?? null);
    const index = at?.found.findIndex(({ from }) => from === here?.position) ?? -1;
    markFound(
      [...marked.values()].flatMap(({ ranges }) => ranges).slice(0, mostMarked),
      at?.ranges[index] ?? null,
    );
  });
  useEffect(() => unmarkFound, []);

  return {
    rangeOf,
    reveal: (sectionId, words) => {
      const range = rangeOf(sectionId, words);
      if (range && page.current) reveal(range, page.current);
      else sectionOnPage(page.current, sectionId)?.scrollIntoView({ block: 'nearest' });
    },
  };
}

/** The text that is drawn: the one on screen may be a moment older than the one that is edited. */
function docOnPage(places: readonly FindPlace[], sectionId: string, editor: Editor | null): Node | null {
  if (editor !== null) return editor.state.doc;
  const section = places.find((place) => place.section.id === sectionId)?.section;
  return section?.state === 'sound' && section.saving.kind !== 'conflict' ? section.doc : null;
}

function textOnPage(page: HTMLElement | null, sectionId: string): Element | null {
  return sectionOnPage(page, sectionId)?.querySelector('.section-text') ?? null;
}

function sectionOnPage(page: HTMLElement | null, sectionId: string): Element | null {
  return page?.querySelector(`[data-section="${sectionId}"]`) ?? null;
}
