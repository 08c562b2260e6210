import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, operationsOf, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { LibraryPage } from './pages/library-page.ts';

test('an organisation and a person of it are added and changed', async ({ program, host }) => {
  await new FramePage(program).go('Library');
  const library = new LibraryPage(program);
  await library.openPart('Organisations');
  const organisation = await library.startNew('organisation');
  await organisation.getByLabel('Name', { exact: true }).fill('Calder Police');
  await library.save(organisation);
  await library.expectRow('Calder Police');

  await library.openPart('People');
  const person = await library.startNew('person');
  await person.getByLabel('Name', { exact: true }).fill('Ruth Harland');
  await person.getByLabel('Post', { exact: true }).fill('Assistant Chief Constable');
  await person.getByRole('combobox', { name: 'Organisation' }).fill('Cal');
  await program.getByRole('option', { name: 'Calder Police' }).click();
  await person.getByLabel('Short form').fill('ACC Harland');
  await library.save(person);
  await library.expectRow('Ruth Harland');
  const operations = operationsOf(program, host);
  const [stored] = await operations.people.list();
  expect(stored).toMatchObject({ name: 'Ruth Harland', shortForm: 'ACC Harland', isCurrent: true });
  expect(stored?.organisationId).not.toBeNull();
});

test('changes that are not saved stay while another row is looked at', async ({ sampleProgram }) => {
  await new FramePage(sampleProgram).go('Library');
  const library = new LibraryPage(sampleProgram);
  await library.openPart('Organisations');
  const editor = await library.open('Calder Police', 'Organisation');
  await editor.getByLabel('Short name').fill('CP');
  await library.open('Calder Combined Authority', 'Organisation');
  await expect(library.row('Calder Police')).toContainText('(not saved)');
  await library.open('Calder Police', 'Organisation');
  await expect(editor.getByLabel('Short name')).toHaveValue('CP');
  await library.save(editor);
  await expect(library.row('Calder Police')).not.toContainText('(not saved)');
});

test('a change on an older revision is refused and what was typed stays', async ({ sampleProgram, host }) => {
  await new FramePage(sampleProgram).go('Library');
  const library = new LibraryPage(sampleProgram);
  await library.openPart('Organisations');
  const editor = await library.open('Calder Police', 'Organisation');
  await editor.getByLabel('Short name').fill('CP');
  const operations = operationsOf(sampleProgram, host);
  const stored = (await operations.people.listOrganisations()).find(({ name }) => name === 'Calder Police');
  if (!stored) throw new Error('the sample has no Calder Police');
  await operations.people.updateOrganisation({ ...stored, shortName: 'Calder' });
  await library.save(editor);
  await expect(editor.getByRole('alert')).toContainText('This was changed somewhere else');
  await expect(editor.getByLabel('Short name')).toHaveValue('CP');
});

test('a plan’s faults are said at its fields', async ({ program }) => {
  await new FramePage(program).go('Library');
  const library = new LibraryPage(program);
  await library.openPart('Plans');
  const plan = await library.startNew('plan');
  await plan.getByLabel('Name', { exact: true }).fill('Calder Safety Plan');
  await plan.getByLabel('First day').fill('1 April 2025');
  await plan.getByLabel('Last day').fill('31 June 2029');
  await plan.getByRole('button', { name: 'Add an entry' }).click();
  await plan.getByLabel('Title of entry 1').fill('Safer streets');
  await plan.getByLabel('Link of entry 1').fill('javascript:alert(1)');
  await library.save(plan);
  await expect(plan.getByRole('alert')).toContainText('Last day must be a real date, such as 18 April 2026.');
  await expect(plan.getByRole('alert')).toContainText(
    'Link must start with https://, http://, mailto: or tel:.',
  );
  await plan.getByLabel('Last day').fill('31 March 2029');
  await plan.getByLabel('Link of entry 1').fill('https://calder.example/plan');
  await library.save(plan);
  await library.expectRow('Calder Safety Plan');
});

test('a body has its standing items, and its house style of those that can be used', async ({
  program,
  host,
}) => {
  await new FramePage(program).go('Library');
  const library = new LibraryPage(program);
  const operations = operationsOf(program, host);
  const { dataFolder } = await operations.workspace.status();
  mkdirSync(join(dataFolder, 'house-styles', 'calder'), { recursive: true });
  const body = await library.startNew('body');
  await body.getByLabel('Name', { exact: true }).fill('Ethics Panel');
  await body.getByRole('button', { name: /House style of Word files/ }).click();
  await program.getByRole('option', { name: /Numbered table/ }).click();
  await expect(body.getByRole('listitem').filter({ hasText: '“calder” is no house style' })).toHaveText(
    '“calder” is no house style. The file “house-style.json” is missing in its folder.',
  );
  await body.getByRole('button', { name: 'Add a standing item' }).first().click();
  await body.getByLabel('Title of item 1').fill('Declarations of interest');
  await library.save(body);
  await library.expectRow('Ethics Panel');
  const [stored] = await operations.bodies.list();
  expect(stored?.openingItems).toEqual([{ kind: 'other', title: 'Declarations of interest', minutes: null }]);
  expect(stored?.template).toHaveLength(7);
  expect(stored?.houseStyle).toBe('numbered-table');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing axe can find in the library, ${colorScheme}`, async ({ sampleProgram }) => {
    const frame = new FramePage(sampleProgram);
    const library = new LibraryPage(sampleProgram);
    await sampleProgram.emulateMedia({ colorScheme });
    await frame.go('Library');
    await library.open('Community Outcomes Meeting', 'Body');
    await frame.expectAccessible('bodies', colorScheme === 'dark' ? 'colours' : 'all');
    await library.openPart('People');
    await library.open('Helen Ashworth', 'Person');
    await frame.expectAccessible('people', colorScheme === 'dark' ? 'colours' : 'all');
    await library.openPart('Plans');
    await library.open('Police and Crime Plan', 'Plan');
    await frame.expectAccessible('plans', colorScheme === 'dark' ? 'colours' : 'all');
  });
}
