import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Action } from '../../shared/contract/entities/actions.ts';
import type { Meeting } from '../../shared/contract/entities/meetings.ts';
import type { ActionEvent } from '../../shared/domain/actions.ts';
import type { BodyNode } from '../../shared/document/body.ts';
import { actionsInBody } from '../../shared/document/actions-in-body.ts';
import { aBody, aParagraph, anAction, restricted } from '../support/builders/body-pieces.ts';
import { bodyOf, notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredItem, aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { openTestCore, type TestCore } from '../support/open-test-core.ts';

let folder: string;
let program: TestCore;
let meeting: Meeting;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'secretariat-register-'));
  program = await openTestCore(folder);
});
afterAll(async () => {
  await program.core.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  meeting = await aStoredMeeting(program.client);
});

async function notes(...blocks: readonly BodyNode[]) {
  return saveNotes(program.client, meeting.id, aBody(...blocks));
}

async function register(): Promise<readonly Action[]> {
  return program.client.actions.list({ meetingId: meeting.id });
}

async function texts(): Promise<readonly string[]> {
  return (await register()).map(({ label, text }) => `${label} ${text}`);
}

/** The ids of the action blocks as they are stored. */
async function blockIds(agendaItemId?: string): Promise<readonly (string | null)[]> {
  const section = await notesSection(program.client, meeting.id, agendaItemId);
  return actionsInBody(bodyOf(section)).map(({ id }) => id);
}

/** As the list of meetings shows it. */
async function openActionCount(): Promise<number | undefined> {
  const meetings = await program.client.meetings.list();
  return meetings.find(({ id }) => id === meeting.id)?.openActionCount;
}

test("an action's words, owners and date follow its block, its status does not", async () => {
  const owner = { kind: 'person', id: randomUUID() } as const;
  const id = randomUUID();
  await notes(anAction('Send figures', { id }));
  await program.client.actions.takeStep({ id, revision: 1, event: 'start' });
  await notes(
    aParagraph('Discussed.'),
    anAction('Send the figures by ward', { id, owners: [owner], due: '2026-06-01' }),
  );
  expect(await register()).toMatchObject([
    {
      id,
      text: 'Send the figures by ward',
      owners: [owner],
      due: '2026-06-01',
      status: 'in-progress',
      revision: 2,
    },
  ]);
});

test('letters go on through an item and its sub-items, in the order of the notes', async () => {
  const { client } = program;
  const report = await aStoredItem(client, meeting.id);
  const sub = await aStoredItem(client, meeting.id, { parentId: report.id, kind: 'other', title: 'Survey' });
  await saveNotes(client, meeting.id, aBody(anAction('third')), sub.id);
  await saveNotes(client, meeting.id, aBody(anAction('first'), anAction('second')), report.id);
  await notes(anAction('opening'));
  expect(await texts()).toEqual(['1 a) opening', '4 a) first', '4 b) second', '4 c) third']);
  await client.agenda.move({
    id: report.id,
    revision: 1,
    parentId: null,
    beforeId: (await client.agenda.list({ meetingId: meeting.id }))[0]?.id ?? '',
  });
  expect(await texts()).toEqual(['1 a) first', '1 b) second', '1 c) third', '2 a) opening']);
});

test('while the notes are being written, an action whose block goes away leaves the list, and comes back with the block', async () => {
  const [stays, goes] = [randomUUID(), randomUUID()];
  await notes(anAction('Stays', { id: stays }), anAction('Goes', { id: goes }));
  await notes(anAction('Stays', { id: stays }));
  expect(await texts()).toEqual(['1 a) Stays']);
  expect(await openActionCount()).toBe(1);
  await notes(anAction('Goes', { id: goes }), anAction('Stays', { id: stays }));
  expect(await texts()).toEqual(['1 a) Goes', '1 b) Stays']);
});

