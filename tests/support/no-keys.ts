import type { KeyRing } from '../../electron/core/store/key-ring.ts';

/** What opens data that are not encrypted. */
export const noKeys: Pick<KeyRing, 'keyFor' | 'opensNothingOf'> = {
  keyFor: () => null,
  opensNothingOf: () => false,
};
