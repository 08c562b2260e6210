import { connectToPage } from './plain-page.ts';

/** A packed program that runs. */
export interface PackedRun {
  /** Where its page can be reached. */
  readonly port: number;
  readonly kill: () => Promise<void>;
}

/**
 * What only a packed program can get wrong: its page, its resources, its database driver and a worker thread, all out of
 * the archive, and the data after it was killed.
 */
export async function playPackedStory(start: () => Promise<PackedRun>): Promise<void> {
  const first = await start();
  const page = await connectToPage(first.port);
  await page.press('Open the sample meeting');
  await page.waitUntil(`document.querySelector('nav[aria-label="This meeting"]')`);
  await page.evaluate(`location.hash = '/settings'`);
  await page.press('Back up now');
  await page.waitUntil(`document.querySelector('button[aria-label^="Restore"]')`);
  page.disconnect();
  await first.kill();

  const second = await start();
  const again = await connectToPage(second.port);
  await again.waitUntil(`document.querySelector('main')`);
  await again.evaluate(`location.hash = '/'`);
  await again.waitUntil(`document.body.innerText.includes('10 October 2023')`);
  again.disconnect();
  await second.kill();
}
