import { join } from 'node:path';
import { BackupsPage } from '../e2e/pages/backups-page.ts';
import { expect, test } from './desktop-test.ts';

test('a second folder for backups is chosen in the system’s dialog, and saved once the person says so', async ({
  start,
  folder,
}) => {
  const { page, answerDialogs, waitFor } = await start();
  await page.getByRole('link', { name: 'Settings' }).click();
  const card = new BackupsPage(page).card();
  const field = card.getByRole('textbox', { name: 'Second folder for backups' });
  answerDialogs({ dialog: 'open', filePath: null });
  await card.getByRole('button', { name: 'Choose…' }).click();
  expect(await waitFor('dialog')).toMatchObject({
    isExpected: true,
    properties: ['openDirectory', 'createDirectory'],
  });
  await expect(field).toHaveValue('');

  const stick = join(folder, 'stick');
  answerDialogs({ dialog: 'open', filePath: stick });
  await card.getByRole('button', { name: 'Choose…' }).click();
  await expect(field).toHaveValue(stick);
  await card.getByRole('button', { name: 'Save the folder' }).click();
  await expect(card.getByRole('button', { name: 'Remove' })).toBeVisible();
  await card.getByRole('button', { name: 'Remove' }).click();
  await expect(field).toHaveValue('');
});
