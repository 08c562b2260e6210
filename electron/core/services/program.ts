import type { ChangeEvent } from '../../../shared/contract/entities/changes.ts';
import type { ZipProgress } from '../../../shared/contract/entities/exports.ts';
import type { FileFinding } from '../../../shared/domain/file-findings.ts';
import type { PolicyReading } from '../../../shared/contract/policy.ts';
import type { MarkingRules } from '../../../shared/domain/markings.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import type { LeakTest } from '../../../shared/word-plan/leak-test.ts';
import type { MarkedPlan } from '../../../shared/word-plan/marked-file.ts';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';
import type { HostLog } from '../host-log.ts';
import type { OwnName } from '../own-name.ts';
import type { KeyRing } from '../store/key-ring.ts';
import type { KeyStore } from '../store/key-store.ts';
import type { ReadHandle, WriteHandle } from '../store/handles.ts';
import { appendCommand } from '../store/repositories/command-log.ts';
import type { StoreSlot } from '../store/store-slot.ts';
import type { BackupKeeper } from './backup-keeper.ts';
import type { ChangeFeed, Feed } from './change-feed.ts';
import { asFailure } from './failures.ts';

/** What every service works with; `open-core.ts` puts it together. */
export type Program = {
  readonly store: StoreSlot;
  readonly keys: KeyRing;
  readonly keyStore: KeyStore;
  readonly changes: ChangeFeed;
  /** How far zip files are. */
  readonly zips: Feed<ZipProgress>;
  readonly backups: BackupKeeper;
  readonly word: {
    /** A file that stays with the secretariat. */
    write(plan: MarkedPlan, houseStyle: HouseStyle): Promise<Uint8Array>;
    /** A file that goes out: searched for what must not leave, and looked at for what stands in a reader's way. */
    writeToGoOut(
      plan: WordPlan,
      houseStyle: HouseStyle,
      leakTest: LeakTest,
    ): Promise<{ readonly bytes: Uint8Array; readonly findings: readonly FileFinding[] }>;
    /** Lets the writer load while the meeting is read. */
    prepare?(): void;
  };
  readonly log: HostLog;
  /** What the organisation has set on this computer, and what it wants of markings. */
  readonly policy: PolicyReading;
  readonly markingRules: MarkingRules;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** As whom records and histories name the person at this computer now: by `ownName`, else by `loginName`. */
  readonly author: string;
  readonly ownName: OwnName;
  readonly loginName: string;
  /** Names this run of the program in what it writes. */
  readonly session: string;
  readonly programVersion: string;
  readonly dataFolder: string;
  readonly resourcesFolder: string;
};

export type Unit = {
  readonly read: ReadHandle;
  readonly write: WriteHandle;
  /** The time of the command, in UTC. */
  readonly at: string;
  readonly newId: () => string;
  readonly author: string;
  /** The run of the program that does it. */
  readonly session: string;
};

export type Logged = {
  readonly entityId: string;
  readonly meetingId: string | null;
  readonly baseRevision: number | null;
  /**
   * What the command asked for and what it replaced (`before`), so that it can be read, undone and sent to another
   * copy. Document text is named by its digest.
   */
  readonly payload: Readonly<Record<string, unknown>>;
  /** What screens have to read again. */
  readonly areas: readonly ChangeEvent['area'][];
};

/** The answer of a command, and what it changed; null where all was already as asked for. */
export type Outcome<Answer> = { readonly answer: Answer; readonly changed: Logged | null };

export function runQuery<Answer>(program: Program, work: (read: ReadHandle) => Answer): Answer {
  try {
    return program.store.read(work);
  } catch (error) {
    throw asFailure(error);
  }
}

/** Runs a command and its row in the log in one transaction, then tells whoever listens. */
export function runCommand<Answer>(
  program: Program,
  operation: string,
  work: (unit: Unit) => Outcome<Answer>,
): Answer {
  const { author, loginName, newId, session } = program;
  try {
    const { answer, events } = program.store.write((read, write) => {
      const at = program.clock().toISOString();
      const outcome = work({ read, write, at, newId, author, session });
      return { answer: outcome.answer, events: log(read, write, operation, at, loginName, outcome.changed) };
    });
    for (const event of events) program.changes.publish(event);
    return answer;
  } catch (error) {
    throw asFailure(error);
  }
}

function log(
  read: ReadHandle,
  write: WriteHandle,
  operation: string,
  at: string,
  actor: string,
  changed: Logged | null,
): readonly ChangeEvent[] {
  if (changed === null) return [];
  const { entityId, meetingId, baseRevision, payload, areas } = changed;
  const sequence = appendCommand(read, write, {
    at,
    actor,
    operation,
    entityId,
    meetingId,
    baseRevision,
    payload: JSON.stringify(payload),
  });
  return areas.map((area) => ({ sequence, area, meetingId }));
}
