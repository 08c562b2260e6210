import { expect, operationsOf, test } from './fixtures.ts';
import { NotesPage } from './pages/notes-page.ts';

test('an action that is cut and pasted under another item keeps its status and updates, and a copy has its own', async ({
  sampleProgram: page,
  host,
}) => {
  const operations = operationsOf(page, host);
  const meetingId = (await operations.meetings.list())[0]?.id ?? '';
  const register = () => operations.actions.list({ meetingId });
  const before = (await register()).filter(({ label }) => label.startsWith('4 '));
  expect(before.map(({ status }) => status).sort()).toEqual(['in-progress', 'open']);
  const notes = new NotesPage(page);
  await notes.open(host.origin, meetingId);

  await notes.enterItem('Use of force');
  await notes.press('Control+a', 'Control+x');
  await notes.expectSaved();
  await expect.poll(async () => (await register()).filter(({ label }) => label.startsWith('4 '))).toEqual([]);
  await notes.enterItem('Any other business');
  await notes.press('Enter', 'Control+v');
  await expect
    .poll(async () => (await register()).filter(({ label }) => label.startsWith('11 ')))
    .toMatchObject(
      before.map(({ id, status, updates, owners, due }) => ({ id, status, updates, owners, due })),
    );

  await notes.enterItem('Future agenda items');
  await notes.press('Enter', 'Control+v');
  await expect
    .poll(async () => (await register()).filter(({ label }) => label.startsWith('10 ')))
    .toMatchObject(before.map(({ owners, due }) => ({ owners, due, status: 'open', updates: [] })));
  const all = (await register()).map(({ id }) => id);
  expect(new Set(all).size).toBe(all.length);
  // The copy is told apart before it is saved, so that the text being typed in is not drawn anew.
  const shown = await notes
    .notesOf('Future agenda items')
    .locator('[data-block="action"]')
    .evaluateAll((blocks) => blocks.map((block) => block.getAttribute('data-id')));
  const stored = (await register()).filter(({ label }) => label.startsWith('10 ')).map(({ id }) => id);
  expect(shown).toEqual(stored);
});

test('an owed answer that is cut and pasted is still followed by its action', async ({
  program: page,
  operations,
  host,
}) => {
  const body = await operations.bodies.create({
    name: 'Ashby Policing Panel',
    openingItems: [{ kind: 'welcome', title: 'Welcome', minutes: 5 }],
    closingItems: [{ kind: 'other', title: 'Any other business', minutes: 5 }],
  });
  const times = { startTime: null, endTime: null, place: null, chairId: null, planId: null };
  const meeting = await operations.meetings.create({ bodyId: body.id, date: '2026-04-14', ...times });
  const notes = new NotesPage(page);
  await notes.open(host.origin, meeting.id);
  await notes.enterItem('Welcome');
  await notes.choose('/q', 'Question and answer');
  await notes.type('How many searches were there?');
  await notes.press('Tab', 'Alt+Shift+O', 'Control+Enter');
  await notes.expectSaved();
  await notes.press('Control+a', 'Control+x');
  await notes.enterItem('Any other business');
  await notes.press('Control+v');
  await notes.expectSaved();
  const last = (await operations.documents.get({ id: meeting.notesDocumentId })).sections.at(-1);
  const blocks = last?.content.state === 'sound' ? last.content.body.content : [];
  expect(blocks.map(({ type }) => type)).toEqual(expect.arrayContaining(['exchange', 'action']));
  const attributes = (type: string) => blocks.find((block) => block.type === type)?.attrs ?? {};
  expect(attributes('exchange')['id']).toEqual(expect.any(String));
  expect(attributes('action')['exchangeId']).toBe(attributes('exchange')['id']);
});
