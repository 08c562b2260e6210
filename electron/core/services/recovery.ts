import { StoreClosed } from '../store/store-closed.ts';
import { asFailure } from './failures.ts';
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
