import { useCallback, useState, type ReactNode } from 'react';
import type { DocumentSession } from '../../editor/document-session.ts';
import type { NameBook } from '../../editor/name-book.ts';
import type { HistorySection } from './history-dialog.tsx';
import { laterComponent } from '../../ui/later.tsx';

const HistoryDialog = laterComponent(async () => (await import('./history-dialog.tsx')).HistoryDialog);

/**
 * The versions of a document's sections: `open` shows those of one section, `dialog` belongs on the page. `locked`: why
 * they can be read, and none restored.
 */
export function useSectionHistory({
  session,
  sections,
  names,
  locked = null,
}: {
  readonly session: DocumentSession;
  /** Every section with what it is called on the page, in its order. */
  readonly sections: readonly HistorySection[];
  readonly names: NameBook;
  readonly locked?: string | null;
}): { readonly open: (sectionId: string | null) => void; readonly dialog: ReactNode } {
  const [sectionId, setSectionId] = useState<string | null>(null);
  const first = sections[0]?.section.id ?? null;
  const open = useCallback((wanted: string | null) => setSectionId(wanted ?? first), [first]);
  const chosen = sections.find(({ section }) => section.id === sectionId) ?? null;
  return {
    open,
    dialog:
      chosen === null ? null : (
        <HistoryDialog
          session={session}
          sections={sections}
          chosen={chosen}
          onChoose={setSectionId}
          names={names}
          locked={locked}
          onClose={() => setSectionId(null)}
        />
      ),
  };
}
