import { expect, type Locator, type Page } from '@playwright/test';

export type LibraryPart =
  | 'Bodies'
  | 'People'
  | 'Organisations'
  | 'Plans'
  | 'Standard wording'
  | 'Figures'
  | 'Abbreviations'
  | 'House styles'
  | 'Typing shortcuts';

export class LibraryPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async openPart(part: LibraryPart): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Library' }).getByRole('link', { name: part }).click();
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name });
  }

  async startNew(
    what: 'body' | 'person' | 'organisation' | 'plan' | 'wording' | 'figure' | 'abbreviation' | 'shortcut',
  ): Promise<Locator> {
    await this.page.getByRole('button', { name: `New ${what}` }).click();
    return this.editor(`New ${what}`);
  }

  async open(name: string, title: string): Promise<Locator> {
    await this.page.getByRole('button', { name }).click();
    return this.editor(title);
  }

  async save(editor: Locator): Promise<void> {
    await editor.getByRole('button', { name: 'Save' }).click();
  }

  async expectRow(name: string): Promise<void> {
    await expect(this.page.getByRole('table').getByRole('button', { name })).toBeVisible();
  }

  private editor(title: string): Locator {
    return this.page.getByRole('complementary', { name: title });
  }
}
