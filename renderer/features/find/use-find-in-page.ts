import { useEffect, useMemo, useRef, useState } from 'react';
import {
  countReplaceable,
  longestSearch,
  readingAsStored,
  wordFinder,
  type FoundWords,
  type ReplacedCount,
  type WordSearch,
} from '../../../shared/document/find-words.ts';
import { fixedWordsSentences, wordSearchProblem } from '../../../shared/wording/word-replaced.ts';
import { replaceInSection } from '../../editor/replace-in-section.ts';
import { undoIn } from '../../editor/section-history.ts';
import { withView } from '../../editor/with-view.ts';
import { announce } from '../../ui/announcer.tsx';
import { useChosenDocuments, type Chosen } from './chosen-documents.tsx';
import type { FindOptions, FindPlace, FindRequest } from './find-options.ts';
import { foundInTexts, indexAfter, indexBefore, type Anchor, type FoundPlace } from './found-places.ts';
import { keepSearch, lastSearch, type FindScope } from './last-search.ts';
import { editorToReplaceIn, replaceEverywhere, type Replacement } from './replace-everywhere.ts';
import { useFoundMarks } from './use-found-marks.ts';
import { useSettled } from './use-settled.ts';

export type FindInPage = {
  readonly search: WordSearch;
  readonly change: (next: Partial<WordSearch>) => void;
  readonly replacement: string;
  readonly changeReplacement: (words: string) => void;
  readonly canReplace: boolean;
  readonly scope: FindScope;
  readonly setScope: (scope: FindScope) => void;
  readonly isChoosing: boolean;
  readonly chosen: Chosen;
  readonly setChosenIds: (ids: readonly string[]) => void;
  /** How often the words stand on the page, and which of them is shown; -1: none is. */
  readonly found: number;
  readonly index: number;
  readonly foundElsewhere: number;
  /** How many would be replaced. */
  readonly replaceable: number;
  readonly left: ReplacedCount['left'];
  /** Sections that cannot be read, and are not searched. */
  readonly unreadable: number;
  readonly message: string;
  readonly isPending: boolean;
  readonly step: (direction: 'next' | 'previous') => void;
  readonly replaceHere: () => void;
  readonly replaceAll: () => void;
  /** Takes the last replacement of this bar back. False where there is none. */
  readonly takeBack: () => boolean;
  readonly here: FoundPlace | null;
  readonly rangeOf: (sectionId: string, words: FoundWords) => Range | null;
};

