import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalEntry } from '../support/electron-double/remote-control.ts';
import { runUntilEnd } from '../support/electron-double/start-desktop.ts';
import { expect, test } from './desktop-test.ts';

const testPageReady = (): boolean => 'testPage' in window;

function dialogs(journal: readonly JournalEntry[]): readonly JournalEntry[] {
  return journal.filter(({ what }) => what === 'dialog');
}

test.describe('the program', () => {
  test('gives its window the safe settings', async ({ start, testApp }) => {
    const { waitFor } = await start({ appFolder: testApp });
    await waitFor('sandbox-enabled');
    expect((await waitFor('window-created'))['webPreferences']).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
    expect((await waitFor('scheme-registered'))['privileges']).toEqual({
      standard: true,
      secure: true,
      supportFetchAPI: true,
      codeCache: true,
    });
  });

  test('brings the first window to the front when it is started again', async ({
    start,
    testApp,
    folder,
  }) => {
    const { page, waitFor, journal } = await start({ appFolder: testApp });
    await waitFor('window-shown');
    const shownBefore = journal.filter(({ what }) => what === 'window-shown').length;
    const second = await runUntilEnd({ folder, appFolder: testApp });
    expect(second.code).toBe(0);
    expect(second.journal.map(({ what }) => what)).not.toContain('window-created');
    await waitFor('window-focused');
    expect(journal.filter(({ what }) => what === 'window-shown').length).toBe(shownBefore + 1);
    await page.waitForFunction(testPageReady);
    expect(await page.evaluate(async () => (await window.testPage.core.bodies.list()).length)).toBe(0);
  });

  test('opens a second window on another data folder', async ({ start, testApp, folder }) => {
    await start({ appFolder: testApp });
    const other = await start({ appFolder: testApp, arguments: ['--data', join(folder, 'other-data')] });
    await other.page.waitForFunction(testPageReady);
    const status = await other.page.evaluate(() => window.testPage.core.workspace.status());
    expect(status.dataFolder).toBe(join(folder, 'other-data'));
  });

  test('starts again on the same data after it was killed', async ({ start, testApp }) => {
    const first = await start({ appFolder: testApp });
    await first.page.waitForFunction(testPageReady);
    await first.page.evaluate(() =>
      window.testPage.core.people.createOrganisation({ name: 'Calder Police', shortName: null }),
    );
    await first.kill();
    const second = await start({ appFolder: testApp });
    await second.page.waitForFunction(testPageReady);
    const names = await second.page.evaluate(async () =>
      (await window.testPage.core.people.listOrganisations()).map(({ name }) => name),
    );
    expect(names).toEqual(['Calder Police']);
  });

  test('says in one sentence why it does not open a data folder, and ends', async ({ folder, testApp }) => {
    writeFileSync(join(folder, 'a-file'), '');
    const { code, journal } = await runUntilEnd({
      folder,
      appFolder: testApp,
      arguments: ['--data', join(folder, 'a-file')],
    });
    expect(code).toBe(1);
    const said = journal.find(({ what }) => what === 'error-box');
    expect(said).toMatchObject({ title: 'Secretariat cannot open' });
    expect(said?.['content']).toMatch(/^The data folder “.*a-file” cannot be written to; .*\.$/);
    // Behind those words stands no window of a program that is not there.
    const seen = journal.map(({ what }) => what);
    expect(seen.indexOf('window-hidden')).toBeGreaterThan(seen.indexOf('window-created'));
    expect(seen.indexOf('window-hidden')).toBeLessThan(seen.indexOf('error-box'));
    expect(seen.lastIndexOf('window-shown')).toBeLessThan(seen.indexOf('window-hidden'));
  });

  test('says that it is not complete where its page is missing', async ({ folder, testApp }) => {
    const app = join(folder, 'incomplete');
    mkdirSync(join(app, 'out'), { recursive: true });
    for (const part of ['out/main', 'out/preload', 'resources', 'package.json']) {
      symlinkSync(join(testApp, part), join(app, part));
    }
    const { code, journal } = await runUntilEnd({ folder, appFolder: app });
    expect(code).toBe(1);
    expect(journal.find(({ what }) => what === 'error-box')?.['content']).toContain('could not start');
  });

  test('asks for the folder that --data lacks', async ({ folder, testApp }) => {
    const { code, errors } = await runUntilEnd({ folder, appFolder: testApp, arguments: ['--data'] });
    expect([code, errors.trim()]).toEqual([1, '--data needs the path of a folder.']);
  });

  test('keeps nothing of the window in the data folder', async ({ start, testApp, folder }) => {
    const { closeWindow, page } = await start({ appFolder: testApp });
    await page.waitForFunction(testPageReady);
    await closeWindow();
    expect(readdirSync(join(folder, 'data')).filter((name) => /chromium|window/i.test(name))).toEqual([]);
    const [own] = readdirSync(join(folder, 'share', 'secretariat-window'));
    expect(readdirSync(join(folder, 'share', 'secretariat-window', own ?? ''))).toContain('window.json');
  });
});

