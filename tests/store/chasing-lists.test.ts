import { safe } from '@orpc/client';
import { expect, test } from 'vitest';
import { wordError } from '../../shared/wording/word-error.ts';
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

test('a list for its owner is above no limit of the public’s, and says how it is marked and for whom it is', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const [moss, lowe] = [await somebody(client, 'Adaeze Moss'), await somebody(client, 'Tomas Lowe')];
    const meeting = await aStoredMeeting(client);
    const other = await aStoredMeeting(client);
    await saveNotes(client, meeting.id, aBody(anAction('Send the figures', { owners: [moss, lowe] })));
    await saveNotes(client, other.id, aBody(anAction('Book the hall', { owners: [lowe] })));
    const marking = { level: 'official-sensitive', descriptor: 'personal data' } as const;
    await client.exports.setMarking({ meetingId: meeting.id, marking });
    const { error } = await safe(client.exports.make({ meetingId: meeting.id, what: 'actions' }));
    expect(error).toMatchObject({ data: { code: 'public-above-limit' } });

    const { files } = await client.exports.chasingList({ owner: moss, today });
    expect(files[0]?.name).toBe('2026-06-01 Adaeze Moss - open actions, OFFICIAL-SENSITIVE.docx');
    const { headers, footers } = readDocx(Buffer.from(files[0]?.content ?? '', 'base64'));
    expect(headers.length).toBeGreaterThan(0);
    for (const header of headers) {
      expect(header).toContain('OFFICIAL-SENSITIVE: personal data');
      expect(header).toContain('For those who own these actions – not for publication');
    }
    for (const footer of footers) expect(footer).toContain('OFFICIAL-SENSITIVE: personal data');
    const [mail] = await client.actions.chasingMails({ owner: moss, today });
    expect(mail?.text.split('\n')[0]).toBe('OFFICIAL-SENSITIVE: personal data – not for publication');
    // Of an owner whose actions are of another meeting alone.
    await client.actions.list({ meetingId: meeting.id }).then(([action]) =>
      client.actions.takeStep({
        ...{ id: action?.id ?? '', revision: action?.revision ?? 0, event: 'complete', text: 'Sent' },
      }),
    );
    const [unmarked] = await client.actions.chasingMails({ owner: lowe, today });
    expect(unmarked?.text.split('\n')[0]).toBe('Not for publication');
  });
});

test('of a body that leaves out without a trace, a list tells its owner of nothing that is restricted', async () => {
  await withTestCore(temporaryFolder(), async (client) => {
    const [moss, lowe] = [await somebody(client, 'Adaeze Moss'), await somebody(client, 'Tomas Lowe')];
    const meeting = await aStoredMeeting(client);
    const body = (await client.bodies.list()).find(({ id }) => id === meeting.bodyId);
    if (!body) throw new Error('no body');
    const exportPolicy = { ...body.exportPolicy, restrictedInPublic: 'without-trace' } as const;
    await client.bodies.update({ ...body, exportPolicy });
    const open = await aStoredItem(client, meeting.id, { title: 'Road safety' });
    const secret = await aStoredItem(client, meeting.id, { title: 'Operation Heron' });
    const part = anAction(
      ['Send the figures ', restricted('of the informant', 'FOI Act s30'), ' to the board.'],
      {
        owners: [moss],
      },
    );
    const whole = anAction(restricted('Ring the informant', 'FOI Act s30'), { owners: [moss] });
    await saveNotes(client, meeting.id, aBody(part, whole), open.id);
    await saveNotes(client, meeting.id, aBody(anAction('Follow it', { owners: [lowe] })), secret.id);
    await client.agenda.update({ ...secret, restrictedReason: 'FOI Act s31' });

    const { files } = await client.exports.chasingList({ owner: moss, today });
    const file = readDocx(Buffer.from(files[0]?.content ?? '', 'base64')).texts.join('\n');
    const [mail] = await client.actions.chasingMails({ owner: moss, today });
    const all = await client.actions.chasingMails({ owner: null, today });
    expect(all.map(({ owner, count }) => [owner, count])).toEqual([['Adaeze Moss', 1]]);
    for (const text of [file, mail?.text]) {
      expect(text).toContain('Send the figures to the board.');
      for (const hidden of ['informant', 'FOI Act', 'estricted', 'Heron', 'Follow it']) {
        expect(text).not.toContain(hidden);
      }
    }
    const { error } = await safe(client.actions.chasingMails({ owner: lowe, today }));
    expect(wordError(error)).toMatchObject({
      whatHappened: 'What Tomas Lowe has still to do is restricted, so no list tells of it.',
      whatNow: 'Remind of it in person.',
    });
  });
});
