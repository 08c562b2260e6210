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
  await panel.getByRole('button', { name: 'Complete…' }).click();
  const report = sampleProgram.getByRole('dialog', { name: /^Report on action/ });
  await expect(report.getByRole('radio', { name: 'Complete' })).toBeChecked();
  await report.getByRole('button', { name: 'Complete' }).click();
  await expect(report).toContainText('It is not said yet what closed this action.');
  await report.getByLabel('What closed it').fill('The figures of 4 May');
  await report.getByLabel('Link to it').fill('javascript:alert(1)');
  await report.getByRole('button', { name: 'Complete' }).click();
  await expect(report.getByLabel('Link to it')).toHaveAttribute('aria-invalid', 'true');
  await report.getByLabel('Link to it').fill('example.org/figures');
  await frame.expectAccessible('closing an action');
  await report.getByRole('button', { name: 'Complete' }).click();
  await expect(panel.getByRole('button', { name: 'Reopen' })).toBeVisible();
  const closing = panel.getByRole('listitem').first();
  await expect(closing).toContainText('Complete: The figures of 4 May');
  await expect(closing.getByRole('link')).toHaveAttribute('href', 'https://example.org/figures');
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

test('an action is superseded with a reason, by another one', async ({ sampleProgram }) => {
  await new FramePage(sampleProgram).go('Actions');
  const actions = new ActionsPage(sampleProgram);
  const panel = await actions.open('Publish the use of force figures');
  await panel.getByRole('button', { name: 'Supersede…' }).press('Enter');
  const report = sampleProgram.getByRole('dialog', { name: /^Report on action/ });
  await report.getByRole('button', { name: 'Supersede', exact: true }).press('Enter');
  await expect(report).toContainText('A reason is needed here.');
  await report.getByLabel('Reason').fill('It is part of the yearly report now');
  await report.getByRole('combobox', { name: 'Superseded by' }).focus();
  await sampleProgram.keyboard.press('ArrowDown');
  await sampleProgram.keyboard.press('Enter');
  await report.getByRole('button', { name: 'Supersede', exact: true }).press('Enter');
  await expect(report).toHaveCount(0);
  await expect(panel.getByRole('listitem').first()).toContainText(
    /Superseded: It is part of the yearly report now Superseded by action \d/,
  );
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
