import { ORPCError } from '@orpc/client';
import type { ChangeEvent } from '../../shared/contract/entities/changes.ts';
import { client, operations } from '../platform/client.ts';
import { currentConnection, reportConnection, subscribeToConnection } from '../platform/connection.ts';
import { isOutdated, readEverythingAgain, storeWasReplaced } from './new-store.ts';
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
    if (currentConnection() === 'connected') void readEverythingAgain();
    // Nobody is there to listen to.
    if (currentConnection() === 'logged-out') stop.abort();
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
      if (failures > 0 || mayHaveMissed) void readEverythingAgain();
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
    // An answer too: the data are others, or are not open.
    if (error instanceof ORPCError && error.defined) reportConnection('connected');
    else if (currentConnection() === 'connected') reportConnection('lost');
  }
}

const gathered = new Map<Area, ReturnType<typeof setTimeout>>();

function gather({ area }: ChangeEvent): void {
  if (isOutdated()) return;
  if (inFiles.has(area)) gatherForPages();
  if (gathered.has(area)) return;
  const soon = setTimeout(
    () => {
      gathered.delete(area);
      for (const queryKey of readAgain[area]()) void queryClient.invalidateQueries({ queryKey });
    },
    area === 'documents' ? gatherDocumentsFor : gatherFor,
  );
  gathered.set(area, soon);
}

/** Areas of which words stand in files. */
const inFiles: ReadonlySet<Area> = new Set([
  'bodies',
  'house-styles',
  'people',
  'plans',
  'wordings',
  'figures',
  'meetings',
  'agenda',
  'topics',
  'attendance',
  'documents',
  'actions',
]);
const gatherPagesFor = 10;
let forPages: ReturnType<typeof setTimeout> | null = null;
let screensWithPages = 0;

/**
 * While a screen shows the pages of files they show what was just saved, wherever that was, and before anything else about
 * it is asked. Returns how to stop.
 */
export function keepPagesCurrent(): () => void {
  screensWithPages += 1;
  return () => {
    screensWithPages -= 1;
  };
}

function gatherForPages(): void {
  if (screensWithPages === 0) return;
  forPages ??= setTimeout(() => {
    forPages = null;
    void queryClient.invalidateQueries({ queryKey: operations.exports.preview.key() });
  }, gatherPagesFor);
}

function checkedBeforeIssue(): readonly (readonly unknown[])[] {
  return [operations.exports.prepare.key(), operations.exports.markings.key()];
}

const readAgain: Readonly<Record<Area, () => readonly (readonly unknown[])[]>> = {
  bodies: () => [...checkedBeforeIssue(), operations.bodies.key({}), operations.meetings.key({})],
  'house-styles': () => [...checkedBeforeIssue(), operations.houseStyles.key({})],
  people: () => [...checkedBeforeIssue(), operations.people.key({})],
  plans: () => [...checkedBeforeIssue(), operations.plans.key({}), operations.papers.findings.key({})],
  wordings: () => [...checkedBeforeIssue(), operations.wordings.key({}), operations.papers.findings.key({})],
  figures: () => [...checkedBeforeIssue(), operations.figures.key({}), operations.papers.findings.key({})],
  spelling: () => [
    operations.spelling.key({}),
    operations.abbreviations.key({}),
    operations.typingShortcuts.key({}),
  ],
  meetings: () => [
    ...checkedBeforeIssue(),
    operations.meetings.key({}),
    operations.papers.findings.key({}),
    operations.workspace.status.key({}),
    operations.topics.key({}),
    operations.plans.yearMap.key({}),
  ],
  agenda: () => [
    ...checkedBeforeIssue(),
    operations.agenda.key({}),
    operations.meetings.key({}),
    operations.actions.key({}),
    operations.topics.key({}),
    operations.plans.yearMap.key({}),
  ],
  times: () => [operations.agenda.times.key()],
  topics: () => [...checkedBeforeIssue(), operations.topics.key({}), operations.meetings.propose.key({})],
  attendance: () => [...checkedBeforeIssue(), operations.attendance.key({})],
  documents: () => [
    ...checkedBeforeIssue(),
    operations.documents.key({}),
    operations.papers.findings.key({}),
    operations.agenda.key({}),
    operations.meetings.key({}),
    operations.plans.yearMap.key({}),
    operations.wordings.uses.key(),
    operations.figures.uses.key(),
    operations.topics.promisedIn.key(),
    // What restricts a promise in the notes restricts its topic.
    operations.topics.list.key(),
  ],
  comments: () => [operations.comments.key({})],
  versions: () => [operations.versions.key({})],
  actions: () => [...checkedBeforeIssue(), operations.actions.key({}), operations.meetings.key({})],
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
