// Documents that are open for editing. A session outlives its screen until everything in it is saved, so that leaving
// a page never leaves words behind.

import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { SectionedDocument } from '../../shared/contract/entities/documents.ts';
import { wordBodyProblem } from '../../shared/wording/word-body-problem.ts';
import {
  openDocumentSession,
  type DocumentSession,
  type NamedText,
  type SessionSection,
} from '../editor/document-session.ts';
import { holdWordsIn } from '../editor/held-words.ts';
import type { SaveFailure } from '../editor/section-saver.ts';
import { wordsBesidePage } from '../platform/beside-page.ts';
import { client, operations } from '../platform/client.ts';
import { currentConnection, subscribeToConnection } from '../platform/connection.ts';
import { ruleCodeOf } from './field-problems.ts';
import { isDamage } from './open-recovery.tsx';
import { isSoonSaved, reportSaveState, type SaveState } from './save-state.ts';
import { onEveryWord, wordProblem } from './word-problem.ts';

type Open = { readonly session: DocumentSession; document: SectionedDocument; screens: number };

const openDocuments = new Map<string, Open>();
const listeners = new Set<() => void>();

/** What this tab holds beside its page. */
export const heldWords = holdWordsIn(wordsBesidePage);

/** An answer that does not come is a failure too: the text is sent again. */
const longestSave = 10_000;

export type OpenDocument =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown; readonly tryAgain: () => void }
  | {
      readonly state: 'open';
      readonly session: DocumentSession;
      readonly stored: SectionedDocument;
      readonly sections: readonly SessionSection[];
    };

const noSections: readonly SessionSection[] = [];

/** Opens a document for editing while the screen is shown; null: there is none to open yet. */
export function useOpenDocument(id: string | null): OpenDocument {
  const query = useQuery({
    ...operations.documents.get.queryOptions({ input: { id: id ?? '' } }),
    queryFn: async ({ signal }) => {
      const begun = await takeReading(id ?? '');
      if (begun !== null) return begun;
      await openDocuments.get(id ?? '')?.session.quiet(signal);
      return client.documents.get({ id: id ?? '' }, { signal });
    },
    enabled: id !== null,
    // What was read before is never shown first: it may be older than what was typed since.
    gcTime: 0,
    // The session compares sections by their revisions; all words would be compared after every save.
    structuralSharing: false,
  });
  const { data } = query;
  const opened = useSyncExternalStore(subscribeToOpenDocuments, () => openDocuments.get(id ?? '') ?? null);
  const session = opened?.session ?? null;

  useEffect(() => {
    if (!data) return;
    const known = openDocuments.get(data.id);
    if (known) {
      known.document = data;
      known.session.receive(data);
    } else openDocument(data);
  }, [data]);

  const sessionId = session?.id ?? null;
  useEffect(() => {
    const shown = sessionId === null ? undefined : openDocuments.get(sessionId);
    if (!shown || sessionId === null) return undefined;
    shown.screens += 1;
    reportDocument(shown);
    return () => {
      shown.screens -= 1;
      reportDocument(shown);
      void shown.session.flush().then(() => closeIfDone(sessionId));
    };
  }, [sessionId]);

  const sections = useSyncExternalStore(
    session?.subscribe ?? subscribeToNothing,
    session?.shown ?? (() => noSections),
  );

  // Words that wait here to be saved are shown at once, whether or not the document can be read again now.
  if (opened) return { state: 'open', session: opened.session, stored: data ?? opened.document, sections };
  if (query.isError) {
    return { state: 'failed', error: query.error, tryAgain: () => void query.refetch() };
  }
  return { state: 'loading' };
}

let reading: { readonly id: string; readonly answer: Promise<SectionedDocument | null> } | null = null;

/** Begins to read a document that the first screen will open. Another screen reads it again. */
export function beginReading(id: string): void {
  // What fails is asked for again by the screen that opens the document.
  reading = { id, answer: client.documents.get({ id }).catch(() => null) };
  window.addEventListener('hashchange', () => (reading = null), { once: true });
}

async function takeReading(id: string): Promise<SectionedDocument | null> {
  const begun = reading;
  reading = null;
  return begun?.id === id ? begun.answer : null;
}

/** Saves whatever is not saved in any open document. False where something could not be. */
export async function flushDocuments(): Promise<boolean> {
  const answers = await Promise.all([...openDocuments.values()].map(({ session }) => session.flush()));
  return answers.every(Boolean);
}

/** Saves what is not saved yet and waits a moment for all that is on its way, fields too. True when nothing is left. */
export async function isEverythingSaved(): Promise<boolean> {
  return (await flushDocuments()) && (await isSoonSaved());
}

/** Whether what is changed in a session is still saved: it is the one that its document has. */
export function isOpenSession(session: DocumentSession): boolean {
  return openDocuments.get(session.id)?.session === session;
}

