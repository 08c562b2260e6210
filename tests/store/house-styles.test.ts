import { safe } from '@orpc/client';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wordError } from '../../shared/wording/word-error.ts';
import { saveNotes } from '../support/builders/a-notes-section.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { readDocx, type ReadDocx } from '../support/docx-reader.ts';
import { resourcesFolder, withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function notesOf(client: Client, meetingId: string): Promise<ReadDocx> {
  const { files } = await client.exports.make({ meetingId, what: 'notes' });
  return readDocx(Buffer.from(files[0]?.content ?? '', 'base64'));
}

async function choose(client: Client, bodyId: string, houseStyle: string) {
  const body = (await client.bodies.list()).find(({ id }) => id === bodyId);
  if (!body) throw new Error('no body');
  return client.bodies.update({ ...body, houseStyle });
}

test('the files of a body are made in the house style that it has chosen, from then on', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const meeting = await aStoredMeeting(client);
    const item = await aStoredItem(client, meeting.id, { title: 'Road safety' });
    await saveNotes(client, meeting.id, aBody(aParagraph('The towpath is lit.')), item.id);
    expect((await notesOf(client, meeting.id)).tables).toEqual([]);
    await choose(client, meeting.bodyId, 'numbered-table');
    const [table] = (await notesOf(client, meeting.id)).tables;
    expect(table?.rows).toContainEqual(['', 'Road safety\nThe towpath is lit.']);
    await choose(client, meeting.bodyId, 'plain-large');
    const large = await notesOf(client, meeting.id);
    expect(large.tables).toEqual([]);
    expect(large.styles.get('Normal')?.element.getElementsByTagName('w:sz')[0]?.getAttribute('w:val')).toBe(
      '36',
    );
  });
});

test('a house style of the data folder is used as it is there, and none takes its place when it is broken or gone', async () => {
  const dataFolder = temporaryFolder();
  const folder = join(dataFolder, 'house-styles', 'calder');
  await withTestCore(dataFolder, async (client) => {
    const meeting = await aStoredMeeting(client);
    await aStoredItem(client, meeting.id, { title: 'Road safety' });
    cpSync(join(resourcesFolder, 'house-styles', 'numbered-table'), folder, { recursive: true });
    await choose(client, meeting.bodyId, 'calder');
    expect((await notesOf(client, meeting.id)).tables).toHaveLength(1);

    writeFileSync(join(folder, 'house-style.json'), '{');
    const said = async (): Promise<string> => {
      const { error } = await safe(client.exports.make({ meetingId: meeting.id, what: 'notes' }));
      return Object.values(wordError(error)).join(' ');
    };
    expect(await said()).toContain(
      'The house style “calder” cannot be used. The file “house-style.json” in its folder is damaged or not finished.',
    );
    const listed = await client.houseStyles.list();
    expect(listed.find(({ id }) => id === 'calder')?.fault).toEqual({
      code: 'file-not-json',
      place: 'house-style.json',
    });
    // What else there is about the body can be changed meanwhile.
    const body = (await client.bodies.list()).find(({ id }) => id === meeting.bodyId);
    if (!body) throw new Error('no body');
    expect((await client.bodies.update({ ...body, name: 'Calder Panel' })).houseStyle).toBe('calder');

    rmSync(folder, { recursive: true });
    expect(await said()).toContain('Its folder is no longer there.');
    expect(await said()).toContain('Choose another house style for the body in the library');
  });
});

test('a broken house style stops the files of its own meetings, and the others are shown and counted', async () => {
  const dataFolder = temporaryFolder();
  await withTestCore(dataFolder, async (client) => {
    const calder = await aStoredMeeting(client);
    const ashby = await aStoredMeeting(client);
    for (const { id } of [calder, ashby]) await aStoredItem(client, id, { title: 'Road safety' });
    const folder = join(dataFolder, 'house-styles', 'gone');
    cpSync(join(resourcesFolder, 'house-styles', 'numbered-table'), folder, { recursive: true });
    await choose(client, calder.bodyId, 'gone');
    rmSync(folder, { recursive: true });
    const choice = {
      meetingIds: [calder.id, ashby.id],
      kinds: ['agenda', 'notes'] as const,
      audience: 'public' as const,
      standing: 'draft' as const,
    };
    const ready = await client.exports.prepare({ ...choice, kinds: [...choice.kinds] });
    expect(ready.files.map(({ meetingId }) => meetingId)).toEqual([ashby.id, ashby.id]);
    expect(ready.refusals).toEqual([
      expect.objectContaining({ meetingId: calder.id, code: 'house-style-faulty' }),
    ]);
    const shown = await client.exports.preview({ ...choice, kinds: [...choice.kinds] });
    expect(shown.files.map(({ name }) => name)).toEqual(ready.files.map(({ name }) => name));
    const { error } = await safe(client.exports.makeZip({ ...choice, kinds: [...choice.kinds] }));
    expect(Object.values(wordError(error)).join(' ')).toContain('The house style “gone” cannot be used.');
  });
});
