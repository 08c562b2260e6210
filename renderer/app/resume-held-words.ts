// Words that an earlier page of this tab held, whichever screen the page comes back on.

import type { NamedText } from '../editor/document-session.ts';
import type { HeldText } from '../editor/held-words.ts';
import { client } from '../platform/client.ts';
import { errorCodeOf } from './field-problems.ts';
import { reportSaveState } from './save-state.ts';
import { closeIfDone, heldWords, openDocument } from './use-open-document.ts';
import { wordProblem } from './word-problem.ts';

/** Held words that no section takes: theirs is gone, or cannot have them. A person has to take them elsewhere. */
const stray = new Map<string, string>();
/** How the save state's names for held words begin. They outlive the page. */
export const heldSource = 'held ';
const straySource = `${heldSource}without a section`;
const retryAfter = 4_000;
const longestReading = 10_000;

let isResumed = false;

/** Opens every document with held words, once in a page, so that they are saved, or asked about. */
export function resumeHeldWords(): void {
  if (isResumed) return;
  isResumed = true;
  for (const documentId of new Set(heldWords.list().map(({ documentId }) => documentId))) {
    void resume(documentId);
  }
}

export function strayTexts(): readonly NamedText[] {
  return [...stray.values()].map((text) => ({ heading: 'Words that no section has', text }));
}

/** The person has them elsewhere. */
export function letGoOfStrayTexts(): void {
  for (const sectionId of stray.keys()) heldWords.release(sectionId);
  stray.clear();
  reportSaveState(straySource, null);
}

async function resume(documentId: string): Promise<void> {
  const source = `${heldSource}of ${documentId}`;
  const held = heldWords.list().filter((each) => each.documentId === documentId);
  try {
    const document = await client.documents.get(
      { id: documentId },
      { signal: AbortSignal.timeout(longestReading) },
    );
    const sections = new Set(document.sections.map(({ id }) => id));
    for (const each of held) {
      const isTaken = sections.has(each.sectionId) && heldWords.find(document.kind, each.sectionId) !== null;
      if (!isTaken) keepStray(each);
    }
    openDocument(document);
    closeIfDone(documentId);
    reportSaveState(source, null);
  } catch (error) {
    if (errorCodeOf(error) === 'not-found') {
      for (const each of held) keepStray(each);
      reportSaveState(source, null);
      return;
    }
    const { whatHappened, whatNow } = wordProblem(error);
    reportSaveState(source, {
      kind: 'not-saved',
      why: whatHappened,
      whatNow: `Words that were typed before are kept in this window. ${whatNow}`,
      isRetrying: true,
    });
    setTimeout(() => void resume(documentId), retryAfter);
  }
}

function keepStray({ sectionId, text }: HeldText): void {
  if (text.trim() === '') {
    heldWords.release(sectionId);
    return;
  }
  stray.set(sectionId, text);
  reportSaveState(straySource, {
    kind: 'not-saved',
    why: 'Words were typed in this window into a text that is no longer there.',
    whatNow:
      'Save them as a file or copy them, and put them where they belong. They are kept until you say that you have them, or close this window.',
    isRetrying: false,
  });
}
