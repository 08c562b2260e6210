import { expect, type Locator, type Page } from '@playwright/test';

export class AgendaPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  list(): Locator {
    return this.page.getByRole('grid', { name: 'Agenda items' });
  }

  /** The line of an item, by its title. */
  row(title: string): Locator {
    return this.list().getByRole('row').filter({ hasText: title });
  }

  /** All lines as "number title", in their order. */
  async lines(): Promise<readonly string[]> {
    const names = await this.list()
      .getByRole('row')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
    return names.map((name) => name.replace(/\. .*/, ''));
  }

  async expectLines(lines: readonly string[]): Promise<void> {
    await expect.poll(() => this.lines()).toEqual(lines);
  }

  async choose(title: string): Promise<Locator> {
    const row = this.row(title);
    await row.click({ position: { x: 500, y: 10 } });
    await expect(row).toHaveAttribute('aria-selected', 'true');
    return row;
  }

  /** Adds items after the reports, with Enter from one to the next; ends with Escape. */
  async add(...titles: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'Item', exact: true }).click();
    for (const title of titles) {
      await this.newTitle().fill(title);
      await this.newTitle().press('Enter');
      await expect(this.newTitle()).toHaveValue('');
    }
    await this.newTitle().press('Escape');
  }

  newTitle(): Locator {
    return this.page.getByRole('textbox', { name: 'Title of the new item' });
  }

  titleInLine(): Locator {
    return this.list().getByRole('textbox', { name: /^Title of item/ });
  }

  panel(): Locator {
    return this.page.getByRole('complementary', { name: 'Details of the item' });
  }

  async chooseFromMenu(title: string, entry: string): Promise<void> {
    await this.row(title)
      .getByRole('button', { name: /^More for item/ })
      .click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }
}
