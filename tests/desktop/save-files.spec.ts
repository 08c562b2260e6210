import type { Page } from '@playwright/test';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileToSave } from '../../shared/contract/desktop-contract.ts';
import { expect, test } from './desktop-test.ts';

function aFile(name: string, words = `the words of ${name}`): FileToSave {
  return { name, mediaType: 'application/octet-stream', content: Buffer.from(words).toString('base64') };
}

type Saved = { readonly id: string; readonly where: string } | null;

async function save(page: Page, ...files: readonly FileToSave[]): Promise<Saved> {
  await page.waitForFunction(() => 'testPage' in window);
  return page.evaluate((wanted) => window.testPage.desktop.files.save({ files: wanted }), [...files]);
}

function errorCode(page: Page, operation: 'open' | 'showInFolder', id: string): Promise<string> {
  return page.evaluate(
    ([name, fileId]) =>
      window.testPage.desktop.files[name]({ id: fileId }).then(
        () => 'none',
        (error: { readonly code?: string }) => String(error.code),
      ),
    [operation, id] as const,
  );
}

test.describe('saving files', () => {
  test('writes one file where the person says, opens it and shows it', async ({ start, testApp, folder }) => {
    const { page, answerDialogs, waitFor } = await start({ appFolder: testApp });
    const path = join(folder, 'Agenda of April.docx');
    answerDialogs({ dialog: 'save', filePath: path });
    const saved = await save(page, aFile('Agenda.docx'));
    expect(saved?.where).toBe(path);
    expect(readFileSync(path, 'utf8')).toBe('the words of Agenda.docx');
    const asked = await waitFor('dialog');
    expect(asked).toMatchObject({
      defaultPath: 'Agenda.docx',
      filters: [{ name: 'Word document', extensions: ['docx'] }],
    });
    const id = saved?.id ?? '';
    expect(await errorCode(page, 'open', id)).toBe('none');
    expect(await waitFor('open-path')).toMatchObject({ path, isThere: true });
    expect(await errorCode(page, 'showInFolder', id)).toBe('none');
    expect(await waitFor('show-in-folder')).toMatchObject({ path });
  });

  test('writes nothing when the person decides against it', async ({ start, testApp, folder }) => {
    const { page, answerDialogs } = await start({ appFolder: testApp });
    answerDialogs({ dialog: 'save', filePath: null });
    expect(await save(page, aFile('Agenda.docx'))).toBeNull();
    answerDialogs({ dialog: 'open', filePath: null });
    expect(await save(page, aFile('One.docx'), aFile('Two.docx'))).toBeNull();
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.docx'))).toEqual(
      [],
    );
  });

  test('adds the extension that a dialog left out, and asks about the file it then meets', async ({
    start,
    testApp,
    folder,
  }) => {
    const { page, answerDialogs, waitFor } = await start({ appFolder: testApp });
    writeFileSync(join(folder, 'notes.docx'), 'last week’s');
    answerDialogs(
      { dialog: 'save', filePath: join(folder, 'notes') },
      { dialog: 'message', button: 'Choose another place' },
      { dialog: 'save', filePath: join(folder, 'notes of today') },
    );
    const saved = await save(page, aFile('Notes.docx', 'today’s'));
    expect(saved?.where).toBe(join(folder, 'notes of today.docx'));
    expect(readFileSync(join(folder, 'notes.docx'), 'utf8')).toBe('last week’s');
    expect(readFileSync(join(folder, 'notes of today.docx'), 'utf8')).toBe('today’s');
    expect(await waitFor('dialog', ({ dialog }) => dialog === 'message')).toMatchObject({
      message: '“notes.docx” is already in that folder.',
    });
  });

  test('never writes a program, whatever name is typed in the dialog', async ({ start, testApp, folder }) => {
    const { page, answerDialogs } = await start({ appFolder: testApp });
    answerDialogs({ dialog: 'save', filePath: join(folder, 'agenda.exe') });
    expect((await save(page, aFile('Agenda.docx')))?.where).toBe(join(folder, 'agenda.exe.docx'));
  });

  test('writes several files into a folder and asks before it replaces any', async ({
    start,
    testApp,
    folder,
  }) => {
    const { page, answerDialogs, waitFor } = await start({ appFolder: testApp });
    const out = join(folder, 'papers');
    mkdirSync(out);
    writeFileSync(join(out, 'One.docx'), 'old');
    answerDialogs({ dialog: 'open', filePath: out }, { dialog: 'message', button: 'Replace' });
    const saved = await save(page, aFile('One.docx'), aFile('Two.docx'), aFile('meeting.json', '{}'));
    expect(saved?.where).toBe(out);
    expect(readdirSync(out).sort()).toEqual(['One.docx', 'Two.docx', 'meeting.json']);
    expect(readFileSync(join(out, 'One.docx'), 'utf8')).toBe('the words of One.docx');
    expect(await waitFor('dialog', ({ dialog }) => dialog === 'message')).toMatchObject({
      message: '“One.docx” is already in that folder.',
    });
    expect(await errorCode(page, 'open', saved?.id ?? '')).toBe('none');
    expect(await waitFor('open-path')).toMatchObject({ path: out });
  });

  test('says why a file was not written and lets the person choose another place', async ({
    start,
    testApp,
    folder,
  }) => {
    const { page, answerDialogs, waitFor } = await start({ appFolder: testApp });
    writeFileSync(join(folder, 'not-a-folder'), '');
    const good = join(folder, 'Agenda.docx');
    answerDialogs(
      { dialog: 'save', filePath: join(folder, 'not-a-folder', 'Agenda.docx') },
      { dialog: 'message', button: 'Try again' },
      { dialog: 'message', button: 'Choose another place' },
      { dialog: 'save', filePath: good },
    );
    expect((await save(page, aFile('Agenda.docx')))?.where).toBe(good);
    const said = await waitFor('dialog', ({ dialog }) => dialog === 'message');
    expect(said['detail']).toMatch(/“.*Agenda\.docx” was not written: .+\./);
    expect(readdirSync(folder).filter((name) => name.includes('genda'))).toEqual(['Agenda.docx']);
  });

  test('takes no path and no id from the page but its own', async ({ start, testApp, folder }) => {
    const { page, journal } = await start({ appFolder: testApp });
    for (const name of ['../Agenda.docx', '/tmp/Agenda.docx', 'Agenda.exe', 'C:\\Agenda.docx', 'con.docx']) {
      await expect(save(page, aFile(name)), name).rejects.toThrow('Input validation failed');
    }
    expect(await errorCode(page, 'open', '0190a7c2-0000-7000-8000-000000000000')).toBe('not-found');
    expect(await errorCode(page, 'showInFolder', '0190a7c2-0000-7000-8000-000000000000')).toBe('not-found');
    expect(await errorCode(page, 'open', join(folder, 'data'))).toBe('BAD_REQUEST');
    expect(journal.filter(({ what }) => /dialog|open-path|show-in-folder/.test(what))).toEqual([]);
  });
});
