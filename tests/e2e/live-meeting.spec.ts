import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Body } from '../../shared/document/body.ts';
import { countWords, plainTextOf } from '../../shared/document/plain-text.ts';
import { readDocx } from '../support/docx-reader.ts';
import { expect, test, type Operations } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { countPointers, expectNoPointer, tabTo } from './pages/keyboard-alone.ts';
import { NotesPage } from './pages/notes-page.ts';
import {
  lateItem,
  ordinaryTalk,
  spokenItems,
  spokenLate,
  type SpokenItem,
  type Speech,
} from './stories/spoken-meeting.ts';

// The clerk's meeting, from who is there to what the next one has to hear of, by keyboard alone. `npm run test:clerk`
// types as much and as fast as a clerk does; here it is less, and as fast as the program takes it.

const wantedWords = Number(process.env['SECRETARIAT_CLERK_WORDS'] ?? '300');
const keysASecond = Number(process.env['SECRETARIAT_CLERK_KEYS'] ?? '0');
const reason = 'An operation that goes on';

test('a meeting is noted by keyboard alone, and notes, register and the next meeting come out right', async ({
  program: page,
  operations,
  host,
}) => {
  test.setTimeout(120_000 + (keysASecond > 0 ? (wantedWords * 8 * 1000) / keysASecond : 0));
  const { meetingId, notesDocumentId, nextId } = await anAgenda(operations);
  const notes = new NotesPage(page);
  const frame = new FramePage(page);
  await notes.open(host.origin, meetingId);
  await countPointers(page);

  await attendance(page, notes);
  await notes.press('Alt+Shift+M');
  await expect(page.getByRole('region', { name: 'The meeting now' })).toBeVisible();
  await notes.press('Control+ArrowDown', 'Alt+Shift+K');
  const talk = wantedWords - spokenWords([...spokenItems, spokenLate]);
  for (const [index, item] of spokenItems.entries()) {
    await takeItem(notes, item, ordinaryTalk(index, talk / spokenItems.length));
    await notes.press('Alt+Shift+D');
    await expect(frame.announcement()).toHaveText(`Item ${index + 1}: done`);
    if (item.title === 'Victims of crime') {
      await notes.press('Alt+N');
      await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Title' })).toBeFocused();
      await notes.type(lateItem);
      await notes.press('Enter');
      await expect(notes.notesOf(lateItem)).toBeFocused();
      await say(notes, spokenLate.said);
    }
    if (index < spokenItems.length - 1) await notes.press('Control+ArrowDown');
  }
  await notes.press('Alt+Shift+K', 'Alt+Shift+M');
  await notes.expectSaved();
  await notes.expectNothingToSave();

  // Every word in its place, as it was said.
  const titles = new Map(
    (await operations.agenda.list({ meetingId })).map(({ id, title }) => [id, title] as const),
  );
  const { sections } = await operations.documents.get({ id: notesDocumentId });
  const people = new Map((await operations.people.list()).map(({ id, shortForm }) => [id, shortForm]));
  const organisations = new Map(
    (await operations.people.listOrganisations()).map(({ id, shortName }) => [id, shortName]),
  );
  const nameOf = (id: unknown): string => people.get(String(id)) ?? organisations.get(String(id)) ?? 'nobody';
  let words = 0;
  const written = sections.map(({ agendaItemId, content }) => {
    if (content.state !== 'sound') throw new Error('a section cannot be read');
    words += countWords(plainTextOf(content.body));
    return { title: titles.get(agendaItemId ?? ''), lines: linesOf(content.body, nameOf) };
  });
  if (keysASecond > 0) console.log(`${words} words`);
  expect(written).toEqual(
    [...spokenItems.slice(0, 6), spokenLate, ...spokenItems.slice(6)].map(({ title, said }) => ({
      title,
      lines: [
        ...(title === lateItem
          ? []
          : ordinaryTalk(
              spokenItems.findIndex((each) => each.title === title),
              talk / spokenItems.length,
            )),
        ...said.flatMap(linesSaid),
      ],
    })),
  );

  // The register: nine actions, lettered within their items, with owners and dates.
  const promised = [...spokenItems.slice(0, 6), spokenLate, ...spokenItems.slice(6)].flatMap(({ said }) =>
    said.filter((speech) => speech.kind === 'action'),
  );
  const register = await operations.actions.list({ meetingId });
  expect(register.map(({ text }) => text)).toEqual(promised.map(({ words }) => words));
  expect(register.map(({ label }) => label)).toEqual([
    ...['2 a)', '3 a)', '3 b)', '4 a)', '5 a)', '5 b)', '6 a)', '9 a)', '7 a)'],
  ]);

  // Out they go, by keyboard: as Word, and as draft notes.
  const downloads = page.waitForEvent('download');
  await frame.command('Export the notes to Word');
  const file = readDocx(readFileSync(await (await downloads).path()));
  const texts = file.texts.join('\n');
  for (const { words } of promised) expect(texts).toContain(words);
  for (const name of ['Joan Ellery', 'ACC Harland', 'Violence Reduction Partnership', lateItem])
    expect(texts).toContain(name);
  expect(file.everything).not.toContain('Lantern');
  expect(texts).toContain('The panel heard about Quarry Road.');

  await page.goto(`${host.origin}/#/meetings/${meetingId}/agenda`);
  await tabTo(page, page.getByRole('button', { name: 'Issue the draft notes…' }));
  await notes.press('Enter');
  const issuing = page.getByRole('alertdialog', { name: 'Issue the draft notes' });
  await tabTo(page, issuing.getByRole('button', { name: 'Issue the draft notes' }));
  await notes.press('Enter');
  await expect(page.locator('[aria-current="step"]')).toHaveText('Draft notes');

  // The next meeting hears of every one of them.
  await notes.open(host.origin, nextId);
  const arising = page.getByRole('region', { name: 'Matters arising' });
  await expect(arising.getByRole('row').filter({ has: page.getByRole('cell') })).toHaveCount(9);
  for (const { words } of promised) await expect(arising).toContainText(words);
  await expect(arising).toContainText('ACC Harland · due 31 July 2026');
  await expectNoPointer(page);
});

