import { localDay } from '../../../shared/wording/local-day.ts';
import type { LockReason } from '../../../shared/contract/entities/encryption.ts';
import type { ExportedFile } from '../../../shared/contract/exported-file.ts';
import { formatDate } from '../../../shared/domain/calendar-date.ts';
import { planReadableTexts, readableTextsFileName } from '../../../shared/word-plan/plan-readable-texts.ts';
import { planText } from '../../../shared/word-plan/plan-text.ts';
import type { MarkedPlan } from '../../../shared/word-plan/marked-file.ts';
import { notForPublication } from '../../../shared/wording/not-for-publication.ts';
import { newestSequenceOf } from '../store/last-command.ts';
import { readableRows, salvage, SalvageFailed, type ReadableTable, type Salvaged } from '../store/salvage.ts';
import { StoreClosed } from '../store/store-closed.ts';
import type { StoreSlot } from '../store/store-slot.ts';
import { WordNotWritten } from '../word/word-not-written.ts';
import { wordMediaType } from './checked-files.ts';
import { asFailure, OperationFailed, ruleViolated } from './failures.ts';
import { usualStyle } from './house-styles.ts';
import { heldWordsKeys } from './held-words-keys.ts';
import type { Program } from './program.ts';
import { readableTexts } from './readable-texts.ts';

export type RecoveryStatus = {
  readonly state: 'open' | 'damaged' | 'locked';
  /** Why the recovery key is asked for; null where it is not. */
  readonly lockReason: LockReason | null;
  /** Whether the known keys open nothing of damaged data. */
  readonly isOfOtherKey: boolean;
  /** Whether damaged data are so because their schema is not ours. */
  readonly isForeign: boolean;
  /** Under which a page hides what it holds beside itself; null where the data are not encrypted, or locked. */
  readonly heldWordsKey: string | null;
  /** Under which it may have hidden something since the program started; none where the data are locked. */
  readonly formerHeldWordsKeys: string[];
  readonly lineage: string;
  readonly dataFolder: string;
  readonly programVersion: string;
};

export function recoveryStatus(program: Program): RecoveryStatus {
  const { store, keys, dataFolder, programVersion } = program;
  if (store.state === 'away') throw asFailure(new StoreClosed('away'));
  return {
    state: store.state,
    lockReason: store.state === 'locked' ? keys.lockReason : null,
    isOfOtherKey: store.isOfOtherKey,
    isForeign: store.isForeign,
    ...heldWordsKeys(program),
    lineage: store.lineage,
    dataFolder,
    programVersion,
  };
}

// A button that is pressed twice is answered twice with what was done once.
const lastSalvages = new WeakMap<StoreSlot, { readonly answer: Promise<Salvaged>; isRunning: boolean }>();

/** Moves every row that can be read into a new store, and opens it. Refused while nothing is damaged. */
export async function salvageStore(program: Program): Promise<Salvaged> {
  const { store } = program;
  const last = lastSalvages.get(store);
  if (last?.isRunning === true || (last !== undefined && store.state === 'open')) return last.answer;
  if (store.state === 'open') throw ruleViolated('data-not-damaged');
  const salvaging = { answer: salvageNow(program), isRunning: true };
  lastSalvages.set(store, salvaging);
  try {
    return await salvaging.answer;
  } catch (error) {
    lastSalvages.delete(store);
    throw error;
  } finally {
    salvaging.isRunning = false;
  }
}

async function salvageNow({ store, backups, dataFolder, clock, changes }: Program): Promise<Salvaged> {
  try {
    const salvaged = await backups.alone(() => {
      // A backup may have been restored while this waited.
      if (store.state === 'open') throw ruleViolated('data-not-damaged');
      requireKey(store);
      return salvage(store, { dataFolder, at: clock() });
    });
    changes.publish({ sequence: newestSequenceOf(store), area: 'store', meetingId: null });
    return salvaged;
  } catch (error) {
    throw asRecoveryFailure(error);
  }
}

// Without their key nothing is read of them, and nothing would be all that is saved.
function requireKey({ state }: StoreSlot): void {
  if (state === 'locked') throw new StoreClosed(state);
}

function asRecoveryFailure(error: unknown): unknown {
  if (!(error instanceof SalvageFailed)) return asFailure(error);
  return new OperationFailed({ code: 'storage-failed', data: { code: error.code } }, error);
}

/** Everything readable as a Word file and as JSON, whether the store is open or not. Nothing on the disk is changed. */
export async function exportReadable(program: Program): Promise<{ files: ExportedFile[] }> {
  const { dataFolder, clock, programVersion } = program;
  const now = clock();
  const madeAt = now.toISOString();
  const day = localDay(now);
  try {
    requireKey(program.store);
    const tables = await readableRows(dataFolder, program.store.key);
    const plan = planReadableTexts(readableTexts(tables), formatDate(day));
    return {
      files: [await wordFileOf(program, plan, day), jsonFileOf(tables, { madeAt, programVersion }, day)],
    };
  } catch (error) {
    throw asRecoveryFailure(error);
  }
}

/** As a Word file; where none can be made of the words, as plain text. */
async function wordFileOf(program: Program, plan: MarkedPlan, day: string): Promise<ExportedFile> {
  try {
    const bytes = Buffer.from(await program.word.write(plan, usualStyle(program)));
    return {
      name: readableTextsFileName(day, '.docx'),
      mediaType: wordMediaType,
      content: bytes.toString('base64'),
    };
  } catch (error) {
    if (!(error instanceof WordNotWritten)) throw error;
    const text = Buffer.from(`${planText(plan).join('\n')}\n`, 'utf8');
    return {
      name: readableTextsFileName(day, '.txt'),
      mediaType: 'text/plain',
      content: text.toString('base64'),
    };
  }
}

// Piece by piece: all rows of years in one string may be more than one can hold.
function jsonFileOf(
  tables: readonly ReadableTable[],
  { madeAt, programVersion }: { readonly madeAt: string; readonly programVersion: string },
  day: string,
): ExportedFile {
  const head = { warning: notForPublication, madeAt, programVersion };
  const pieces = [`${JSON.stringify(head, null, 2).slice(0, -2)},\n  "tables": {`];
  for (const [index, { name, rows }] of tables.entries()) {
    pieces.push(`${index === 0 ? '' : ','}\n    ${JSON.stringify(name)}: [`);
    for (const [place, row] of rows.entries()) {
      pieces.push(`${place === 0 ? '' : ','}\n      ${JSON.stringify(row, inJson)}`);
    }
    pieces.push('\n    ]');
  }
  pieces.push('\n  }\n}\n');
  const bytes = Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'utf8')));
  return {
    name: readableTextsFileName(day, '.json'),
    mediaType: 'application/json',
    content: bytes.toString('base64'),
  };
}

function inJson(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
