import { expect, type Locator, type Page } from '@playwright/test';

/** From now on the page counts what a pointer does on it. */
export async function countPointers(page: Page): Promise<void> {
  await page.evaluate(() => {
    Reflect.set(window, 'pointers', 0);
    addEventListener(
      'pointerdown',
      () => Reflect.set(window, 'pointers', Number(Reflect.get(window, 'pointers')) + 1),
      true,
    );
  });
}

export async function expectNoPointer(page: Page): Promise<void> {
  expect(await page.evaluate(() => Reflect.get(window, 'pointers') as number)).toBe(0);
}

export async function tabTo(page: Page, target: Locator): Promise<void> {
  await keysUntil(page, 'Tab', target);
}

/** Presses a key until it has brought the focus there, as often as a long page needs. */
export async function keysUntil(page: Page, key: string, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}
