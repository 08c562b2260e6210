import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** The frame of every screen. */
export class FramePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  rail(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' });
  }

  async go(name: 'Meetings' | 'Actions' | 'Forward plan' | 'Library' | 'Settings'): Promise<void> {
    await this.rail().getByRole('link', { name }).click();
  }

  breadcrumb(): Locator {
    return this.page.getByRole('navigation', { name: 'Where you are' });
  }

  palette(): Locator {
    return this.page.getByRole('dialog', { name: 'Find or do' });
  }

  /** Opens the palette by its keys, once the screen is there to hear them. */
  async openPalette(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
    await this.page.keyboard.press('Control+k');
    await expect(this.palette()).toBeVisible();
  }

  /** Finds a command in the palette by the beginning of its words, and does it. */
  async command(words: string): Promise<void> {
    await this.openPalette();
    await this.page.keyboard.type(words);
    await expect(this.palette().getByRole('menuitem').first()).toContainText(words);
    await this.page.keyboard.press('Enter');
    await expect(this.palette()).toBeHidden();
  }

  shortcuts(): Locator {
    return this.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  }

  /** What a screen reader was told last. */
  announcement(): Locator {
    return this.page.getByRole('status', { name: 'What just happened' });
  }

  saved(): Locator {
    return this.page.getByText(/^Saved \d\d:\d\d:\d\d$/);
  }

  /** Nothing that axe can find. In a second theme only its colours can be wrong of what was found right in the first. */
  async expectAccessible(screen: string, rules: 'all' | 'colours' = 'all'): Promise<void> {
    await expect(this.page.locator('h1').first()).toBeAttached();
    // Colours that are still on their way from one theme to the other have no contrast of their own. One that is
    // inherited sets out anew with each step of its parent's.
    await this.page.evaluate(async () => {
      const underWay = () => document.getAnimations().filter((each) => each instanceof CSSTransition);
      for (let left = underWay(); left.length > 0; left = underWay()) {
        await Promise.all(left.map((each) => each.finished.catch(() => undefined)));
      }
    });
    // The component library says of a pending button that it is, by its id: also for a while after it has gone.
    const axe = new AxeBuilder({ page: this.page })
      .exclude('[data-live-announcer]')
      // Otherwise the answers of frames are put together in a page of their own; there are no frames here.
      .setLegacyMode()
      .options({ resultTypes: ['violations'] });
    if (rules === 'all')
      axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
    else axe.withRules(['color-contrast', 'link-in-text-block']);
    const { violations } = await axe.analyze();
    const found = violations.map(
      ({ id, nodes }) => `${screen}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
    );
    expect(found).toEqual([]);
  }
}
