import { ORPCError } from '@orpc/client';
import type { ChangeEvent } from '../../shared/contract/contract.ts';
import { client, operations } from '../platform/client.ts';
import { currentConnection, reportConnection, subscribeToConnection } from '../platform/connection.ts';
import { isOutdated, storeWasReplaced } from './new-store.ts';
import { queryClient } from './query-client.ts';

type Area = ChangeEvent['area'];

const waits = [500, 1000, 2000, 3000] as const;
const gatherFor = 40;
// Typing saves a section several times a second; who reads along does not need each of them.
const gatherDocumentsFor = 1500;

/**
 * Listens to what is committed and has the screens read it again. When the program does not answer, it keeps trying;
 * once it answers, everything is read again, for nobody knows what was missed. A page that nobody sees does not listen:
 * a browser opens six connections to one host, and six pages that each hold one would leave none to save with.
 */
export function startChangeFeed(): () => void {
  const stop = new AbortController();
  const stopWatching = subscribeToConnection(() => {
    if (currentConnection() === 'connected') void queryClient.invalidateQueries();
  });
  void listen(stop.signal);
  return () => {
    stop.abort();
    stopWatching();
  };
}

async function listen(signal: AbortSignal): Promise<void> {
  let failures = 0;
  let sequence: number | null = null;
  let mayHaveMissed = false;
  while (!signal.aborted) {
    await seen(signal);
    const whileSeen = new AbortController();
    const stopWatching = onHidden(() => whileSeen.abort());
    try {
      const changes = await client.workspace.changes(undefined, {
        signal: AbortSignal.any([signal, whileSeen.signal]),
      });
      if (failures > 0 || mayHaveMissed) void queryClient.invalidateQueries();
      failures = 0;
      mayHaveMissed = true;
      for await (const change of changes) {
        const hasGap = sequence !== null && change.sequence > sequence + 1;
        sequence = change.sequence;
        if (hasGap && !isOutdated()) void queryClient.invalidateQueries();
        // Reading again is not enough where other data were put in place, whose log may be ahead.
        if (!hasGap || change.area === 'store') gather(change);
      }
    } catch {
      if (signal.aborted) return;
    } finally {
      stopWatching();
    }
    if (whileSeen.signal.aborted) {
      sequence = null;
      continue;
    }
    await wait(waits[Math.min(failures, waits.length - 1)] ?? 3000, signal);
    failures += 1;
    await probe();
  }
}

// Over a message port a lost host shows as a call that fails, over HTTP as a failed fetch: one plain question tells.
async function probe(): Promise<void> {
  try {
    await client.workspace.status();
    reportConnection('connected');
  } catch (error) {
    // An answer too: the page is told to begin anew.
    if (error instanceof ORPCError && error.code === 'store-replaced') reportConnection('connected');
    else if (currentConnection() === 'connected') reportConnection('lost');
  }
}

const gathered = new Map<Area, ReturnType<typeof setTimeout>>();

function gather({ area }: ChangeEvent): void {
  if (isOutdated() || gathered.has(area)) return;
  const soon = setTimeout(
    () => {
      gathered.delete(area);
      for (const queryKey of readAgain[area]()) void queryClient.invalidateQueries({ queryKey });
    },
    area === 'documents' ? gatherDocumentsFor : gatherFor,
  );
  gathered.set(area, soon);
}

const readAgain: Readonly<Record<Area, () => readonly (readonly unknown[])[]>> = {
  bodies: () => [operations.exports.key({}), operations.bodies.key({}), operations.meetings.key({})],
  people: () => [operations.exports.key({}), operations.people.key({})],
  plans: () => [operations.exports.key({}), operations.plans.key({}), operations.papers.findings.key({})],
  wordings: () => [
    operations.exports.key({}),
    operations.wordings.key({}),
    operations.papers.findings.key({}),
  ],
  figures: () => [operations.exports.key({}), operations.figures.key({}), operations.papers.findings.key({})],
  spelling: () => [
    operations.spelling.key({}),
    operations.abbreviations.key({}),
    operations.typingShortcuts.key({}),
  ],
  meetings: () => [
    operations.exports.key({}),
    operations.meetings.key({}),
    operations.papers.findings.key({}),
    operations.workspace.status.key({}),
    operations.topics.key({}),
    operations.plans.yearMap.key({}),
  ],
  agenda: () => [
    operations.exports.key({}),
    operations.agenda.key({}),
    operations.meetings.key({}),
    operations.actions.key({}),
    operations.topics.key({}),
    operations.plans.yearMap.key({}),
  ],
  times: () => [operations.agenda.times.key()],
  topics: () => [operations.exports.key({}), operations.topics.key({}), operations.meetings.propose.key({})],
  attendance: () => [operations.exports.key({}), operations.attendance.key({})],
  documents: () => [
    operations.exports.key({}),
    operations.documents.key({}),
    operations.papers.findings.key({}),
    operations.agenda.key({}),
    operations.meetings.key({}),
    operations.plans.yearMap.key({}),
    operations.wordings.uses.key(),
    operations.figures.uses.key(),
    operations.topics.promisedIn.key(),
  ],
  comments: () => [operations.comments.key({})],
  versions: () => [operations.versions.key({})],
  actions: () => [operations.exports.key({}), operations.actions.key({}), operations.meetings.key({})],
  backups: () => [operations.backups.key({})],
  // Whatever was read before belongs to other data.
  store: () => {
    void storeWasReplaced();
    return [];
  },
};

function onHidden(then: () => void): () => void {
  const look = (): void => {
    if (document.visibilityState === 'hidden') then();
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => document.removeEventListener('visibilitychange', look);
}

/** Ends once the page is seen. */
function seen(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.visibilityState === 'hidden' && !signal.aborted) return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look, { once: true });
    look();
  });
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(sleeping);
      resolve();
    };
    const sleeping = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });
}
