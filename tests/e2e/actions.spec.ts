import { expect, test } from './fixtures.ts';
import { ActionsPage } from './pages/actions-page.ts';
import { FramePage } from './pages/frame-page.ts';

test('the register shows open actions first and names what is overdue', async ({ sampleProgram }) => {
  const frame = new FramePage(sampleProgram);
  await frame.go('Actions');
  const actions = new ActionsPage(sampleProgram);
  await expect(actions.rows().first()).toContainText('overdue');
  await expect(actions.rows().last()).toContainText('Complete');
});

test('an action is completed, reopened and updated in its place', async ({ sampleProgram }) => {
  const frame = new FramePage(sampleProgram);
  await frame.go('Actions');
  const actions = new ActionsPage(sampleProgram);
  const panel = await actions.open('Publish the use of force figures for each of the five districts.');
  await panel.getByLabel('New update').fill('The last two districts have answered.');
  await panel.getByRole('button', { name: 'Add the update' }).click();
  await expect(panel.getByRole('listitem').first()).toContainText('The last two districts have answered.');
  await panel.getByRole('button', { name: 'Complete' }).click();
  await expect(panel.getByRole('button', { name: 'Reopen' })).toBeVisible();
  await actions.filter('Status', 'Complete');
  await expect(actions.rows()).toHaveCount(2);
  await panel.getByRole('button', { name: 'Reopen' }).click();
  await expect(actions.rows()).toHaveCount(1);
});

test('an update without words is asked for in a sentence', async ({ sampleProgram }) => {
  await new FramePage(sampleProgram).go('Actions');
  const panel = await new ActionsPage(sampleProgram).open('Publish the use of force figures');
  await panel.getByRole('button', { name: 'Add the update' }).click();
  await expect(panel.getByText('Write what happened since.')).toBeVisible();
});

test('nothing axe can find on the register, light and dark', async ({ sampleProgram }) => {
  const frame = new FramePage(sampleProgram);
  await frame.go('Actions');
  await new ActionsPage(sampleProgram).open('Publish the use of force figures');
  for (const colorScheme of ['light', 'dark'] as const) {
    await sampleProgram.emulateMedia({ colorScheme });
    await frame.expectAccessible(`actions, ${colorScheme}`, colorScheme === 'dark' ? 'colours' : 'all');
  }
});