test('an action that somebody worked on stays in the list without its block, and has its history when it returns', async () => {
  const { client } = program;
  const id = randomUUID();
  await notes(anAction('Send figures', { id }));
  await client.actions.addUpdate({ id, revision: 1, text: 'Asked on Monday' });
  await client.actions.takeStep({ id, revision: 2, event: 'start' });
  await notes(aParagraph('All gone'));
  expect(await openActionCount()).toBe(1);
  expect(await register()).toMatchObject([
    { id, label: '1', text: 'Send figures', status: 'in-progress', revision: 3 },
  ]);
  await client.actions.takeStep({ id, revision: 3, event: 'complete', text: 'Sent' });
  expect(await openActionCount()).toBe(0);
  await client.actions.takeStep({ id, revision: 4, event: 'reopen' });
  expect(await register()).toHaveLength(1);
  await notes(anAction('Send all figures', { id }));
  expect(await register()).toMatchObject([
    {
      id,
      label: '1 a)',
      text: 'Send all figures',
      status: 'open',
      revision: 5,
      updates: [
        { event: 'update', text: 'Asked on Monday' },
        { event: 'start' },
        { event: 'complete', text: 'Sent' },
        { event: 'reopen' },
      ],
    },
  ]);
});

test('an action that is cut from one item and pasted into another keeps its history', async () => {
  const { client } = program;
  const report = await aStoredItem(client, meeting.id);
  const id = randomUUID();
  await notes(anAction('Send figures', { id }));
  await client.actions.addUpdate({ id, revision: 1, text: 'Asked on Monday' });
  await notes();
  await saveNotes(client, meeting.id, aBody(anAction('Send figures', { id })), report.id);
  expect(await register()).toMatchObject([
    { id, label: '4 a)', agendaItemId: report.id, updates: [{ text: 'Asked on Monday' }] },
  ]);
});

describe('a copied action', () => {
  test('in the same notes becomes an action of its own, the same one at every save', async () => {
    const id = randomUUID();
    const copied = [
      anAction('Send figures', { id }),
      anAction('Send maps', { id }),
      anAction('Send more', { id }),
    ];
    await notes(...copied);
    const ids = await blockIds();
    expect(ids[0]).toBe(id);
    expect(new Set(ids).size).toBe(3);
    expect(await texts()).toEqual(['1 a) Send figures', '1 b) Send maps', '1 c) Send more']);
    await program.client.actions.takeStep({ id: ids[1] ?? '', revision: 1, event: 'start' });
    // The editor still has the copies under one id, and goes on saving them so.
    await notes(...copied, aParagraph('More words'));
    expect(await blockIds()).toEqual(ids);
    expect((await register()).map(({ status }) => status)).toEqual(['open', 'in-progress', 'open']);
    // It was opened again, and then copied once more, before the first copy.
    const [first, second, third] = ids;
    await notes(
      anAction('Send figures', { id }),
      anAction('Send new', { id }),
      anAction('Send maps', { id: second ?? null }),
      anAction('Send more', { id: third ?? null }),
    );
    const after = await blockIds();
    expect([after[0], after[2], after[3]]).toEqual([first, second, third]);
    expect(new Set(after).size).toBe(4);
  });

  test('in another item leaves the first where it is', async () => {
    const report = await aStoredItem(program.client, meeting.id);
    const id = randomUUID();
    await notes(anAction('Send figures', { id }));
    await saveNotes(program.client, meeting.id, aBody(anAction('Send figures', { id })), report.id);
    expect(await texts()).toEqual(['1 a) Send figures', '4 a) Send figures']);
    expect(await blockIds()).toEqual([id]);
    expect(await blockIds(report.id)).not.toEqual([id]);
  });

  test("from another meeting never takes that meeting's action, there or gone", async () => {
    const id = randomUUID();
    await notes(anAction('Send figures', { id }));
    await notes();
    const first = meeting;
    meeting = await aStoredMeeting(program.client);
    await notes(anAction('Send figures', { id }));
    expect(await texts()).toEqual(['1 a) Send figures']);
    expect(await blockIds()).not.toEqual([id]);
    meeting = first;
    await notes(anAction('Send figures', { id }));
    expect(await blockIds()).toEqual([id]);
  });
});

