import type { Page } from '@playwright/test';

/** A fast typist: about 20 keys a second. */
const betweenKeys = 45;

/** Types letters and gives, for each, the milliseconds from the key's own time stamp to the frame after its paint. */
export async function typeRound(page: Page, keys: number): Promise<readonly number[]> {
  await page.bringToFront();
  await page.evaluate(() => {
    const times: number[] = [];
    const onKey = (event: KeyboardEvent): void => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        // The first task after the frame was drawn.
        channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
        channel.port2.postMessage(null);
      });
    };
    window.addEventListener('keydown', onKey, { capture: true });
    Object.assign(window, {
      endRound: () => {
        window.removeEventListener('keydown', onKey, { capture: true });
        return times;
      },
    });
  });
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press(key % 6 === 5 ? 'Space' : 'abcdefghij'.charAt(key % 10));
    await page.waitForTimeout(betweenKeys);
  }
  await page.waitForTimeout(300);
  return page.evaluate(() => (window as unknown as { endRound(): number[] }).endRound());
}

/** The value below which a part of the values lie, from 0 to 1. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  if (value === undefined) throw new RangeError('nothing was measured');
  return value;
}
