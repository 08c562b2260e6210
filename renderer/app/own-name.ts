import { operations } from '../platform/client.ts';
import { queryClient } from './query-client.ts';

/** Has every screen say anew as whom the person at this computer is recorded. */
export async function readOwnNameAgain(): Promise<void> {
  await Promise.all(
    [operations.workspace.status.key(), operations.meetings.prepareSignOff.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}