test.each([null, 'a1', 'not-a-uuid'])(
  'a block with the id %s gets one of its own, the same at every save',
  async (id) => {
    const blocks = [anAction('One', { id }), anAction('Two', { id })];
    await notes(...blocks);
    const ids = await blockIds();
    expect(new Set(ids).size).toBe(2);
    await notes(aParagraph('Before'), ...blocks);
    expect(await blockIds()).toEqual(ids);
    expect(await texts()).toEqual(['1 a) One', '1 b) Two']);
  },
);

test('actions of an item that is taken off the agenda stay in the register, and come back with it', async () => {
  const { client } = program;
  const report = await aStoredItem(client, meeting.id);
  const section = await saveNotes(client, meeting.id, aBody(anAction('Send figures')), report.id);
  await client.agenda.remove({ id: report.id, revision: 1, evenWithText: true });
  const [action] = await register();
  expect(action).toMatchObject({ text: 'Send figures', status: 'open', isInNotes: false });
  expect(await openActionCount()).toBe(1);
  // A save that was on its way when the item went is kept.
  await client.documents.saveSection({
    id: section.id,
    revision: section.revision,
    body: aBody(anAction('Send all figures', { id: action?.id ?? '' })),
  });
  await client.agenda.restore({ id: report.id });
  expect(await texts()).toEqual(['4 a) Send all figures']);
  expect(await register()).toMatchObject([{ id: action?.id, isInNotes: true }]);
});

