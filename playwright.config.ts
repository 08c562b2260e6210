import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import { browserLaunchArguments, findBrowser } from './scripts/find-browser.ts';

const executablePath = findBrowser();

export default defineConfig({
  testDir: 'tests',
  // Playwright would run what the others' paths lead to, and these lead to types.
  tsconfig: 'tests/playwright.tsconfig.json',
  outputDir: 'out/test-results/playwright',
  // Every test has its own host, data folder and window: two of them share nothing but the processors.
  workers: Math.min(2, availableParallelism()),
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'out/test-results/playwright.json' }]],
  use: {
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1366, height: 768 },
    launchOptions: {
      args: [...browserLaunchArguments()],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
  projects: [
    { name: 'e2e', testMatch: 'e2e/**/*.spec.ts' },
    { name: 'desktop', testMatch: 'desktop/**/*.spec.ts' },
    { name: 'smoke', testMatch: 'smoke/**/*.spec.ts' },
  ],
});
