import { expect, type Locator, type Page } from '@playwright/test';
import type { BrowserHostProcess } from '../../support/browser-host.ts';
import { operationsOf } from '../fixtures.ts';
import { SectionTexts } from './section-text.ts';

export class PaperPage extends SectionTexts {
  /** Opens a paper of the sample, to be written in: a cleared one is reopened. */
  static async openSample(page: Page, host: BrowserHostProcess, title: string) {
    const operations = operationsOf(page, host);
    const [meeting] = await operations.meetings.list();
    if (!meeting) throw new Error('the sample is not loaded');
    const items = await operations.agenda.list({ meetingId: meeting.id });
    const item = items.find((each) => each.title === title);
    if (!item?.paper) throw new Error(`no paper on ${title}`);
    const { documentId, state } = item.paper;
    if (state === 'cleared') {
      const { revision } = await operations.documents.get({ id: documentId });
      await operations.papers.takeStep({
        ...{ id: documentId, revision, event: 'reopen' },
        reason: 'To write in it',
      });
    }
    const paper = new PaperPage(page);
    await paper.open(host.origin, meeting.id, documentId);
    return { paper, operations, meeting, item, documentId };
  }

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
