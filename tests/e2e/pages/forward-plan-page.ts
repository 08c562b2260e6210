import { expect, type Locator, type Page } from '@playwright/test';

export class ForwardPlanPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** A column by the day in its title ("8 April 2031"), or "Not planned". */
  column(day: string): Locator {
    return this.page
      .locator('section[data-column]')
      .filter({ has: this.page.getByRole('heading', { name: day }) });
  }

  card(title: string): Locator {
    return this.page.locator('[data-column] [role="row"][data-key]').filter({ hasText: title });
  }

  async expectIn(day: string, ...titles: readonly string[]): Promise<void> {
    await expect(this.column(day).locator('[role="row"][data-key]')).toHaveText(
      titles.map((title) => new RegExp(title)),
    );
  }

  dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^(New topic|Topic)$/ });
  }

  async choose(dialog: Locator, label: string, option: string): Promise<void> {
    await dialog.getByRole('button', { name: new RegExp(`${label}$`) }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  /** Does something from the menu of a card. */
  async fromMenu(title: string, entry: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: `More for ${title}` }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }
}
