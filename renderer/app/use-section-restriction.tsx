import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { wordRestriction } from '../../shared/document/restricted-words.ts';
import type { DocumentSession } from '../editor/document-session.ts';
import { client } from '../platform/client.ts';
import { announce } from '../ui/announcer.tsx';
import { showToast } from '../ui/toast.tsx';
import { oneLine } from './field-problems.ts';
import { laterComponent } from '../ui/later.tsx';

const RestrictDialog = laterComponent(
  async () => (await import('../editor/restrict-dialog.tsx')).RestrictDialog,
);

type Asked = {
  readonly id: string;
  readonly title: string;
  readonly reason: string | null;
  /** Where the question came from the palette: puts the caret back into the text. */
  readonly onClosed?: (() => unknown) | undefined;
};

/** Keeps whole sections of a document from the public, and gives them back: the question why, and what it leads to. */
export function useSectionRestriction(session: DocumentSession): {
  readonly ask: (section: Asked) => void;
  readonly dialog: ReactNode;
} {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { mutate } = useMutation({
    mutationFn: async ({ id, reason }: Pick<Asked, 'id' | 'reason'>) => {
      if (!(await session.flushSection(id))) throw new Error('unsaved');
      await client.documents.restrictSection({ id, revision: session.revisionOf(id), reason });
      session.receive(await client.documents.get({ id: session.id }));
      announce(reason === null ? 'No longer restricted.' : `${wordRestriction(reason)}.`);
    },
    onError: (error) => showToast({ tone: 'problem', message: oneLine(error) }),
  });
  return {
    ask: setAsked,
    dialog:
      asked === null ? null : (
        <RestrictDialog
          title={asked.title}
          reason={asked.reason}
          onChange={(reason) => mutate({ id: asked.id, reason })}
          onClose={() => {
            asked.onClosed?.();
            setAsked(null);
          }}
        />
      ),
  };
}