/** Opens what was read of a document, where it is not open yet. What waits to be saved in it is saved, shown or not. */
export function openDocument(document: SectionedDocument): void {
  const { id } = document;
  if (openDocuments.has(id)) return;
  const session = openDocumentSession(document, {
    saveSection: (sectionId, revision, body, deletedWords, isOwnVersion) =>
      client.documents.saveSection({ id: sectionId, revision, body, deletedWords, isOwnVersion }, inTime()),
    readDocument: () => client.documents.get({ id }, inTime()),
    restoreVersion: async (sectionId, revision, sequence) => {
      const answer = await client.versions.restore({ id: sectionId, revision, sequence }, inTime());
      reportSaveState('history', { kind: 'saved', at: new Date(answer.savedAt) });
    },
    setAside: (sectionId, body) => client.versions.setAside({ sectionId, body }, inTime()),
    classify: classifyFailure,
    wordProblem: wordBodyProblem,
    held: heldWords,
  });
  const opened: Open = { session, document, screens: 0 };
  openDocuments.set(id, opened);
  session.subscribe(() => {
    reportDocument(opened);
    closeIfDone(id);
  });
  saveWhenHidden();
  for (const listener of [...listeners]) listener();
}

function inTime(): { readonly signal: AbortSignal } {
  return { signal: AbortSignal.timeout(longestSave) };
}

/** What the save state calls the documents that are open. */
export const documentSource = 'document ';

function reportDocument({ session, screens }: Open): void {
  reportSaveState(documentSource + session.id, saveStateOf(session.snapshot(), screens > 0));
}

/** Closes a document that no screen shows and in which everything is saved. */
export function closeIfDone(id: string): void {
  const opened = openDocuments.get(id);
  if (!opened || opened.screens > 0 || !isAllSaved(opened.session)) return;
  openDocuments.delete(id);
  opened.session.dispose();
  reportSaveState(documentSource + id, null);
  // Begun before what was saved since.
  if (reading?.id === id) reading = null;
}

function isAllSaved(session: DocumentSession): boolean {
  return session
    .snapshot()
    .every((section) => section.state === 'unreadable' || section.saving.kind === 'saved');
}

/** How a failed save is to be taken: whatever is no plain answer of the core is tried again. */
function classifyFailure(error: unknown): SaveFailure {
  if (!(error instanceof ORPCError)) return 'unreachable';
  switch (error.code) {
    case 'conflict':
      return 'conflict';
    case 'rule-violated':
      return isLock(ruleCodeOf(error)) ? 'locked' : 'refused';
    case 'not-found':
    case 'BAD_REQUEST':
    case 'PAYLOAD_TOO_LARGE':
      return 'refused';
    default:
      return 'unreachable';
  }
}

/** Refusals that are about no word of the text. */
function isLock(rule: string | null): boolean {
  return rule === 'paper-cleared' || rule === 'notes-are-agreed';
}

/** One state for a document: the worst of its sections. */
function saveStateOf(sections: readonly SessionSection[], isShown: boolean): SaveState {
  const stillThere = isShown ? 'Your words are still on this screen.' : 'Your words are kept in this window.';
  let savedAt: string | null = null;
  let isSaving = false;
  for (const section of sections) {
    if (section.state === 'unreadable') continue;
    const { saving } = section;
    switch (saving.kind) {
      case 'retrying':
      case 'refused': {
        const { whatHappened, whatNow } = wordProblem(saving.error);
        return {
          kind: 'not-saved',
          why: whatHappened,
          whatNow: `${stillThere} ${whatNow}`,
          isRetrying: saving.kind === 'retrying',
          isDamage: isDamage(saving.error),
        };
      }
      case 'late':
        return {
          kind: 'not-saved',
          why: 'The last words were sent, and Secretariat has not answered yet.',
          whatNow: `${stillThere} Leave this window open until it says that they are saved.`,
          isRetrying: true,
        };
      case 'conflict':
        return {
          kind: 'not-saved',
          why: 'A section was changed in another window.',
          whatNow: isShown
            ? 'Both texts are kept. Choose the one that counts, at the section itself.'
            : 'Both texts are kept. Open the notes or the paper again, and choose the one that counts.',
          isRetrying: false,
        };
      case 'unsaved':
      case 'saving':
        isSaving = true;
        break;
      case 'saved':
        if (saving.savedAt !== null && (savedAt === null || saving.savedAt > savedAt))
          savedAt = saving.savedAt;
        break;
    }
  }
  if (isSaving) return { kind: 'saving' };
  return savedAt === null ? { kind: 'idle' } : { kind: 'saved', at: new Date(savedAt) };
}

// A refusal that came before there were words for it.
onEveryWord(() => {
  for (const opened of openDocuments.values()) reportDocument(opened);
});

let isWatching = false;

/** A window that is hidden may never come back: what is not saved goes out now. */
function saveWhenHidden(): void {
  if (isWatching) return;
  isWatching = true;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveBeforeLeaving();
  });
  window.addEventListener('pagehide', saveBeforeLeaving);
  // The program is there again: nobody has to wait for the next try.
  subscribeToConnection(() => {
    if (currentConnection() === 'connected') void flushDocuments();
  });
}

function saveBeforeLeaving(): void {
  void flushDocuments();
  holdDocuments();
}

/** Ends once nobody types in any open document. */
export async function typingPaused(): Promise<void> {
  const { signal } = new AbortController();
  await Promise.all([...openDocuments.values()].map(({ session }) => session.quiet(signal)));
}

/** Holds what is not saved in any open document beside the page. False where some of it could not be. */
export function holdDocuments(): boolean {
  return [...openDocuments.values()].map(({ session }) => session.hold()).every(Boolean);
}

/** Words of any open document that are not saved, for a person to take elsewhere. */
export function unsavedTexts(): readonly NamedText[] {
  return [...openDocuments.values()].flatMap(({ session }) => session.unsavedTexts());
}

function subscribeToOpenDocuments(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
