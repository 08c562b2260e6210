import { aCompoundFile } from '../support/builders/a-word-template.ts';
import { readDocx } from '../support/docx-reader.ts';
import { likeWords } from '../word/template/three-templates.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { LibraryPage } from './pages/library-page.ts';

const word = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

test('an organisation’s own Word template becomes a house style, is changed, used, and kept while it is used', async ({
  sampleProgram: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  const frame = new FramePage(page);
  const library = new LibraryPage(page);
  await frame.go('Library');
  await library.openPart('House styles');
  await expect(library.row('Flowing headings')).toContainText('Comes with Secretariat');

  await page.getByRole('button', { name: 'Add a Word template…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a Word template' });
  const choose = async (name: string, bytes: Uint8Array): Promise<void> => {
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: /^Choose (a|another) template/ }).click();
    await (await choosing).setFiles(word(name, bytes));
  };
  await choose('letter.dotx', aCompoundFile('EncryptedPackage'));
  await expect(dialog).toContainText('letter.dotx was not taken.');
  await expect(dialog).toContainText('protected with a password');
  await expect(dialog).toContainText('Nothing was added or changed, and the template is as it was.');

  await choose('calder_letterhead.dotx', likeWords);
  await expect(dialog.getByLabel('Name of the house style')).toHaveValue('Calder letterhead');
  await expect(dialog.getByRole('button', { name: /Title of the document/ })).toContainText('heading 1');
  await expect(dialog.getByRole('button', { name: /^Action\b|Action$/ })).toContainText(
    'Made by Secretariat',
  );
  await expect(dialog).toContainText('letters smaller than 12 point');
  await expect(dialog.getByLabel('What picture 1 shows')).toHaveValue('Arms of Calder: a bridge over water');
  await expect(dialog.getByRole('figure')).toContainText('Bridge House, Calder');
  await frame.expectAccessible('a template and what its styles are for');

  // How it is worded, by keyboard; the page beside it follows.
  const sample = dialog.getByRole('figure');
  await dialog.getByRole('button', { name: /Dates$/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(sample).toContainText('Saturday 10th October 2026');
  await dialog.getByRole('button', { name: /Letters/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /^Notes|Notes$/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^A table/ }).press('Enter');
  await expect(sample.getByRole('cell', { name: 'Item', includeHidden: true })).toHaveCount(1);
  await dialog.getByText('Phrases that the program writes').focus();
  await page.keyboard.press('Enter');
  const title = dialog.getByLabel('Title of the notes');
  await title.fill('Minutes');
  await expect(sample).toContainText('Minutes');
  await frame.expectAccessible('the words, dates and layout of a template');
  await title.press('Enter');
  await expect(title).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog).toContainText('Notes title must have {body} in it exactly once.');
  await title.fill('Minutes of the {body}');
  await expect(sample).toContainText('Minutes of the Ashby Scrutiny Board');

  const decision = dialog.getByRole('button', { name: /Decision/ });
  await decision.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Quote' }).click();
  await expect(decision).toContainText('Quote');
  await dialog.getByRole('button', { name: 'Add this house style' }).click();
  await expect(dialog).toBeHidden();
  await expect(library.row('Calder letterhead')).toContainText('Your own');

  const [body] = await operations.bodies.list();
  if (!body) throw new Error('the sample has a body');
  await operations.bodies.update({ ...body, houseStyle: 'calder-letterhead' });
  const [meeting] = await operations.meetings.list();
  const { files } = await operations.exports.make({ meetingId: meeting?.id ?? '', what: 'notes' });
  const docx = readDocx(new Uint8Array(Buffer.from(files[0]?.content ?? '', 'base64')));
  expect(docx.headers.join('\n')).toContain('Bridge House, Calder');
  expect(docx.texts[0]).toBe(`Minutes of the ${body.name}`);
  expect(docx.texts.join('\n')).toContain('10th October 2023');
  // Letters are on screen as they are in the file.
  await page.goto(`${host.origin}/#/meetings/${meeting?.id}/notes`);
  const action = page.locator('[data-block="action"]').first();
  await expect(action).toHaveAttribute('data-mark', '(a)');
  await expect(action.locator('xpath=ancestor::article')).toHaveAttribute('data-letters', '(a)');
  await action.click();
  await expect(page.locator('.ProseMirror [data-block="action"]').first()).toHaveAttribute(
    'data-mark',
    '(a)',
  );
  await page.goto(`${host.origin}/#/meetings/${meeting?.id}/issue`);
  const first = page.getByRole('group', { name: /^Page 1 of \d+$/ });
  const second = page.getByRole('group', { name: /^Page 2 of \d+$/ });
  await expect(first).toContainText('Bridge House, Calder');
  await expect(second).not.toContainText('Bridge House, Calder');
  await expect(second).toContainText('Calder Police Authority');
  await expect(first).toContainText('www.calder.example');
  await expect(first.getByRole('heading', { level: 2 })).toHaveCSS('color', 'rgb(138, 21, 56)');
  const logo = first.getByRole('img', { name: 'Arms of Calder: a bridge over water' });
  const colourOf = (canvas: HTMLCanvasElement): string =>
    [...(canvas.getContext('2d')?.getImageData(40, 40, 1, 1).data ?? [])].join();
  await expect.poll(() => logo.evaluate(colourOf)).toBe('138,21,56,255');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const printed = page.locator('body > div').last().locator('canvas').first();
  expect(await printed.evaluate(colourOf)).toBe('138,21,56,255');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await frame.expectAccessible('pages with an organisation’s head');
  await frame.go('Library');
  await library.openPart('House styles');

  await expect(library.row('Calder letterhead')).toContainText(body.name);
  await page.getByRole('button', { name: 'Calder letterhead' }).click();
  const editing = page.getByRole('dialog', { name: 'Calder letterhead' });
  await expect(editing.getByRole('button', { name: /Decision/ })).toContainText('Quote');
  await editing.getByLabel('What picture 1 shows').fill('Arms of Calder');
  await editing.getByRole('button', { name: 'Save' }).click();
  await expect(editing).toBeHidden();
  expect(await operations.houseStyles.own({ id: 'calder-letterhead' })).toMatchObject({
    revision: 2,
    choices: { roles: { decision: 'Quote' }, alternativeTexts: { 'picture-1.png': 'Arms of Calder' } },
  });

  await page.getByRole('button', { name: 'Calder letterhead' }).click();
  await page.getByRole('button', { name: 'Remove…' }).click();
  const question = page.getByRole('alertdialog', { name: 'Remove “Calder letterhead”?' });
  await question.getByRole('button', { name: 'Remove the house style' }).click();
  await expect(question).toContainText('cannot be removed');
});
