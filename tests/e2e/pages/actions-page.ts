import type { Locator, Page } from '@playwright/test';

export class ActionsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  rows(): Locator {
    return this.page
      .getByRole('table')
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader') });
  }

  async open(words: string): Promise<Locator> {
    await this.page.getByRole('button', { name: words }).click();
    return this.page.getByRole('complementary', { name: /^Action / });
  }

  async filter(label: 'Status' | 'Owner' | 'Meeting', option: string): Promise<void> {
    await this.page.getByRole('button', { name: label }).click();
    await this.page.getByRole('option', { name: option }).click();
  }
}
