import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { withTestCore, type Client } from '../support/open-test-core.ts';
import { ofLibreOffice } from '../word/template/three-templates.ts';

const content = Buffer.from(ofLibreOffice).toString('base64');

async function addTo(client: Client, name: string): Promise<string> {
  const { choices } = await client.houseStyles.readTemplate({ content });
  return (await client.houseStyles.add({ content, name, choices })).id;
}

test('an own house style is there after the program ended, also where it ended in the middle of a change', async () => {
  const dataFolder = temporaryFolder();
  const id = await withTestCore(dataFolder, (client) => addTo(client, 'Ashby'));
  const place = join(dataFolder, 'house-styles');
  renameSync(join(place, id), join(place, `.${id}.old`));
  mkdirSync(join(place, `.${id}.1234.part`));
  await withTestCore(dataFolder, async (client) => {
    expect(await client.houseStyles.own({ id })).toMatchObject({ name: 'Ashby', revision: 1 });
  });
  expect(readdirSync(place)).toEqual([id]);
});

test('where it cannot be written, the reason is said and nothing is listed', async () => {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, async (client) => {
    writeFileSync(join(dataFolder, 'house-styles'), 'in the way');
    await expect(addTo(client, 'Ashby')).rejects.toMatchObject({ code: 'storage-failed' });
    expect((await client.houseStyles.list()).filter(({ origin }) => origin === 'own')).toEqual([]);
  });
});

test('one whose template was damaged still makes files, and says that it cannot be changed', async () => {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, async (client) => {
    const id = await addTo(client, 'Ashby');
    writeFileSync(join(dataFolder, 'house-styles', id, 'own-template.json'), '{"revision":');
    await expect(client.houseStyles.own({ id })).rejects.toMatchObject({
      code: 'rule-violated',
      data: { code: 'house-style-without-template' },
    });
    expect(await client.houseStyles.get({ id })).toMatchObject({ id, font: 'Liberation Sans' });
  });
});

test('two templates of the same file name have folders of their own', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    expect(await addTo(client, 'Ashby: letter')).toBe('ashby-letter');
    expect(await addTo(client, 'Ashby, letter')).toBe('ashby-letter-2');
    expect(await addTo(client, '日本')).toBe('house-style');
    expect(await addTo(client, 'Flowing')).toBe('flowing-2');
  });
});
