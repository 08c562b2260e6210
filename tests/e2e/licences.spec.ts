import { expect, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';

test('Settings names the packages that the program is built on, with the text of their licences', async ({
  program: page,
}) => {
  const frame = new FramePage(page);
  await frame.go('Settings');
  const button = page.getByRole('button', { name: 'Licences…' });
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Licences' });
  const one = dialog.getByRole('listitem').filter({ hasText: /^fflate / });
  await expect(one.locator('summary')).toContainText('MIT');
  expect(await dialog.getByRole('listitem').count()).toBeGreaterThan(50);
  await one.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(one.getByText('Permission is hereby granted')).toBeVisible();
  await frame.expectAccessible('licences');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

test('Settings says so where the list of licences cannot be read', async ({ program: page }) => {
  await page.route('**/licences.json', (route) => route.fulfill({ status: 404 }));
  await new FramePage(page).go('Settings');
  await page.getByRole('button', { name: 'Licences…' }).click();
  await expect(page.getByRole('dialog', { name: 'Licences' }).getByRole('alert')).toContainText(
    'could not be read',
  );
});