describe('once others know of an action, it does not go with its block', () => {
  const id = randomUUID();
  const issue = async ({ id: meetingId }: Meeting): Promise<void> => {
    let { revision } = await program.client.meetings.get({ id: meetingId });
    for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
      ({ revision } = await program.client.meetings.takeStep({ id: meetingId, revision, event }));
    }
  };
  const take = async (of: string, event: ActionEvent, said: object = {}): Promise<unknown> => {
    const { revision = 0 } =
      (await program.client.actions.list({ meetingId: null })).find((each) => each.id === of) ?? {};
    return program.client.actions
      .takeStep({ id: of, revision, event, ...said })
      .then(({ status }) => status)
      .catch((error: unknown) => (error as { data: { code: string } }).data.code);
  };

  test('as of draft notes that are out, under the words that it had before they were deleted', async () => {
    await notes(anAction('Send figures', { id: derived(id, 1), due: '2026-06-01' }));
    await issue(meeting);
    for (const left of ['Send fi', ''])
      await notes(anAction(left, { id: derived(id, 1), due: '2026-06-01' }));
    await notes();
    const gone = { id: derived(id, 1), text: 'Send figures', due: '2026-06-01', isInNotes: false };
    expect(await register()).toMatchObject([{ ...gone, label: '1', status: 'open' }]);
    await notes(anAction('Send figures', { id: derived(id, 1) }));
    expect(await register()).toMatchObject([{ label: '1 a)', isInNotes: true }]);
  });

  test('also one that was written once they were out', async () => {
    await issue(meeting);
    await notes(anAction('Send figures', { id: derived(id, 2) }));
    await notes();
    expect(await register()).toMatchObject([{ text: 'Send figures', isInNotes: false }]);
    expect(await openActionCount()).toBe(1);
  });

  test('as of another that it took the place of, and of an agenda that lists it', async () => {
    const { client } = program;
    const [first, second, third] = [derived(id, 3), derived(id, 4), derived(id, 5)];
    await notes(
      anAction('Write', { id: first }),
      anAction('Write both', { id: second }),
      anAction('Ring', { id: third }),
    );
    const next = await aStoredMeeting(client, { bodyId: meeting.bodyId, date: '2026-07-14' });
    await take(first, 'supersede', { text: 'One for both', supersededById: second });
    await notes(anAction('Ring', { id: third }));
    expect((await register()).map(({ text }) => text).sort()).toEqual(['Ring', 'Write', 'Write both']);
    await client.meetings.takeStep({ id: next.id, revision: 1, event: 'issue-agenda' });
    await notes();
    expect(
      (await client.actions.arising({ meetingId: next.id })).map(({ action }) => action.text).sort(),
    ).toEqual(['Ring', 'Write', 'Write both']);
  });

  test('until it is withdrawn with a reason: then what it took the place of is open again', async () => {
    const [first, second] = [derived(id, 6), derived(id, 7)];
    await notes(anAction('Write', { id: first }), anAction('Write both', { id: second }));
    await take(first, 'supersede', { text: 'One for both', supersededById: second });
    expect(await take(second, 'withdraw', { text: 'Noted by mistake' })).toBe('withdrawn-in-notes');
    await notes(anAction('Write', { id: first }));
    expect(await take(second, 'withdraw', { text: ' ' })).toBe('reason-missing');
    expect(await take(second, 'withdraw', { text: 'Noted by mistake' })).toBe('withdrawn');
    const [reopened, withdrawn] = await register();
    expect(withdrawn).toMatchObject({
      status: 'withdrawn',
      updates: [{ event: 'withdraw', text: 'Noted by mistake', author: 'Test clerk' }],
    });
    expect(reopened).toMatchObject({ text: 'Write', status: 'open' });
    expect(reopened?.updates.at(-1)).toMatchObject({
      event: 'reopen',
      text: 'The action that had taken its place was withdrawn.',
    });
    expect(await take(first, 'supersede', { text: 'Again', supersededById: second })).toBe(
      'superseded-by-withdrawn',
    );
    // Whoever undoes the deletion promises it again.
    await notes(anAction('Write', { id: first }), anAction('Write both', { id: second }));
    expect((await register()).map(({ text, status }) => `${text} ${status}`)).toEqual([
      'Write open',
      'Write both open',
    ]);
  });

  test('one withdrawn with its item is open again when the item is back', async () => {
    const { client } = program;
    const report = await aStoredItem(client, meeting.id);
    await saveNotes(client, meeting.id, aBody(anAction('Ring', { id: derived(id, 8) })), report.id);
    await client.agenda.remove({ id: report.id, revision: 1, evenWithText: true });
    expect(await take(derived(id, 8), 'withdraw', { text: 'The item was for another body' })).toBe(
      'withdrawn',
    );
    await client.agenda.restore({ id: report.id });
    expect(await register()).toMatchObject([{ label: '4 a)', status: 'open', isInNotes: true }]);
  });

  test('and its restricted words stay restricted', async () => {
    await notes(anAction(['Send the figures of ', restricted('Heron')], { id: derived(id, 9) }));
    await issue(meeting);
    await notes(anAction('Send the figures', { id: derived(id, 9) }));
    expect(await register()).toMatchObject([{ isRestricted: false }]);
    await notes();
    expect(await register()).toMatchObject([{ text: 'Send the figures of Heron', isRestricted: true }]);
  });
});

function derived(id: string, index: number): string {
  return `${id.slice(0, -2)}${String(index).padStart(2, '0')}`;
}

test('open actions of all meetings come first, the oldest meeting before the others', async () => {
  const { client } = program;
  const later = await aStoredMeeting(client, { date: '2027-01-01' });
  const earlier = await aStoredMeeting(client, { date: '2025-01-01' });
  const done = randomUUID();
  await saveNotes(client, later.id, aBody(anAction('later')));
  await saveNotes(client, earlier.id, aBody(anAction('done', { id: done }), anAction('earlier')));
  await client.actions.takeStep({ id: done, revision: 1, event: 'complete', text: 'Done' });
  const ours = (await client.actions.list({ meetingId: null })).filter(({ meetingId }) =>
    [later.id, earlier.id].includes(meetingId),
  );
  expect(ours.map(({ text }) => text)).toEqual(['earlier', 'later', 'done']);
});
