import { expect, type Locator, type Page } from '@playwright/test';

export type MeetingEntry = {
  readonly body?: string;
  readonly date: string;
  readonly start?: string;
  readonly end?: string;
  readonly place?: string;
};

export class MeetingsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async startNewMeeting(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'New meeting' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New meeting' });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  async fill(dialog: Locator, { body, date, start, end, place }: Partial<MeetingEntry>): Promise<void> {
    if (body !== undefined) await dialog.getByLabel('Name of the body').fill(body);
    if (date !== undefined) await dialog.getByLabel('Date').fill(date);
    if (start !== undefined) await dialog.getByLabel('Start').fill(start);
    if (end !== undefined) await dialog.getByLabel('End').fill(end);
    if (place !== undefined) await dialog.getByLabel('Place').fill(place);
  }

  async submit(dialog: Locator): Promise<void> {
    await dialog.getByRole('button', { name: 'Make the meeting' }).click();
  }

  /** Makes a meeting, and ends on its agenda. */
  async make(entry: MeetingEntry): Promise<void> {
    const dialog = await this.startNewMeeting();
    await this.fill(dialog, entry);
    await this.submit(dialog);
    await expect(this.page.getByRole('grid', { name: 'Agenda items' })).toBeVisible();
  }

  list(): Locator {
    return this.page.getByRole('table', { name: 'All meetings, newest first' });
  }

  async openMeeting(date: string): Promise<void> {
    await this.list().getByRole('link', { name: date }).click();
  }

  async startImport(): Promise<Locator> {
    await this.page.getByRole('button', { name: /^Import/ }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Import a meeting file' });
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** Chooses a file in the import dialog. */
  async importFile(name: string, content: string): Promise<Locator> {
    const dialog = await this.startImport();
    const chooser = this.page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
    await (
      await chooser
    ).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content, 'utf8') });
    return dialog;
  }
}
