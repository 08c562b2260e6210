import { salvage, SalvageFailed, type Salvaged } from '../store/salvage.ts';
import { StoreClosed } from '../store/store-closed.ts';
import type { StoreSlot } from '../store/store-slot.ts';
import { asFailure, OperationFailed, ruleViolated } from './failures.ts';
import type { Program } from './program.ts';

export type RecoveryStatus = {
  readonly state: 'open' | 'damaged';
  readonly dataFolder: string;
  readonly programVersion: string;
};

export function recoveryStatus({ store, dataFolder, programVersion }: Program): RecoveryStatus {
  if (store.state === 'away') throw asFailure(new StoreClosed('away'));
  return { state: store.state, dataFolder, programVersion };
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

async function salvageNow({ store, dataFolder, clock, changes }: Program): Promise<Salvaged> {
  try {
    const salvaged = await salvage(store, { dataFolder, at: clock() });
    changes.publish({ sequence: 0, area: 'store', meetingId: null });
    return salvaged;
  } catch (error) {
    throw asRecoveryFailure(error);
  }
}

function asRecoveryFailure(error: unknown): unknown {
  if (!(error instanceof SalvageFailed)) return asFailure(error);
  return new OperationFailed({ code: 'storage-failed', data: { code: error.code } }, error);
}
