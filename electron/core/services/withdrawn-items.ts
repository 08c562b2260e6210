import { inAgendaOrder, numberAgenda } from '../../../shared/domain/agenda.ts';
import { restrictedItems } from '../../../shared/domain/restrictions.ts';
import type { ReadHandle } from '../store/handles.ts';
import { listEveryAgendaItem } from '../store/repositories/agenda-items.ts';

export type WithdrawnItem = {
  readonly id: string;
  readonly parentId: string | null;
  readonly mark: string;
  readonly label: string;
  readonly title: string;
  /** Its own, or that of the item that it was under. */
  readonly restrictedReason: string | null;
};

/** What was taken off an agenda that is out, in its order; not what left with the item that it was under. */
export function withdrawnItems(read: ReadHandle, meetingId: string): readonly WithdrawnItem[] {
  const every = listEveryAgendaItem(read, meetingId);
  const standing = every.filter(({ removedAt }) => removedAt === null);
  const labels = numberAgenda(every);
  const reasons = restrictedItems(every);
  const ids = new Set(standing.map(({ id }) => id));
  return inAgendaOrder(every).flatMap(({ id, parentId, issued, removedAt, title }) =>
    removedAt === null || issued === null || (parentId !== null && !ids.has(parentId))
      ? []
      : [
          {
            ...{ id, parentId, mark: issued.mark, label: labels.get(id)?.label ?? issued.mark, title },
            restrictedReason: reasons.get(id) ?? null,
          },
        ],
  );
}

/** Everything that was taken off an agenda, each with the reason that keeps it from the public. */
export function removedItems(
  read: ReadHandle,
  meetingId: string,
): readonly Pick<WithdrawnItem, 'id' | 'title' | 'restrictedReason'>[] {
  const every = listEveryAgendaItem(read, meetingId);
  const reasons = restrictedItems(every);
  return every
    .filter(({ removedAt }) => removedAt !== null)
    .map(({ id, title }) => ({ id, title, restrictedReason: reasons.get(id) ?? null }));
}