/** What the bar finds on the page and replaces, there and in documents that were chosen. */
export function useFindInPage(options: FindOptions & { readonly request: FindRequest }): FindInPage {
  const { session, places, names, host, editor, liveId, page, locked, request } = options;
  const [search, setSearch] = useState(() => {
    const { words, matchCase, wholeWords } = lastSearch(session.id);
    return { words: request.words === '' ? words : request.words, matchCase, wholeWords };
  });
  const [replacement, setReplacement] = useState(() => lastSearch(session.id).replacement);
  const [wantedScope, setScope] = useState<FindScope>(() => lastSearch(session.id).scope);
  const [chosenIds, setChosenIds] = useState(() => lastSearch(session.id).chosenIds);
  const [here, setHere] = useState<Anchor | null>(null);
  const [anchor, setAnchor] = useState(request.anchor);
  const [message, setMessage] = useState('');
  const [isReplacing, setIsReplacing] = useState(false);
  // What changes on the page beside its sections is drawn with them; a replacement is to be counted at once.
  const [, drawAgain] = useState(0);
  const deeds = useRef<readonly Replacement[]>([]);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  const canReplace = request.isReplacing && locked === null;
  const scope = liveId === null && wantedScope === 'section' ? 'document' : wantedScope;
  const isChoosing = canReplace && scope === 'chosen';
  useEffect(
    () => keepSearch(session.id, { ...search, replacement, scope: wantedScope, chosenIds }),
    [session.id, search, replacement, wantedScope, chosenIds],
  );

  const find = useMemo(
    () =>
      wordFinder(search, (unit) => {
        const { personId, isInFull } = unit.attrs;
        const known = typeof personId === 'string' ? names.personInText(personId, isInFull === true) : null;
        return known ?? readingAsStored(unit);
      }),
    [search, names],
  );
  const textsOf = (which: readonly FindPlace[]) =>
    which.flatMap(({ section: { id } }) => {
      const doc = session.currentDoc(id);
      return doc === null ? [] : [{ sectionId: id, doc }];
    });
  const scoped =
    scope === 'section' && canReplace ? places.filter(({ section }) => section.id === liveId) : places;
  const texts = textsOf(scoped);
  const found = foundInTexts(texts, find);
  const index = found.findIndex(({ sectionId, words }) => isAt(here, sectionId, words));
  const settled = useSettled(search, 300);
  const chosen = useChosenDocuments(session.id, settled, chosenIds, isChoosing);
  const isOwnIn = !isChoosing || chosen.isOwnChosen;
  const foundElsewhere = isChoosing
    ? chosen.elsewhere.reduce((sum, { found: own }) => sum + own.found, 0)
    : 0;

  const marked = useFoundMarks({ places: scoped, editor, liveId, page, find, here });

  const goTo = (place: FoundPlace | undefined, all: readonly FoundPlace[]): void => {
    setMessage('');
    if (!place) {
      setHere(null);
      return;
    }
    const at = { sectionId: place.sectionId, position: place.words.from };
    setHere(at);
    setAnchor(at);
    marked.reveal(place.sectionId, place.words);
    const name = places.find(({ section }) => section.id === place.sectionId)?.name ?? '';
    announce(
      `${all.indexOf(place) + 1} of ${all.length}, ${name}: ${around(session.currentDoc(place.sectionId), place.words)}`,
    );
  };

  const step = (direction: 'next' | 'previous'): void => {
    const now = textsOf(scoped);
    const all = foundInTexts(now, find);
    const isHere = here !== null && all.some(({ sectionId, words }) => isAt(here, sectionId, words));
    // From words that are marked on to the next, else to those at the place itself.
    const from = anchor === null || !isHere ? anchor : { ...anchor, position: anchor.position + 1 };
    const next = direction === 'next' ? indexAfter(all, now, from) : indexBefore(all, now, anchor);
    if (next < 0) announce(search.words === '' ? 'Type the words to look for.' : 'Nothing found.');
    goTo(all[next], all);
  };

  // As one types, the first words from the caret on are shown; the focus stays. What was looked for before moves nothing.
  const [shownFor, setShownFor] = useState<unknown>(() =>
    request.words === '' && request.step === null ? find : null,
  );
  useEffect(() => {
    if (shownFor === find) return undefined;
    const isBackwards = shownFor === null && request.step === 'previous';
    const soon = setTimeout(() => {
      setShownFor(() => find);
      const now = textsOf(scoped);
      const all = foundInTexts(now, find);
      if (search.words === '') setHere(null);
      else if (all.length === 0) announce('Nothing found.');
      goTo(all[(isBackwards ? indexBefore : indexAfter)(all, now, anchor)], all);
    }, 150);
    return () => clearTimeout(soon);
  });

  const change = (next: Partial<typeof search>): void => {
    deeds.current = [];
    setSearch({ ...search, ...next });
    setMessage('');
  };

  const replaceHere = (): void => {
    const problem = wordSearchProblem(search.words, replacement, longestSearch);
    if (problem !== null) {
      say(problem);
      return;
    }
    const now = textsOf(scoped);
    const all = foundInTexts(now, find);
    const place = all.find(({ sectionId, words }) => isAt(here, sectionId, words));
    if (!place) {
      step('next');
      return;
    }
    const next = (words: FoundWords, length: number): void => {
      const after = textsOf(scoped);
      const rest = foundInTexts(after, find);
      const from = { sectionId: place.sectionId, position: words.from + length };
      setAnchor(from);
      goTo(rest[indexAfter(rest, after, from)], rest);
      drawAgain((count) => count + 1);
    };
    const { words } = place;
    if (words.standIn !== null) {
      next(words, words.to - words.from);
      say(fixedWordsSentences[words.standIn]);
      return;
    }
    const where = places.find(({ section }) => section.id === place.sectionId);
    const own = where ? editorToReplaceIn({ session, host, place: where }) : null;
    if (own === null) {
      say('Nothing was replaced: two texts of this section wait for you to choose between them.');
      return;
    }
    replaceInSection(own, [words], replacement);
    void session.flush();
    const after = own.state.doc;
    deeds.current = [
      ...deeds.current,
      {
        takeBack: () => {
          if (own.state.doc === after) withView(own, () => undoIn(own));
          return Promise.resolve();
        },
      },
    ];
    next(words, replacement.length);
  };

  const replaceAll = async (): Promise<void> => {
    const problem = wordSearchProblem(search.words, replacement, longestSearch);
    if (problem !== null) {
      say(problem);
      return;
    }
    setIsReplacing(true);
    const deed = await replaceEverywhere({
      session,
      host,
      places: isOwnIn ? scoped : [],
      elsewhere: isChoosing ? chosen.elsewhere : [],
      find,
      search,
      replacement,
      isShown: () => isShown.current,
    });
    setIsReplacing(false);
    deeds.current = deed === null ? [] : [deed];
    setHere(null);
    setMessage('');
    drawAgain((count) => count + 1);
  };

  const takeBack = (): boolean => {
    const deed = deeds.current.at(-1);
    if (!deed) return false;
    deeds.current = deeds.current.slice(0, -1);
    void deed.takeBack().then(() => drawAgain((count) => count + 1));
    return true;
  };

  const say = (words: string): void => {
    setMessage(words);
    announce(words);
  };

  const count = countReplaceable(
    found.map(({ words }) => words),
    replacement,
  );
  return {
    search,
    change,
    replacement,
    changeReplacement: (words) => {
      deeds.current = [];
      setReplacement(words);
    },
    canReplace,
    scope,
    setScope,
    isChoosing,
    chosen,
    setChosenIds,
    found: found.length,
    index,
    foundElsewhere,
    replaceable: (isOwnIn ? count.replaced : 0) + (isChoosing ? replaceableElsewhere(chosen) : 0),
    left: count.left,
    unreadable: scoped.filter(({ section }) => section.state === 'unreadable').length,
    message: locked !== null && request.isReplacing ? locked : message,
    isPending: isReplacing || (isChoosing && (chosen.isPending || settled !== search)),
    step,
    replaceHere,
    replaceAll: () => void replaceAll(),
    takeBack,
    here: found[index] ?? null,
    rangeOf: marked.rangeOf,
  };
}

function replaceableElsewhere({ elsewhere }: Chosen): number {
  return elsewhere.reduce(
    (sum, { found: { found, left } }) => sum + found - left.name - left.figure - left.wording,
    0,
  );
}

function isAt(here: Anchor | null, sectionId: string, words: FoundWords): boolean {
  return here?.sectionId === sectionId && here.position === words.from;
}

const wordsAround = 40;

/** The words with a little of what stands around them, to be heard. */
function around(doc: ReturnType<FindOptions['session']['currentDoc']>, { from, to }: FoundWords): string {
  if (doc === null) return '';
  const $from = doc.resolve(from);
  const start = Math.max($from.start(), from - wordsAround);
  const end = Math.min($from.end(), to + wordsAround);
  return doc.textBetween(start, end, ' ', (unit) => readingAsStored(unit));
}