async function takeItem(notes: NotesPage, item: SpokenItem, talk: readonly string[]): Promise<void> {
  await expect(notes.notesOf(item.title)).toBeFocused();
  for (const paragraph of talk) {
    await typed(notes, paragraph);
    await notes.press('Enter');
  }
  await say(notes, item.said);
}

async function say(notes: NotesPage, said: readonly Speech[]): Promise<void> {
  for (const [index, speech] of said.entries()) {
    await note(notes, speech);
    // A question leaves an empty line below both, and restricted words are left; after all else Enter makes one.
    const endsItself = speech.kind === 'question' || speech.kind === 'restricted';
    if (index < said.length - 1 && !endsItself) await notes.press('Enter');
  }
}

async function note(notes: NotesPage, speech: Speech): Promise<void> {
  const { page } = notes;
  switch (speech.kind) {
    case 'said':
      await typed(notes, speech.words);
      break;
    case 'decision':
      await notes.choose('/d', 'Decision');
      await typed(notes, speech.words);
      break;
    case 'question':
      await notes.choose('/q', 'Question and answer');
      await notes.press(speech.asker.key);
      await typed(notes, speech.words);
      await notes.press('Tab', speech.answerer.key);
      await typed(notes, speech.answer);
      await notes.press('Enter', 'Enter');
      break;
    case 'action': {
      await notes.press('Control+Enter');
      await typed(notes, speech.words);
      await notes.press('Tab');
      const dialog = page.getByRole('dialog', { name: 'Owner and due date' });
      await expect(dialog.getByRole('combobox', { name: 'Owner' })).toBeFocused();
      await typed(notes, speech.owner.typed);
      await expect(page.getByRole('option', { name: speech.owner.label })).toBeVisible();
      await notes.press('Enter');
      if (speech.due) {
        await notes.press('Tab');
        await typed(notes, speech.due.typed);
      }
      await notes.press('Enter');
      await expect(dialog).toHaveCount(0);
      await expect(page.locator('.ProseMirror')).toBeFocused();
      break;
    }
    case 'restricted': {
      await typed(notes, `${speech.words}${speech.secret}`);
      const selected = (): Promise<number> => page.evaluate(() => String(getSelection()).length);
      while ((await selected()) < speech.secret.length) await notes.moveCaret('Control+Shift+ArrowLeft');
      await notes.press('Alt+Shift+R');
      const dialog = page.getByRole('dialog', { name: /^Restrict/ });
      await tabTo(page, dialog.getByRole('textbox', { name: 'Another reason' }));
      await typed(notes, reason);
      await notes.press('Enter');
      await expect(dialog).toHaveCount(0);
      await expect(page.locator('.ProseMirror')).toBeFocused();
      await notes.moveCaret('ArrowRight');
      await notes.press('Enter');
      break;
    }
  }
}

async function typed(notes: NotesPage, words: string): Promise<void> {
  await notes.page.keyboard.type(words, keysASecond > 0 ? { delay: 1000 / keysASecond } : {});
}

/** A body, line by line: what kind of line it is, whose, and its words. */
function linesOf(body: Body, nameOf: (id: unknown) => string): readonly string[] {
  return body.content.flatMap((node): readonly string[] => {
    const words = plainTextOf({ type: 'doc', content: [node] });
    switch (node.type) {
      case 'exchange':
        return (node.content ?? []).map((speech) => {
          const speaker = nameOf(speech.attrs?.[speech.type === 'question' ? 'askerId' : 'answererId']);
          return `${speech.type} ${speaker}: ${plainTextOf({ type: 'doc', content: speech.content ?? [] })}`;
        });
      case 'action': {
        const owners = (node.attrs?.['owners'] ?? []) as readonly { readonly id: string }[];
        const due = typeof node.attrs?.['due'] === 'string' ? node.attrs['due'] : 'no date';
        return [`action ${owners.map(({ id }) => nameOf(id)).join(', ')}, ${due}: ${words}`];
      }
      case 'decision':
        return [`decision: ${words}`];
      default: {
        const restricted = (node.content ?? []).filter((each) =>
          each.marks?.some(({ type }) => type === 'restricted'),
        );
        const secret = restricted.map(({ text }) => text ?? '').join('');
        return [secret === '' ? words : `${words.slice(0, -secret.length)}[${secret}]`];
      }
    }
  });
}

