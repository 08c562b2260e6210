import { useMutation } from '@tanstack/react-query';
import type { SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import { oneLine } from '../../app/field-problems.ts';
import type { DocumentSession } from '../../editor/document-session.ts';
import { client, operations } from '../../platform/client.ts';
import { showToast } from '../../ui/toast.tsx';

export type PlanLinks = {
  /** The entries of the meeting's plan that the paper is linked to, as they will be. */
  readonly ids: readonly string[];
  readonly isPending: boolean;
  /** Links the paper to these entries and to no others; links to another plan go. */
  readonly set: (planEntryIds: readonly string[]) => void;
};

/** The links of a paper to the entries of its meeting's plan. */
export function usePlanLinks(paper: SectionedDocument, session: DocumentSession): PlanLinks {
  const tick = useMutation({
    mutationFn: (planEntryIds: readonly string[]) =>
      client.papers.setPlanEntries({
        id: paper.id,
        revision: paper.revision,
        planEntryIds: [...planEntryIds],
      }),
    onSuccess: (changed, _ids, _result, { client: queries }) => {
      queries.setQueryData(operations.documents.get.queryKey({ input: { id: paper.id } }), changed);
      session.receive(changed);
      void queries.invalidateQueries({ queryKey: operations.papers.findings.key({}) });
    },
    onError: (error, _ids, _result, { client: queries }) => {
      showToast({ tone: 'problem', message: oneLine(error) });
      void queries.invalidateQueries({ queryKey: operations.documents.key({}) });
    },
  });
  return {
    ids: tick.isPending ? tick.variables : paper.planEntryIds,
    isPending: tick.isPending,
    set: (planEntryIds) => tick.mutate(planEntryIds),
  };
}
