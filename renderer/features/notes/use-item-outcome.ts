import { useMutation } from '@tanstack/react-query';
import type { AgendaItem } from '../../../shared/contract/entities/agenda.ts';
import type { ItemOutcome } from '../../../shared/domain/item-progress.ts';
import { itemOutcomeNames } from '../../../shared/wording/word-item-progress.ts';
import { oneLine } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { NotesSection } from './notes-sections.ts';

/** Says of an item what became of it; said a second time, it is taken back. */
export function useItemOutcome(
  meetingId: string,
): (place: Pick<NotesSection, 'item' | 'label'>, outcome: ItemOutcome) => void {
  const set = useMutation({
    mutationFn: (change: { readonly id: string; readonly outcome: ItemOutcome | null }) =>
      client.agenda.setOutcome(change),
    onSuccess: (item, _change, _result, { client: queries }) => {
      const { queryKey } = operations.agenda.list.queryOptions({ input: { meetingId } });
      queries.setQueryData(queryKey, (items) => items?.map((each) => withOutcome(each, item)));
    },
    onError: (error) => showToast({ tone: 'problem', message: oneLine(error) }),
  });
  return ({ item, label }, outcome) => {
    const wanted = item.outcome === outcome ? null : outcome;
    const said = wanted === null ? 'open again' : itemOutcomeNames[wanted].toLowerCase();
    set.mutate({ id: item.id, outcome: wanted }, { onSuccess: () => announce(`Item ${label}: ${said}`) });
  };
}

// What else was changed meanwhile stays.
function withOutcome(item: AgendaItem, { id, outcome }: AgendaItem): AgendaItem {
  return item.id === id ? { ...item, outcome } : item;
}
