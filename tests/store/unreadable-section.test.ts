import { safe } from '@orpc/client';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bodySchemaVersion } from '../../shared/document/body.ts';
import { aBody, aParagraph, anAction } from '../support/builders/body-pieces.ts';
import { notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { withTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

type Spoilt = { readonly body?: string; readonly sha256?: string; readonly schemaVersion?: number };

const unknownNode = JSON.stringify({
  type: 'doc',
  content: [{ type: 'hologram', content: [{ type: 'text', text: 'Said in a "later" version' }] }],
});

const cases: readonly (readonly [string, (body: string) => Spoilt, string, RegExp])[] = [
  [
    'changed by something else',
    (body) => ({ body: body.replace('roads', 'goats') }),
    'changed-outside',
    /about goats/,
  ],
  ['cut off', (body) => ({ body: body.slice(0, -30) }), 'changed-outside', /about roads/],
  ['of a newer schema', () => ({ schemaVersion: bodySchemaVersion + 1 }), 'newer-version', /about roads/],
  [
    'with an unknown block',
    () => ({ body: unknownNode, sha256: digest(unknownNode) }),
    'not-valid',
    /Said in a "later" version/,
  ],
  ['that is no JSON', () => ({ body: '\u0000\u0001', sha256: digest('\u0000\u0001') }), 'not-valid', /^$/],
];

describe.each(cases)('notes %s', (_name, spoil, reason, words) => {
  test('are shown to read, and stay as they are whatever is saved', async () => {
    const dataFolder = temporaryFolder();
    const meeting = await withTestCore(dataFolder, async (client) => {
      const meeting = await aStoredMeeting(client);
      await saveNotes(
        client,
        meeting.id,
        aBody(aParagraph('They spoke about roads'), anAction('Send figures')),
      );
      return meeting;
    });
    const spoilt = withDatabase(databaseFile(dataFolder), (database) => {
      const { id, body } = database.prepare(`SELECT id, body FROM sections WHERE words > 0`).get() as Record<
        string,
        string
      >;
      const { body: newBody = null, sha256 = null, schemaVersion = null } = spoil(body ?? '');
      database
        .prepare(
          `UPDATE sections SET body = coalesce(?, body), sha256 = coalesce(?, sha256),
             schema_version = coalesce(?, schema_version) WHERE id = ?`,
        )
        .run(newBody, sha256, schemaVersion, id);
      return database.prepare('SELECT * FROM sections WHERE id = ?').get(id);
    });
    await withTestCore(dataFolder, async (client) => {
      const section = await notesSection(client, meeting.id);
      expect(section.content).toEqual({
        state: 'unreadable',
        reason,
        text: expect.stringMatching(words) as string,
      });
      for (const revision of [section.revision, section.revision + 1]) {
        const { error } = await safe(
          client.documents.saveSection({ id: section.id, revision, body: aBody() }),
        );
        expect(error).toMatchObject({ code: 'rule-violated', data: { code: 'section-unreadable' } });
      }
      const numbered = { id: section.id, revision: section.revision, isNumbered: true };
      await expect(client.documents.setSectionNumbered(numbered)).rejects.toMatchObject({
        code: 'rule-violated',
      });
      const [action] = await client.actions.list({ meetingId: meeting.id });
      expect(action).toMatchObject({ text: 'Send figures', status: 'open' });
      // A file that lacked these words would be taken for the whole.
      await expect(client.exports.make({ meetingId: meeting.id, what: 'notes' })).rejects.toMatchObject({
        data: { code: 'body-invalid' },
      });
    });
    withDatabase(databaseFile(dataFolder), (database) => {
      expect(database.prepare('SELECT * FROM sections WHERE words > 0').get()).toEqual(spoilt);
    });
  });
});

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
