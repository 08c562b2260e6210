import { expect, type Locator } from '@playwright/test';
import { SectionTexts } from './section-text.ts';

export class NotesPage extends SectionTexts {
  async open(origin: string, meetingId: string): Promise<void> {
    await this.page.goto(`${origin}/#/meetings/${meetingId}/notes`);
    await expect(this.rail()).toBeVisible();
  }

  rail(): Locator {
    return this.page.getByRole('navigation', { name: 'Agenda' });
  }

  railItem(title: string): Locator {
    return this.rail().getByRole('button', { name: title });
  }

  /** The text of an agenda item's notes. */
  notesOf(title: string): Locator {
    return this.text(new RegExp(`^Notes of item .*, ${title}$`));
  }

  async enterItem(title: string): Promise<Locator> {
    return this.enter(new RegExp(`^Notes of item .*, ${title}$`));
  }

  panel(): Locator {
    return this.page.getByRole('complementary', { name: 'People and actions' });
  }
}
