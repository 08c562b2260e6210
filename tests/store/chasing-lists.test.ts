import { safe } from '@orpc/client';
import { expect, test } from 'vitest';
import type { OwnerRef } from '../../shared/domain/actions.ts';
import { aBody, anAction, restricted } from '../support/builders/body-pieces.ts';
import { saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { readDocx } from '../support/docx-reader.ts';
import { withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const today = '2026-06-01';

async function somebody(client: Client, name: string): Promise<OwnerRef> {
  const fields = { post: null, organisationId: null, shortForm: null, isCurrent: true };
  return { kind: 'person', id: (await client.people.create({ name, ...fields })).id };
}

test('each owner is reminded of every open action, and of no word that is restricted', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const [moss, lowe, nobody] = [
      await somebody(client, 'Adaeze Moss'),
      await somebody(client, 'Tomas Lowe'),
      await somebody(client, 'Wren Okafor'),
    ];
    const meeting = await aStoredMeeting(client);
    const [open, secret] = [
      await aStoredItem(client, meeting.id, { title: 'Road safety' }),
      await aStoredItem(client, meeting.id, { title: 'Operation Heron' }),
    ];
    await saveNotes(
      client,
      meeting.id,
      aBody(
        anAction('Send the figures', { owners: [moss], due: '2026-05-01' }),
        anAction(restricted('Ring the informant', 'FOI Act s30'), { owners: [moss], due: '2026-05-02' }),
        anAction('Done already', { owners: [lowe] }),
        anAction('Book the hall', { owners: [moss, lowe] }),
      ),
      open.id,
    );
    await saveNotes(client, meeting.id, aBody(anAction('Follow the heron', { owners: [lowe] })), secret.id);
    await client.agenda.update({ ...secret, restrictedReason: 'FOI Act s31' });
    const actions = await client.actions.list({ meetingId: meeting.id });
    const done = actions.find(({ text }) => text === 'Done already');
    await client.actions.takeStep({
      ...{ id: done?.id ?? '', revision: done?.revision ?? 0 },
      ...{ event: 'complete', text: 'The letter' },
    });

    const all = await client.actions.chasingMails({ owner: null, today });
    expect(all.map(({ owner, count }) => [owner, count])).toEqual([
      ['Adaeze Moss', 3],
      ['Tomas Lowe', 2],
    ]);
    const [mine] = await client.actions.chasingMails({ owner: moss, today });
    expect(mine?.text).toContain('Due 1 May 2026: overdue by 31 days.');
    expect(mine?.text).toContain('[Restricted: FOI Act s30]');
    const words = all.map(({ text }) => text).join('\n');
    const { files } = await client.exports.chasingList({ owner: null, today });
    expect(files[0]?.name).toBe('2026-06-01 - open actions.docx');
    const file = readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).texts.join('\n');
    for (const text of [words, file]) {
      expect(text).toContain('Send the figures');
      expect(text).toContain('Book the hall');
      for (const hidden of ['informant', '2 May 2026', 'heron', 'Heron', 'Done already']) {
        expect(text).not.toContain(hidden);
      }
    }

    const { error } = await safe(client.actions.chasingMails({ owner: nobody, today }));
    expect(error).toMatchObject({
      code: 'rule-violated',
      data: { code: 'no-open-actions', facts: { owner: 'Wren Okafor' } },
    });
  });
});
