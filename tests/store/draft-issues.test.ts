import { expect, test } from 'vitest';
import { aBody, aNoteToSelf, aParagraph } from '../support/builders/body-pieces.ts';
import { saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { readDocx } from '../support/docx-reader.ts';
import { openTestCore, withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

const today = '2026-04-01';
const farOff = '2199-01-31';

async function aDraft(client: Client) {
  const { id } = await aStoredMeeting(client);
  const item = await aStoredItem(client, id);
  await saveNotes(client, id, aBody(aParagraph('The Mayor welcomed the report.')), item.id);
  for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
    const { revision } = await client.meetings.get({ id });
    await client.meetings.takeStep({ id, revision, event });
  }
  const { revision } = await client.meetings.get({ id });
  return { id, revision, item };
}

async function wordsOfNotes(client: Client, meetingId: string): Promise<string> {
  const { files } = await client.exports.make({ meetingId, what: 'notes' });
  const { texts } = readDocx(Buffer.from(files[0]?.content ?? '', 'base64'));
  return texts.join('\n');
}

test('a draft that went out is kept, its file says so, and says when it is not that draft any more', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const { id, revision, item } = await aDraft(client);
    expect(await wordsOfNotes(client, id)).not.toContain('issued for correction');
    const recipients = ['CC Moss', ' Calder Police ', 'cc moss'];
    const first = await client.meetings.issueDraft({ id, revision, recipients, answersBy: farOff, today });
    expect(first).toMatchObject({
      number: 1,
      recipients: ['cc moss', 'Calder Police'],
      answersBy: farOff,
      isAsItStands: true,
    });
    expect(await wordsOfNotes(client, id)).toMatch(
      /Status: \tDraft – issued for correction on \d+ \w+ \d{4}; corrections by 31 January 2199, please/,
    );
    const meeting = (await client.meetings.list()).find((each) => each.id === id);
    expect(meeting?.draftIssue).toEqual({ at: first.at, answersBy: farOff });

    const sent = aParagraph('The Mayor welcomed the report.');
    await saveNotes(client, id, aBody(sent, aNoteToSelf('Ask Ruth')), item.id);
    expect(await wordsOfNotes(client, id), 'a note to self changes nothing that went out').not.toContain(
      'changed since',
    );

    const section = await saveNotes(client, id, aBody(aParagraph('The Mayor thanked the force.')), item.id);
    const versions = await client.versions.list({ sectionId: section.id });
    expect(versions.filter(({ keptFor }) => keptFor === 'issued')).toHaveLength(1);
    expect(await wordsOfNotes(client, id)).toContain('Draft – changed since it was issued for correction on');
    await client.meetings.issueDraft({ id, revision, recipients: ['The Mayor'], answersBy: null, today });
    expect(await client.meetings.draftIssues({ id })).toMatchObject([
      { number: 2, recipients: ['The Mayor'], answersBy: null, isAsItStands: true },
      { number: 1, isAsItStands: false },
    ]);
  });
});

test('what went out is in the command log, comes with a meeting file, and is changed by nothing', async () => {
  const dataFolder = temporaryFolder();
  const { core, client } = await openTestCore(dataFolder);
  const { id, revision } = await aDraft(client);
  await client.meetings.issueDraft({ id, revision, recipients: ['CC Moss'], answersBy: farOff, today });
  const issues = await client.meetings.draftIssues({ id });
  const { files } = await client.exports.make({ meetingId: id, what: 'meeting' });
  const file = Buffer.from(files[0]?.content ?? '', 'base64').toString('utf8');
  await core.close();
  withDatabase(databaseFile(dataFolder), (database) => {
    const logged = database
      .prepare<[], string>(`SELECT payload FROM command_log WHERE operation = 'meetings.issueDraft'`)
      .pluck()
      .all();
    expect(logged.map((payload) => JSON.parse(payload) as unknown)).toMatchObject([
      { number: 1, recipients: ['CC Moss'], answersBy: farOff },
    ]);
    for (const [sql, message] of [
      [`UPDATE draft_issues SET author = 'Somebody'`, 'does not change'],
      [`DELETE FROM draft_issues`, 'is not deleted'],
      [
        `INSERT OR REPLACE INTO draft_issues (sequence, meeting_id, at, author, recipients)
         VALUES (1, '${id}', '', '', '[]')`,
        'follows the newest',
      ],
    ] as const) {
      expect(() => database.exec(sql), sql).toThrow(message);
    }
  });
  await withTestCore(temporaryFolder(), async (other) => {
    const { meetingId } = await other.meetingFiles.import({ content: file });
    expect(await other.meetings.draftIssues({ id: meetingId })).toEqual(issues);
  });
});
