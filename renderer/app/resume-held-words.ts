import type { HeldText } from '../editor/held-words.ts';
import { client } from '../platform/client.ts';
import { currentConnection, subscribeToConnection } from '../platform/connection.ts';
import { errorCodeOf } from './field-problems.ts';
import { heldWords, openDocument, reportHomeless } from './use-open-document.ts';

/**
 * Opens every document with words that an earlier page of this tab held, so that they are saved, or asked about,
 * wherever the person is now. Words whose text is gone are offered to be taken elsewhere.
 */
export function resumeHeldWords(): void {
  for (const [documentId, held] of Map.groupBy(heldWords.list(), ({ documentId }) => documentId)) {
    void resume(documentId, held);
  }
}

async function resume(documentId: string, held: readonly HeldText[]): Promise<void> {
  try {
    const document = await client.documents.get({ id: documentId });
    openDocument(document);
    const sections = new Set(document.sections.map(({ id }) => id));
    for (const { sectionId, text } of held) if (!sections.has(sectionId)) reportHomeless(text);
  } catch (error) {
    if (errorCodeOf(error) === 'not-found') for (const { text } of held) reportHomeless(text);
    else onceConnected(() => void resume(documentId, held));
  }
}

function onceConnected(then: () => void): void {
  const stop = subscribeToConnection(() => {
    if (currentConnection() !== 'connected') return;
    stop();
    then();
  });
}