function linesSaid(speech: Speech): readonly string[] {
  switch (speech.kind) {
    case 'said':
      return [speech.words];
    case 'decision':
      return [`decision: ${speech.words}`];
    case 'question':
      return [
        `question ${speech.asker.label}: ${speech.words}`,
        `answer ${speech.answerer.label}: ${speech.answer}`,
      ];
    case 'action':
      return [`action ${speech.owner.label}, ${speech.due?.date ?? 'no date'}: ${speech.words}`];
    case 'restricted':
      return [`${speech.words}[${speech.secret}]`];
  }
}

function spokenWords(items: readonly SpokenItem[]): number {
  return items
    .flatMap(({ said }) => said.flatMap(linesSaid))
    .reduce((sum, line) => sum + countWords(line), 0);
}

async function attendance(page: Page, notes: NotesPage): Promise<void> {
  for (const [name, as] of [
    ['Joan Ellery', 'Present'],
    ['Peter Moss', 'Present'],
    ['Ruth Harland', 'Present'],
    ['Amara Okoro', 'Present'],
    ['Tom Whitfield', 'Also present'],
    ['Nadia Farrow', 'Apologies'],
  ] as const) {
    await notes.press('Alt+Shift+P');
    await tabTo(page, page.getByRole('button', { name: 'Add someone' }));
    await notes.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add someone' });
    await expect(dialog.getByRole('combobox', { name: 'Person' })).toBeFocused();
    await notes.type(name);
    await notes.press('ArrowDown', 'Enter');
    if (as !== 'Present') {
      await tabTo(page, dialog.getByRole('radio', { name: 'Present', exact: true }));
      while (!(await dialog.getByRole('radio', { name: as }).isChecked())) await notes.press('ArrowRight');
    }
    await tabTo(page, dialog.getByRole('button', { name: 'Add', exact: true }));
    await notes.press('Enter');
    await expect(dialog).toHaveCount(0);
  }
}

/** What the officer has prepared: the people, the agenda of eight items, issued; and the meeting that follows. */
async function anAgenda(
  operations: Operations,
): Promise<{ readonly meetingId: string; readonly notesDocumentId: string; readonly nextId: string }> {
  const police = await operations.people.createOrganisation({ name: 'Calder Police', shortName: null });
  await operations.people.createOrganisation({ name: 'Violence Reduction Partnership', shortName: 'VRP' });
  for (const [name, post, shortForm] of [
    ['Joan Ellery', 'Mayor of Calder', 'the Mayor'],
    ['Peter Moss', 'Chief Constable', 'CC Moss'],
    ['Ruth Harland', 'Assistant Chief Constable', 'ACC Harland'],
    ['Amara Okoro', 'Deputy Mayor for Policing and Crime', 'DMPC Okoro'],
    ['Tom Whitfield', 'Engagement Officer', 'Mr Whitfield'],
    ['Nadia Farrow', 'Director of Justice', 'Ms Farrow'],
  ] as const) {
    const organisationId = post.endsWith('Constable') ? police.id : null;
    await operations.people.create({ name, post, shortForm, organisationId, isCurrent: true });
  }
  const minutes = 10;
  const body = await operations.bodies.create({
    name: 'Calder Valley Accountability Meeting',
    openingItems: [
      { kind: 'welcome', title: 'Welcome and apologies', minutes },
      { kind: 'previous-notes', title: 'Notes of the previous meeting', minutes },
    ],
    closingItems: [
      { kind: 'other', title: 'Any other business', minutes },
      { kind: 'next-meeting', title: 'Next meeting', minutes },
    ],
  });
  const meeting = {
    ...{ bodyId: body.id, startTime: '14:30', endTime: '16:30', place: 'Corn Exchange, Ashby' },
    ...{ chairId: null, planId: null },
  };
  const created = await operations.meetings.create({ ...meeting, date: '2026-07-11' });
  const beforeId = (await operations.agenda.list({ meetingId: created.id }))[2]?.id ?? null;
  for (const { title } of spokenItems.slice(2, 6)) {
    const target = { parentId: null, beforeId };
    const id = crypto.randomUUID();
    await operations.agenda.add({ meetingId: created.id, id, kind: 'other', title, ...target });
  }
  let { revision } = created;
  for (const event of ['issue-agenda', 'hold'] as const) {
    ({ revision } = await operations.meetings.takeStep({ id: created.id, revision, event }));
  }
  const next = await operations.meetings.create({ ...meeting, date: '2026-10-10' });
  return { meetingId: created.id, notesDocumentId: created.notesDocumentId, nextId: next.id };
}
