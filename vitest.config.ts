import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // One for each processor: left to itself it keeps one free, which is half of a small machine.
    maxWorkers: availableParallelism(),
    globalSetup: 'tests/support/before-the-suites.ts',
    include: ['tests/{unit,contract,store,word,architecture,hosts}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
