import { useMutation } from '@tanstack/react-query';
import { oneLine } from '../../app/field-problems.ts';
import type { DocumentSession } from '../../editor/document-session.ts';
import { client } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { showToast } from '../../ui/toast.tsx';

export type SectionNumbering = {
  readonly isPending: boolean;
  readonly set: (sectionId: string, isNumbered: boolean) => void;
};

/** Whether the paragraphs of a paper's sections are numbered. What is typed is saved before that changes. */
export function useSectionNumbering(paperId: string, session: DocumentSession): SectionNumbering {
  const change = useMutation({
    mutationFn: async ({ id, isNumbered }: { readonly id: string; readonly isNumbered: boolean }) => {
      if (!(await session.flushSection(id))) throw new Error('unsaved');
      await client.documents.setSectionNumbered({ id, revision: session.revisionOf(id), isNumbered });
      session.receive(await client.documents.get({ id: paperId }));
      announce(isNumbered ? 'Paragraphs are numbered' : 'Paragraphs are not numbered');
    },
    onError: (error) => showToast({ tone: 'problem', message: oneLine(error) }),
  });
  return {
    isPending: change.isPending,
    set: (id, isNumbered) => change.mutate({ id, isNumbered }),
  };
}
