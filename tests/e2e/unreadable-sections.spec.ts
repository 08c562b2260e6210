import Database from 'better-sqlite3-multiple-ciphers';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bodySchemaVersion } from '../../shared/document/body.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { NotesPage } from './pages/notes-page.ts';

// A text that this program cannot read whole is shown, and whatever a person does, what is stored stays as it is.

/** Longer than anything that was typed waits to be sent. */
const twoPeriods = 1_000;

type Row = { readonly id: string; readonly body: string; readonly sha256: string };

const paragraphs = (...content: readonly unknown[]): string => JSON.stringify({ type: 'doc', content });
const words = (text: string): unknown => ({ type: 'text', text });

const badBodies: readonly string[] = [
  paragraphs({ type: 'hologram', content: [words('said in an unknown block')] }),
  paragraphs({
    type: 'paragraph',
    content: [{ type: 'text', text: 'said with an unknown mark', marks: [{ type: 'glow' }] }],
  }),
  paragraphs({
    type: 'paragraph',
    attrs: { mood: 'grave' },
    content: [words('said with an unknown detail')],
  }),
  paragraphs({ type: 'paragraph', content: [{ type: 'paragraph', content: [words('said inside out')] }] }),
];

function spoil(folder: string): readonly Row[] {
  return onDatabase(folder, (database) => {
    const rows = rowsOf(database).slice(0, badBodies.length + 2);
    const write = database.prepare(
      'UPDATE sections SET body = ?, sha256 = ?, schema_version = ? WHERE id = ?',
    );
    rows.forEach(({ id, body, sha256 }, index) => {
      const bad = badBodies[index];
      if (bad !== undefined) write.run(bad, digest(bad), bodySchemaVersion, id);
      else if (index === badBodies.length) write.run(body, sha256, bodySchemaVersion + 1, id);
      else write.run(body, digest(`${body} `), bodySchemaVersion, id);
    });
    return rows;
  });
}

function rowsOf(database: Database.Database): readonly Row[] {
  const read = database.prepare(
    'SELECT * FROM sections WHERE agenda_item_id IS NOT NULL ORDER BY words DESC, id',
  );
  return read.all() as Row[];
}

function onDatabase<T>(folder: string, work: (database: Database.Database) => T): T {
  const database = new Database(join(folder, 'secretariat.sqlite3'));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

test('texts that cannot be read whole are shown, and nothing that a person does changes what is stored', async ({
  page,
  startOnSameData,
}) => {
  test.slow();
  const first = await startOnSameData();
  const { meetingId } = await operationsOf(page, first).workspace.loadSample();
  await first.stop();
  const ids = spoil(first.dataFolder).map(({ id }) => id);
  const asStored = onDatabase(first.dataFolder, rowsOf);

  const second = await startOnSameData();
  const saved: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/documents/saveSection')) saved.push(request.postData() ?? '');
  });
  const notes = new NotesPage(page);
  // Why, and the words, are there before the rest of the page's scripts is.
  const rest = '**/assets/rest-*.js';
  await page.route(rest, (route) => route.abort());
  await notes.open(second.origin, meetingId);
  const unreadable = page.locator('[data-section]', {
    hasText: 'This section can be read but not changed.',
  });
  await expect(unreadable).toHaveCount(ids.length);
  await expect(unreadable.getByText('The stored text was changed outside Secretariat')).toHaveCount(1);
  await expect(unreadable.getByText('said in an unknown block')).toBeVisible();
  await page.unroute(rest);
  await expect(unreadable.getByRole('button', { name: 'Save as a text file' })).toHaveCount(ids.length);
  for (const said of [
    'in an unknown block',
    'with an unknown mark',
    'with an unknown detail',
    'inside out',
  ]) {
    await expect(unreadable.getByText(`said ${said}`)).toBeVisible();
  }
  await expect(unreadable.locator('[contenteditable], [role=textbox]')).toHaveCount(0);
  for (const section of await unreadable.all()) {
    await section.locator('.unreadable-words').click();
    await notes.press('x', 'Backspace', 'Control+z', 'Control+v');
  }
  const downloaded = page.waitForEvent('download');
  await unreadable
    .filter({ hasText: 'said in an unknown block' })
    .getByRole('button', { name: 'Save as a text file' })
    .click();
  expect(await readFile(await (await downloaded).path(), 'utf8')).toContain('said in an unknown block');

  // The sections beside them are written in as ever.
  await notes.enterItem('Any other business');
  await notes.type(' Beside them.');
  await notes.expectSaved();
  await page.waitForTimeout(twoPeriods);
  await page.getByRole('link', { name: 'Agenda' }).first().click();
  await page.waitForTimeout(twoPeriods);
  expect(saved.length).toBeGreaterThan(0);
  expect(saved.filter((body) => ids.some((id) => body.includes(id)))).toEqual([]);

  await second.stop();
  const bad = (rows: readonly Row[]): readonly Row[] => rows.filter(({ id }) => ids.includes(id));
  expect(bad(onDatabase(first.dataFolder, rowsOf))).toEqual(bad(asStored));
});

test('a text that only this page cannot read is not opened either, nor saved over in a conflict', async ({
  sampleProgram: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  const [meeting] = await operations.meetings.list();
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting?.id ?? '');
  await notes.enterItem('Any other business');
  let saves = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/documents/saveSection')) saves += 1;
  });
  // Another window, of a newer version, has saved what this page does not know.
  await page.route('**/rpc/documents/saveSection', (route) =>
    route.fulfill({
      status: 409,
      json: {
        json: { defined: true, code: 'conflict', status: 409, message: '', data: { currentRevision: 9 } },
      },
    }),
  );
  await page.route('**/rpc/documents/get', async (route) => {
    const response = await route.fetch();
    const text = (await response.text())
      .replaceAll('"type":"paragraph"', '"type":"hologram"')
      .replaceAll(/"revision":\d+/g, '"revision":9');
    await route.fulfill({ response, body: text });
  });
  await notes.type(' Mine.');
  await expect(page.getByText('This section is not saved.')).toBeVisible();
  await expect(page.getByRole('region', { name: /^Two versions/ })).toHaveCount(0);
  await page.waitForTimeout(twoPeriods);
  expect(saves).toBe(1);
  await expect(notes.notesOf('Any other business')).toContainText('Mine.');
});
