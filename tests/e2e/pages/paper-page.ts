import { expect, type Locator } from '@playwright/test';
import { SectionTexts } from './section-text.ts';

export class PaperPage extends SectionTexts {
  async open(origin: string, meetingId: string, documentId: string): Promise<void> {
    await this.page.goto(`${origin}/#/meetings/${meetingId}/papers/${documentId}`);
    await expect(this.sheet()).toBeVisible();
  }

  sheet(): Locator {
    return this.page.getByRole('article', { name: /^Cover paper/ });
  }

  /** Every number or letter on the page, from top to bottom. */
  async marks(): Promise<readonly string[]> {
    return this.sheet()
      .locator('[data-mark]')
      .evaluateAll((blocks) => blocks.map((block) => block.getAttribute('data-mark') ?? ''));
  }

  plan(): Locator {
    return this.page.getByRole('complementary', { name: 'Beside the paper' });
  }
}
