import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { expect, test as base, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contract } from '../../shared/contract/contract.ts';
import { startBrowserHost, type BrowserHostProcess } from '../support/browser-host.ts';

export type Operations = ContractRouterClient<Contract>;

type Program = {
  /** The browser host of this test, on its own fresh data folder. */
  readonly host: BrowserHostProcess;
  /**
   * Starts a browser host and lets the page into it; every start of one test is on the same data folder, for tests in
   * which the program ends and is there again. A port is named where an open page is to find it again.
   */
  readonly startOnSameData: (port?: number) => Promise<BrowserHostProcess>;
  /** A page that shows the program: its first screen, without any data. */
  readonly program: Page;
  /** The same with the sample meeting loaded before the page opens. */
  readonly sampleProgram: Page;
  /** The contract's operations over the page's own session, to lay down data that a test is not about. */
  readonly operations: Operations;
};

/** Every test has a browser host and a data folder of its own; a fault on the page's console fails the test. */
export const test = base.extend<Program>({
  host: async ({}, use) => {
    const host = await startBrowserHost();
    await use(host);
    await host.stop();
  },
  startOnSameData: async ({ page }, use) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'secretariat-e2e-'));
    const hosts: BrowserHostProcess[] = [];
    await use(async (port) => {
      const host = await startBrowserHost({
        dataFolder,
        ...(port === undefined ? {} : { port }),
      });
      hosts.push(host);
      const opened = await page.context().request.get(host.url);
      expect(opened.status(), 'the launch link opens the program').toBe(200);
      return host;
    });
    for (const host of hosts) await host.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  },
  operations: async ({ page, host }, use) => {
    await enterSession(page, host);
    await use(operationsOf(page, host));
  },
  program: async ({ page, host }, use) => {
    const faults = watchForFaults(page);
    await enterSession(page, host);
    await page.goto(host.origin);
    await use(page);
    expect(faults, 'faults on the page’s console').toEqual([]);
  },
  sampleProgram: async ({ page, host }, use) => {
    const faults = watchForFaults(page);
    await enterSession(page, host);
    await operationsOf(page, host).workspace.loadSample();
    await page.goto(host.origin);
    await use(page);
    expect(faults, 'faults on the page’s console').toEqual([]);
  },
});

export { expect };

/** Opens a link that works once, unless this page's browser context is known to the host already. */
export async function enterSession(page: Page, host: BrowserHostProcess): Promise<void> {
  const known = await page.context().cookies(host.origin);
  if (known.length > 0) return;
  const response = await page.context().request.get(await host.newUrl());
  expect(response.status(), 'the launch link opens the program').toBe(200);
}

/** What went wrong on a page without a person seeing it: script errors, refused loads, failed checks of the policy. */
export function watchForFaults(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A refused command is an answer like any other; the browser reports it on the console as well.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer) faults.push(message.text());
  });
  return faults;
}

/** The contract's operations over the session of a page's browser context. */
export function operationsOf(page: Page, host: Pick<BrowserHostProcess, 'origin'>): Operations {
  const link = new RPCLink({
    url: `${host.origin}/rpc`,
    fetch: async (request) => {
      const body = Buffer.from(await request.arrayBuffer());
      const response = await page.context().request.fetch(request.url, {
        method: request.method,
        headers: { ...Object.fromEntries(request.headers), origin: host.origin },
        ...(body.length === 0 ? {} : { data: body }),
      });
      return new Response(new Uint8Array(await response.body()), {
        status: response.status(),
        headers: response.headers(),
      });
    },
  });
  return createORPCClient(link);
}
