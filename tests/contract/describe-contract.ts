import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programErrors } from '../../shared/contract/errors.ts';
import { testBodiesAndLibrary } from './areas/bodies-and-library.ts';
import { testFiles } from './areas/files.ts';
import { testMeetings } from './areas/meetings.ts';
import { testNotes } from './areas/notes.ts';
import { testPapers } from './areas/papers.ts';
import { testPlanLinksAndActions } from './areas/plan-links-and-actions.ts';
import { testRefusals } from './areas/refusals.ts';
import { testWholeProgram } from './areas/whole-program.ts';
import type { Carried, Carrier } from './carriers.ts';
import { operationPaths } from './operation-paths.ts';
import { programUnderTest } from './program-under-test.ts';

/** The whole contract, the same over every carrier: one program, in which each area finds what those before it left. */
export function describeContract(carrierName: string, open: Carrier): void {
  describe(`the contract ${carrierName}`, () => {
    let carried: Carried;
    beforeAll(async () => {
      carried = await open();
    });
    afterAll(() => carried.close());

    const { program, called, typedErrorsSeen } = programUnderTest(() => carried);
    testBodiesAndLibrary(program);
    testMeetings(program);
    testPapers(program);
    testNotes(program);
    testPlanLinksAndActions(program);
    testFiles(program);
    testRefusals(program);
    testWholeProgram(program);

    test('every operation of the contract was called', () => {
      expect([...called].filter((path) => operationPaths().includes(path)).sort()).toEqual(
        [...operationPaths()].sort(),
      );
    });

    test('every error that a command can cause was seen, typed', () => {
      const inStoreTests = ['storage-failed', 'word-file-failed'];
      expect([...typedErrorsSeen, ...inStoreTests].sort()).toEqual(Object.keys(programErrors).sort());
    });
  });
}
