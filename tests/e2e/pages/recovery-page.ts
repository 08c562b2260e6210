import { expect, type Locator, type Page } from '@playwright/test';

/** The screen that stands in the place of all others while the data are damaged. */
export class RecoveryPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async expectShown(): Promise<void> {
    await expect(this.heading()).toBeFocused();
    await expect(this.page.getByRole('navigation')).toHaveCount(0);
  }

  heading(): Locator {
    return this.page.getByRole('heading', { level: 1, name: 'The data of Secretariat are damaged' });
  }

  backup(): Locator {
    return this.page.getByRole('region', { name: 'Restore a backup' });
  }

  salvage(): Locator {
    return this.page.getByRole('region', { name: 'Save what can be read' });
  }

  files(): Locator {
    return this.page.getByRole('region', { name: 'Export what can be read' });
  }
}