test.describe('the menu', () => {
  interface MenuItem {
    readonly label?: string;
    readonly role?: string;
    readonly type?: string;
    readonly click?: string;
    readonly enabled?: boolean;
    readonly submenu?: readonly MenuItem[];
  }

  /** The roles of MenuItem in Electron 45 that this menu may use on Linux and Windows. */
  const roles = [
    ...['undo', 'redo', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll'],
    ...['zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen', 'reload'],
    ...['quit', 'close', 'minimize', 'zoom', 'about', 'windowMenu', 'help'],
  ];

  test('has its seven menus, and nothing dead in them', async ({ start, testApp, folder }) => {
    const { waitFor, order } = await start({ appFolder: testApp });
    const items = (await waitFor('menu'))['items'] as readonly MenuItem[];
    expect(items.map(({ label }) => label?.replace('&', ''))).toEqual([
      'File',
      'Edit',
      'View',
      'Go',
      'Commands',
      'Window',
      'Help',
    ]);
    for (const item of items.flatMap(({ submenu = [] }) => submenu)) {
      const works =
        item.type === 'separator' ||
        item.click === 'click' ||
        item.enabled === false ||
        item.submenu !== undefined ||
        roles.includes(item.role ?? '');
      expect(works, JSON.stringify(item)).toBe(true);
    }
    order({ order: 'pick-menu-item', label: 'Show the data folder' });
    expect(await waitFor('open-path')).toMatchObject({ path: join(folder, 'data'), isThere: true });
  });
});

test.describe('closing the window', () => {
  test('saves the last words first', async ({ start, testApp }) => {
    const first = await start({ appFolder: testApp });
    await first.page.waitForFunction(testPageReady);
    await first.page.getByLabel('Words').fill('The Mayor thanked ACC Harland');
    await first.closeWindow();
    expect(dialogs(first.journal)).toEqual([]);
    const second = await start({ appFolder: testApp });
    await second.page.waitForFunction(testPageReady);
    const names = await second.page.evaluate(async () =>
      (await window.testPage.core.people.listOrganisations()).map(({ name }) => name),
    );
    expect(names).toEqual(['The Mayor thanked ACC Harland']);
  });

  test('asks while something cannot be saved, and stays open if the person says so', async ({
    start,
    testApp,
  }) => {
    const desktop = await start({ appFolder: testApp });
    const { page, answerDialogs, order, waitFor, journal } = desktop;
    await page.waitForFunction(testPageReady);
    await page.evaluate(() => void (window.testPage.canSave = false));
    await page.getByLabel('Words').click();
    await page.keyboard.type('Unsaved');
    answerDialogs({ dialog: 'message', button: 'Keep open' });
    order({ order: 'close-window' });
    expect(await waitFor('dialog')).toMatchObject({ message: 'Your latest changes are not saved.' });
    await page.waitForTimeout(300);
    await expect(page.getByLabel('Words')).toHaveValue('Unsaved');
    expect(journal.map(({ what }) => what)).not.toContain('ended');

    answerDialogs({ dialog: 'message', button: 'Close without saving' });
    await desktop.closeWindow();
    expect(dialogs(journal).length).toBe(2);
    expect(journal.at(-1)).toMatchObject({ what: 'ended', code: 0 });
  });

  test('has whoever starts the program meanwhile told so, and starts it once it has closed', async ({
    start,
    testApp,
    folder,
  }) => {
    const first = await start({ appFolder: testApp });
    await first.page.waitForFunction(testPageReady);
    await first.page.evaluate(() => window.testPage.core.workspace.status());
    // As if its last backup took long.
    process.kill(first.corePid(), 'SIGSTOP');
    first.order({ order: 'close-window' });
    await first.waitFor('window-gone');
    const second = await runUntilEnd({ folder, appFolder: testApp, arguments: ['Autumn.meeting'] });
    expect(second.code).toBe(0);
    const said = await first.waitFor('dialog');
    process.kill(first.corePid(), 'SIGCONT');
    await first.waitFor('ended');
    expect(said['message']).toBe('Secretariat is still closing.');
    expect(said['detail']).toContain('Everything is saved. It opens again by itself');
    expect((await first.waitFor('relaunch'))['args']).toEqual([testApp, join(folder, 'Autumn.meeting')]);
    await first.kill();
  });

  test('does not wait for a page that no longer answers', async ({ start, testApp }) => {
    const desktop = await start({ appFolder: testApp });
    await desktop.page.waitForFunction(testPageReady);
    await desktop.page.evaluate(() => void (window.testPage.canClose = false));
    await desktop.closeWindow();
    expect(desktop.journal.at(-1)).toMatchObject({ what: 'ended', code: 0 });
  });
});
