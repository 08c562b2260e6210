import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formProblems } from '../../renderer/app/field-problems.ts';
import { usualManner, type Manner } from '../../shared/domain/manner.ts';
import { aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { keyStoreDouble } from '../support/key-store-double.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { withTestCore, type Client } from '../support/open-test-core.ts';
import { readDocx } from '../support/docx-reader.ts';
import { likeWords, ofLibreOffice } from '../word/template/three-templates.ts';

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

describe('the manner of an own template', () => {
  const chosen: Manner = {
    ...usualManner,
    ...{ notes: 'numbered-table', dates: '10th October 2023', letters: '(a)' },
    phrases: { ...usualManner.phrases, notesTitle: 'Minutes of the {body}', itemColumn: 'No.' },
  };

  test('is in its files, and stays when another template takes the place of the first', async () => {
    await withTestCore(temporaryFolder(), async (client) => {
      const { choices } = await client.houseStyles.readTemplate({ content });
      expect(choices.manner).toEqual(usualManner);
      const { id } = await client.houseStyles.add({
        ...{ content, name: 'Ashby', choices: { ...choices, manner: chosen } },
      });
      const meeting = await aStoredMeeting(client);
      const body = (await client.bodies.list()).find((each) => each.id === meeting.bodyId);
      if (!body) throw new Error('no body');
      await client.bodies.update({ ...body, houseStyle: id });
      const made = async () => {
        const { files } = await client.exports.make({ meetingId: meeting.id, what: 'notes' });
        return readDocx(Buffer.from(files[0]?.content ?? '', 'base64'));
      };
      const { texts, tables } = await made();
      expect(texts[0]).toBe(`Minutes of the ${body.name}`);
      expect(texts.join('\n')).toContain('18th April 2026');
      expect(tables[0]?.rows[0]).toEqual(['No.', 'Notes']);
      const other = Buffer.from(likeWords).toString('base64');
      await client.houseStyles.replaceTemplate({ id, revision: 1, content: other });
      expect((await client.houseStyles.own({ id })).choices.manner).toEqual(chosen);
      expect((await made()).texts[0]).toBe(`Minutes of the ${body.name}`);
    });
  });

  test('that was written into a folder of before it could be chosen is found there', async () => {
    const dataFolder = temporaryFolder();
    await withTestCore(dataFolder, async (client) => {
      const id = await addTo(client, 'Ashby');
      const change = (
        name: string,
        by: (file: { manner?: object; choices: { manner?: Manner } }) => void,
      ) => {
        const path = join(dataFolder, 'house-styles', id, name);
        const file = JSON.parse(readFileSync(path, 'utf8')) as { choices: { manner?: Manner } };
        by(file);
        writeFileSync(path, JSON.stringify(file));
      };
      change('own-template.json', (file) => delete file.choices.manner);
      change('house-style.json', (file) => (file.manner = { dates: '10th October 2023' }));
      const { choices, name } = await client.houseStyles.own({ id });
      expect(choices.manner).toEqual({ ...usualManner, dates: '10th October 2023' });
      await client.houseStyles.update({ id, revision: 1, name, choices });
      expect((await client.houseStyles.get({ id })).manner).toEqual(choices.manner);
    });
  });

  test.each([
    ['notesTitle', 'Minutes', 'Notes title must have {body} in it exactly once.'],
    ['itemNumber', 'Item {number} of {number}', 'Item number must have {number} in it exactly once.'],
    ['continued', 'continued from the page before', 'Continued must be 20 characters or fewer.'],
    ['present', ' ', 'Enter a present.'],
    ['decision', 'Agreed\u0007:', 'an invisible character'],
  ] as const)('with “%s” as “%s” is refused', async (phrase, words, sentence) => {
    await withTestCore(temporaryFolder(), async (client) => {
      const { choices } = await client.houseStyles.readTemplate({ content });
      const manner = { ...usualManner, phrases: { ...usualManner.phrases, [phrase]: words } };
      const refusal: unknown = await client.houseStyles
        .add({ content, name: 'Ashby', choices: { ...choices, manner } })
        .catch((error: unknown) => error);
      expect(formProblems(refusal).fields[`choices.manner.phrases.${phrase}`]).toContain(sentence);
      expect((await client.houseStyles.list()).filter(({ origin }) => origin === 'own')).toEqual([]);
    });
  });
});

describe('in backups', () => {
  async function withStyle(client: Client): Promise<string> {
    const id = await addTo(client, 'Ashby');
    const meeting = await aStoredMeeting(client);
    const body = (await client.bodies.list()).find((each) => each.id === meeting.bodyId);
    if (!body) throw new Error('no body');
    await client.bodies.update({ ...body, houseStyle: id });
    return id;
  }
  const folderOf = (dataFolder: string, id: string): string => join(dataFolder, 'house-styles', id);
  const filesOf = (folder: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
    );

  test('a backup that is put back on another computer brings the house style with it, byte for byte', async () => {
    const [here, there] = [temporaryFolder(), temporaryFolder()];
    const id = await withTestCore(here, withStyle);
    const before = filesOf(folderOf(here, id));
    expect(Object.keys(before)).toContain('own-template.json');
    mkdirSync(join(there, 'backups'));
    cpSync(join(here, 'backups'), join(there, 'backups'), { recursive: true });
    await withTestCore(there, async (client) => {
      const { backups } = await client.backups.list();
      await client.backups.restore({ id: backups[0]?.id ?? '' });
      expect(await client.houseStyles.own({ id })).toMatchObject({ name: 'Ashby', revision: 1 });
      expect(filesOf(folderOf(there, id))).toEqual(before);
      const [meeting] = await client.meetings.list();
      const { files } = await client.exports.make({ meetingId: meeting?.id ?? '', what: 'agenda' });
      expect(files).toHaveLength(1);
    });
  });

  test('one that was changed since is as it was, and what it was until then is set aside', async () => {
    const dataFolder = temporaryFolder();
    await withTestCore(dataFolder, async (client) => {
      const id = await withStyle(client);
      const made = await client.backups.make();
      const { choices } = await client.houseStyles.own({ id });
      await client.houseStyles.update({ id, revision: 1, name: 'Ashby, later', choices });
      const later = await addTo(client, 'Only here');
      const { setAside } = await client.backups.restore({ id: made.id });
      expect(await client.houseStyles.own({ id })).toMatchObject({ name: 'Ashby', revision: 1 });
      expect(readFileSync(join(setAside, 'house-styles', id, 'own-template.json'), 'utf8')).toContain(
        'Ashby, later',
      );
      expect(existsSync(folderOf(dataFolder, later))).toBe(true);
    });
  });

  test('a folder that is gone comes back at the next start where a body needs it, and one that was removed does not', async () => {
    const dataFolder = temporaryFolder();
    const { id, other } = await withTestCore(dataFolder, async (client) => {
      const made = { id: await withStyle(client), other: await addTo(client, 'Other') };
      await client.backups.make();
      await client.houseStyles.remove({ id: made.other });
      return made;
    });
    rmSync(folderOf(dataFolder, id), { recursive: true });
    await withTestCore(dataFolder, async (client) => {
      expect(await client.houseStyles.get({ id })).toMatchObject({ id, name: 'Ashby' });
      expect(existsSync(folderOf(dataFolder, other))).toBe(false);
    });
  });

  test('a folder that is gone comes back when locked data are unlocked', async () => {
    const dataFolder = temporaryFolder();
    const { id, recoveryKey } = await withTestCore(
      dataFolder,
      async (client) => {
        const made = await withStyle(client);
        const proposed = await client.encryption.propose();
        await client.encryption.switchOn(proposed);
        return { id: made, ...proposed };
      },
      keyStoreDouble(),
    );
    rmSync(folderOf(dataFolder, id), { recursive: true });
    await withTestCore(dataFolder, async (client) => {
      await client.encryption.unlock({ recoveryKey });
      expect(await client.houseStyles.get({ id })).toMatchObject({ id, name: 'Ashby' });
    });
  });

  test('what cannot be read of a house style keeps no word from being backed up', async () => {
    const dataFolder = temporaryFolder();
    await withTestCore(dataFolder, async (client) => {
      const id = await withStyle(client);
      rmSync(folderOf(dataFolder, id), { recursive: true });
      writeFileSync(folderOf(dataFolder, id), 'in the way');
      expect(await client.backups.make()).toMatchObject({ meetings: 1 });
    });
  });
});
