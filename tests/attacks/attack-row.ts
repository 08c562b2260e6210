import type { Browser } from '@playwright/test';
import type { Random } from '../faults/seeded-random.ts';

/** One line of `out/security.json`: what was tried against the program, how often, and how often it got somewhere. */
export type AttackRow = {
  readonly name: string;
  /** In words. */
  readonly tried: string;
  readonly times: number;
  /** How many of them did what they were meant to. Of a control, which has to, as many as it takes. */
  readonly got: number;
  readonly pass: boolean;
  /** Why it was not run here; such a row neither passed nor failed. */
  readonly notRun?: string;
};

export type AttackTools = {
  /** The whole count, or a tenth of it and less inside `npm test`. */
  readonly count: (whole: number, small: number) => number;
  readonly isWhole: boolean;
  readonly random: Random;
  readonly say: (line: string) => void;
  /** One Chromium for all rows. */
  readonly browser: () => Promise<Browser>;
  /** A fresh folder, removed when the row is through. */
  readonly folder: () => string;
};

/** What a file in `rows` exports. */
export type RunAttacks = (tools: AttackTools) => Promise<readonly AttackRow[]>;

/** A row of attacks of which none may get anywhere. `wasThere`: whether they came to the place they were meant for. */
export function repelled(
  name: string,
  tried: string,
  { times, got, wasThere = times > 0 }: { times: number; got: number; wasThere?: boolean },
): AttackRow {
  return { name, tried, times, got, pass: got === 0 && wasThere && times > 0 };
}

/** A row that shows that what counts the attacks counts them: at least so many have to get somewhere. */
export function control(
  name: string,
  tried: string,
  { times, got, least = times }: { times: number; got: number; least?: number },
): AttackRow {
  return { name, tried: `control: ${tried}`, times, got, pass: got >= least };
}
