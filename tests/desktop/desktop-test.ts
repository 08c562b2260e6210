import { test as base } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesktop, type Desktop, type DesktopOptions } from '../support/electron-double/start-desktop.ts';
import { buildTestApp } from './test-app.ts';

export interface DesktopFixtures {
  /** A new folder for one test. */
  readonly folder: string;
  /** Starts the program; what still runs when the test is over is ended. */
  readonly start: (options?: Partial<DesktopOptions>) => Promise<Desktop>;
}

export interface DesktopWorkerFixtures {
  /** The program with the test page for a renderer. */
  readonly testApp: string;
}

export const test = base.extend<DesktopFixtures, DesktopWorkerFixtures>({
  testApp: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'secretariat-test-app-'));
      await use(await buildTestApp(folder));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'secretariat-desktop-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  start: async ({ folder }, use) => {
    const running: Desktop[] = [];
    await use(async (options = {}) => {
      const desktop = await startDesktop({ folder, ...options });
      running.push(desktop);
      return desktop;
    });
    for (const desktop of running) await desktop.kill();
  },
});

export { expect } from '@playwright/test';
