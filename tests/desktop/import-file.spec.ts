import type { Page } from '@playwright/test';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { largestMeetingFile } from '../../shared/contract/meeting-file.ts';
import { MeetingsPage } from '../e2e/pages/meetings-page.ts';
import { expect, test } from './desktop-test.ts';

const sampleFile = inProject('resources/sample/sample-meeting.json');

function ask(page: Page, path?: string): Promise<unknown> {
  return page.evaluate(async (wanted) => {
    const call = window.testPage.desktop.files.chooseMeetingFile as (input?: object) => Promise<unknown>;
    return call(wanted === undefined ? undefined : { path: wanted, filePath: wanted });
  }, path);
}

test.describe('importing a meeting file', () => {
  test('a file chosen in the system’s dialog is imported whole', async ({ start, folder }) => {
    const { page, answerDialogs, waitFor } = await start();
    const path = join(folder, 'autumn.json');
    writeFileSync(path, readFileSync(sampleFile));
    const dialog = await new MeetingsPage(page).startImport();
    answerDialogs({ dialog: 'open', filePath: path });
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
    expect(await waitFor('dialog')).toMatchObject({
      dialog: 'open',
      isExpected: true,
      filters: [{ name: 'Meeting files', extensions: ['meeting', 'json'] }],
      properties: ['openFile', 'dontAddToRecent'],
    });
    await expect(page.getByText(/^Community Outcomes Meeting, 10 October 2023, is imported/)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Community Outcomes Meeting' })).toBeVisible();
    await expect(page.getByRole('grid', { name: 'Agenda items' })).toBeVisible();
  });

  test('a file that cannot be taken is said by its name with the reason, and another can be chosen', async ({
    start,
    folder,
  }) => {
    const { page, answerDialogs } = await start();
    const dialog = await new MeetingsPage(page).startImport();
    const tooLarge = join(folder, 'video.json');
    writeFileSync(tooLarge, '');
    truncateSync(tooLarge, largestMeetingFile + 1);
    const notText = join(folder, 'papers.json');
    writeFileSync(notText, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff]));

    answerDialogs({ dialog: 'open', filePath: tooLarge });
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
    await expect(dialog).toContainText('video.json was not imported.');
    await expect(dialog).toContainText('up to 50 MB');
    const another = dialog.getByRole('button', { name: 'Choose another file…' });
    answerDialogs({ dialog: 'open', filePath: notText });
    await another.click();
    await expect(dialog).toContainText('papers.json was not imported.');
    await expect(dialog).toContainText('not text in UTF-8');
    answerDialogs({ dialog: 'open', filePath: join(folder, 'gone.json') });
    await another.click();
    await expect(dialog).toContainText('gone.json was not imported.');
    await expect(dialog).toContainText('cannot be read');
    await expect(dialog).not.toContainText(folder);

    answerDialogs({ dialog: 'open', filePath: sampleFile });
    await another.click();
    await expect(page.getByRole('grid', { name: 'Agenda items' })).toBeVisible();
  });

  test('nothing happens where the person decides against it', async ({ start }) => {
    const { page, answerDialogs, waitFor } = await start();
    const dialog = await new MeetingsPage(page).startImport();
    answerDialogs({ dialog: 'open', filePath: null });
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
    await waitFor('dialog');
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeVisible();
    await expect(dialog).not.toContainText('was not imported');
  });

  test('takes no path from the page and gives none to it', async ({ start, testApp, folder }) => {
    const { page, answerDialogs, journal } = await start({ appFolder: testApp });
    await page.waitForFunction(() => 'testPage' in window);
    const secret = join(folder, 'secret.json');
    writeFileSync(secret, '{"secret":true}');
    expect(await ask(page, secret)).toBeNull();
    const chosen = join(folder, 'chosen.json');
    writeFileSync(chosen, '{"chosen":true}');
    answerDialogs({ dialog: 'open', filePath: chosen });
    expect(await ask(page, secret)).toEqual({ name: 'chosen.json', content: '{"chosen":true}' });
    const asked = journal.filter(({ what }) => what === 'dialog');
    expect(asked.length).toBe(2);
    expect(JSON.stringify(asked)).not.toContain(folder);
  });

  test('says to the page why a file was not read in a code and the file’s own name', async ({
    start,
    testApp,
    folder,
  }) => {
    const { page, answerDialogs } = await start({ appFolder: testApp });
    await page.waitForFunction(() => 'testPage' in window);
    answerDialogs({ dialog: 'open', filePath: join(folder, 'gone.json') });
    const said = await page.evaluate(() =>
      window.testPage.desktop.files.chooseMeetingFile().then(
        () => null,
        (error: object) => JSON.parse(JSON.stringify({ ...error })) as Record<string, unknown>,
      ),
    );
    expect(said).toMatchObject({ code: 'file-not-read', data: { name: 'gone.json', code: 'not-readable' } });
    expect(JSON.stringify(said)).not.toContain(folder);
  });
});
