import { useEffect } from 'react';
import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { DocumentSession } from '../../editor/document-session.ts';
import { client } from '../../platform/client.ts';

/** An item that came onto the agenda has a section in the store that this window has not read yet. */
export function useNewSections(
  session: DocumentSession,
  items: readonly AgendaItem[],
  stored: SectionedDocument,
): void {
  useEffect(() => {
    const known = new Set(stored.sections.map(({ agendaItemId }) => agendaItemId));
    if (items.every(({ id }) => known.has(id))) return undefined;
    const stop = new AbortController();
    client.documents.get({ id: session.id }, { signal: stop.signal }).then(
      (document) => session.receive(document),
      // The change feed asks again; the items' notes appear then.
      () => undefined,
    );
    return () => stop.abort();
  }, [session, items, stored]);
}
