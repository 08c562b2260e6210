import { chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { browserLaunchArguments } from '../../scripts/find-browser.ts';
import type { Person } from './person.ts';

/** Chromium, Chrome or Edge as it is installed, without a screen, in a profile of its own. */
export async function openChromium(executablePath: string, folder: string): Promise<Person> {
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: [...browserLaunchArguments()] });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('download', (download) => void download.saveAs(join(downloads, download.suggestedFilename())));
  return {
    open: async (address) => void (await page.goto(address)),
    reload: async () => void (await page.reload()),
    see: (expression) => page.evaluate(expression),
    type: (words) => page.keyboard.type(words),
    press: (keys) => page.keyboard.press(keys),
    clickAt: (x, y) => page.mouse.click(x, y),
    picture: async (path) => void (await page.screenshot({ path })),
    faults: () => faults,
    downloads,
    end: () => browser.close(),
  };
}
