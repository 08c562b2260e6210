import { safe } from '@orpc/client';
import { expect } from 'vitest';
import { programErrors } from '../../shared/contract/errors.ts';
import type { Client } from '../support/open-test-core.ts';
import type { Carried } from './carriers.ts';
import { recordingCalls } from './operation-paths.ts';

/** What the tests of an area work with. Nothing of it is asked before a test runs, as the program is opened then. */
export type ProgramUnderTest = {
  readonly client: Client;
  readonly carried: () => Carried;
  /** What an operation was refused with: a typed error's code and data, or the carrier's own code. */
  readonly refusal: (promise: Promise<unknown>) => Promise<{ code: string; data: unknown }>;
  /** The code of the domain's rule that an operation would have broken. */
  readonly rule: (promise: Promise<unknown>) => Promise<string>;
};

/** A program, and a record of what was asked of it and what it was refused with. */
export function programUnderTest(carried: () => Carried): {
  readonly program: ProgramUnderTest;
  readonly called: ReadonlySet<string>;
  readonly typedErrorsSeen: ReadonlySet<string>;
} {
  const called = new Set<string>();
  const typedErrorsSeen = new Set<string>();
  const client = recordingCalls(() => carried().client, called);

  async function refusal(promise: Promise<unknown>): Promise<{ code: string; data: unknown }> {
    const { error } = await safe(promise);
    if (error === null) throw new Error('this was not refused');
    if (!('code' in error) || typeof error.code !== 'string') throw error;
    const isTyped = 'defined' in error && error.defined === true;
    if (isTyped) typedErrorsSeen.add(error.code);
    else expect(Object.keys(programErrors)).not.toContain(error.code);
    expect(JSON.stringify(error)).not.toMatch(/SELECT|INSERT|sqlite|node_modules|electron\/core/i);
    return { code: error.code, data: 'data' in error ? error.data : undefined };
  }

  async function rule(promise: Promise<unknown>): Promise<string> {
    const { code, data } = await refusal(promise);
    expect(code).toBe('rule-violated');
    return (data as { code: string }).code;
  }

  return { program: { client, carried, refusal, rule }, called, typedErrorsSeen };
}
