import { expect, type Locator, type Page } from '@playwright/test';

/** The backups in the settings, and the question before one is put in place. */
export class BackupsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(origin: string): Promise<void> {
    await this.page.goto(`${origin}/#/settings`);
    await expect(this.card().getByRole('button', { name: 'Back up now' })).toBeVisible();
  }

  card(): Locator {
    return this.page.getByRole('region', { name: 'Backups' });
  }

  rows(): Locator {
    return this.card().getByRole('table', { name: 'Backups, newest first' }).locator('tbody tr');
  }

  async backUpNow(): Promise<void> {
    await this.card().getByRole('button', { name: 'Back up now' }).click();
    await expect(this.card().getByText('The backup is made, and was read back whole.')).toBeVisible();
  }

  question(): Locator {
    return this.page.getByRole('alertdialog', { name: /^Restore the backup of/ });
  }

  /** What is said once the backup is in place. */
  outcome(): Locator {
    return this.page.getByRole('alertdialog', { name: 'The backup is in place' });
  }
}
