import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { errorCodeOf, oneLine } from '../../app/field-problems.ts';
import { client, operations } from '../../platform/client.ts';
import { announce } from '../../ui/announcer.tsx';
import { showToast } from '../../ui/toast.tsx';

export type ItemClocks = {
  /** As of `readAt`. */
  readonly seconds: ReadonlyMap<string, number>;
  readonly countingId: string | null;
  /** When that was so, by this page's clock. */
  readonly readAt: number;
  /** Counts the current item's time, or stops. */
  readonly toggle: () => void;
};

/** A program that hears nothing for half an hour takes it that nobody counts. */
const betweenWords = 60_000;
const none = { items: [], countingId: null };

/**
 * For how long items were the current one. While the clock runs it goes over to whichever item becomes current in this
 * window; what another window has made current stays until then.
 */
export function useItemTimes(
  meetingId: string,
  currentId: string | null,
  firstId: string | null,
): ItemClocks {
  const queries = useQueryClient();
  const query = operations.agenda.times.queryOptions({ input: { meetingId } });
  const { data: times = none, dataUpdatedAt } = useQuery(query);
  const { countingId } = times;
  const count = useMutation({
    mutationFn: (agendaItemId: string | null) => client.agenda.countTime({ meetingId, agendaItemId }),
    // The page says for itself when the program does not answer; the clock goes on when it does.
    retry: (failures, error) => failures < 20 && errorCodeOf(error) === null,
    retryDelay: 3000,
    onSuccess: (answer) => queries.setQueryData(query.queryKey, answer),
    onError: (error) => showToast({ tone: 'problem', message: oneLine(error) }),
  });

  const before = useRef(currentId);
  useEffect(() => {
    if (before.current === currentId) return;
    before.current = currentId;
    if (currentId !== null && countingId !== null && countingId !== currentId) count.mutate(currentId);
  });

  useEffect(() => {
    if (countingId === null) return undefined;
    const goesOn = setInterval(() => {
      client.agenda.countTime({ meetingId, agendaItemId: countingId }).catch(() => undefined);
    }, betweenWords);
    return () => clearInterval(goesOn);
  }, [meetingId, countingId]);

  return {
    seconds: new Map(times.items.map(({ agendaItemId, seconds }) => [agendaItemId, seconds])),
    countingId,
    readAt: dataUpdatedAt,
    toggle: () => {
      // The key may come before this page has heard whether the clock is running already.
      queries.ensureQueryData(query).then(
        (now) => {
          const wanted = now.countingId === null ? (currentId ?? firstId) : null;
          count.mutate(wanted, {
            onSuccess: () => announce(wanted === null ? 'The clock has stopped.' : 'The clock is running.'),
          });
        },
        (error: unknown) => showToast({ tone: 'problem', message: oneLine(error) }),
      );
    },
  };
}
