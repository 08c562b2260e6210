import { expect, test } from 'vitest';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import type { Client } from '../support/open-test-core.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { withTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const words = (count: number): string => Array.from({ length: count }, (_, n) => `word${n}`).join(' ');

async function textsOf(client: Client, sectionId: string): Promise<string[]> {
  const versions = await client.versions.list({ sectionId });
  const texts = await Promise.all(
    versions.map(async ({ sequence }) => {
      const { content } = await client.versions.get({ sectionId, sequence });
      return content.state === 'sound' ? plainTextOf(content.body) : content.reason;
    }),
  );
  return texts.reverse();
}

test('what is typed on in one go is one version, and a pause begins the next', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const meeting = await aStoredMeeting(client);
    // The clock moves a second with every command: a version takes five seconds of typing.
    for (let n = 1; n <= 12; n += 1) await saveNotes(client, meeting.id, aBody(aParagraph(words(n))));
    const { id } = await notesSection(client, meeting.id);
    expect(await textsOf(client, id)).toEqual([words(5), words(10), words(12)]);
  });
});
