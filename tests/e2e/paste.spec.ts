import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import type { Body } from '../../shared/document/body.ts';
import { validateBody } from '../../shared/document/validate-body.ts';
import {
  aBody,
  aSubheading,
  aTable,
  anAction,
  anExchange,
  bullets,
} from '../support/builders/body-pieces.ts';
import { outlineOf } from '../support/body-outline.ts';
import { expect, test } from './fixtures.ts';
import { NotesPage } from './pages/notes-page.ts';
import { copyFrom, copyShown, pasteEach, pasteInto, wordsOf, type Clipboard } from './pages/pasting.ts';
import type { Page } from '@playwright/test';

// What programs put on the clipboard, and what it becomes here, as tests/support/body-outline.ts writes it. A line that
// begins with "said: " is what the person is told.
const from = inProject('tests/clipboard/from');
const becomes = inProject('tests/clipboard/becomes');
const recorded = readdirSync(from)
  .toSorted()
  .map((name) => {
    const text = readFileSync(join(from, name), 'utf8');
    const clipboard: Clipboard = name.endsWith('.txt')
      ? { plain: text }
      : { html: text, plain: 'The same in plain words.' };
    return { name: name.replace(/\.\w+$/, ''), clipboard };
  });
const expected = (name: string): string => readFileSync(join(becomes, `${name}.txt`), 'utf8').trimEnd();

// One page for all of it: to start the program takes longer than to paste a hundred times.
test('what is pasted, and what is copied', async ({ sampleProgram: page, host, operations }) => {
  const notes = new NotesPage(page);
  const [meeting] = await operations.meetings.list();
  await notes.open(host.origin, meeting?.id ?? '');
  await notes.enterItem('Any other business');
  await test.step('forty clipboards become what a text here can hold, each in one step that can be undone', () =>
    fortyClipboards(page));
  await test.step('no word is lost wherever it is pasted', () => everyPlace(page));
  await test.step('what is made to do harm, and what is more than a section holds, does none', () =>
    harm(page));
  await test.step('what is copied says what it is elsewhere, and is itself again here', () => copying(page));
});

async function fortyClipboards(page: Page): Promise<void> {
  const pasted = await pasteEach(
    page,
    recorded.map(({ clipboard }) => clipboard),
  );
  expect(recorded).toHaveLength(40);
  for (const [index, { name }] of recorded.entries()) {
    const result = pasted[index];
    if (!result) throw new Error(`${name} was not pasted`);
    const outline = outlineOf(result.body).trimEnd();
    expect.soft(result.said === '' ? outline : `said: ${result.said}\n${outline}`, name).toBe(expected(name));
    expect.soft(validateBody('notes', result.body).ok, `${name} can be saved`).toBe(true);
    expect.soft(result.isUndone, `${name} is undone in one step`).toBe(true);
  }
  expect(await page.title()).not.toBe('owned');
}

async function everyPlace(page: Page): Promise<void> {
  const places = {
    'a list': aBody(bullets('first', 'second')),
    'a table': aBody(aTable(['Ward', 'Calls'], ['North', 'cell'])),
    'an action': aBody(anAction('An action')),
    'an answer': aBody(anExchange('Why?', 'Because')),
    'a sub-heading': aBody(aSubheading('A heading')),
  };
  const clipboards = recorded.map(({ clipboard }) => clipboard);
  const alone = (await pasteEach(page, clipboards)).map(({ body }) => lettersOf(body));
  for (const [place, text] of Object.entries(places)) {
    const there = await pasteEach(page, clipboards, text);
    for (const [index, { name }] of recorded.entries()) {
      const body = there[index]?.body;
      expect.soft(lettersOf(body), `${name} in ${place}`).toContain(alone[index]);
      expect.soft(validateBody('notes', body).ok, `${name} in ${place} can be saved`).toBe(true);
      expect.soft(there[index]?.isUndone, `${name} in ${place} is undone in one step`).toBe(true);
    }
  }
}

function lettersOf(body: Body | undefined): string {
  return wordsOf(body).join('');
}

async function harm(page: Page): Promise<void> {
  const manyWords = Array.from(
    { length: 2500 },
    (_, at) => `<p class="MsoNormal">${`word${at} `.repeat(20)}</p>`,
  );
  const harmful = {
    spans: '<span style="color:red"><span>ab</span> </span>'.repeat(110_000),
    divs: `${'<div>'.repeat(20_000)}deep${'</div>'.repeat(20_000)}`,
    tables: '<table><tr><td>a '.repeat(20_000),
    lists: '<ul><li>a '.repeat(20_000),
    unclosed: '<style>'.repeat(200_000),
    quotes: '<p title="'.repeat(200_000),
    surrogates: '<p>half \uD800 and \uDC00 half</p>',
    words: manyWords.join(''),
    tooMuch: '<p>a</p>'.repeat(50_000),
  };
  const pasted = await pasteEach(
    page,
    Object.values(harmful).map((html) => ({ html })),
  );
  const results = Object.fromEntries(Object.keys(harmful).map((name, at) => [name, pasted[at]]));
  for (const [name, result] of Object.entries(results)) {
    expect.soft(validateBody('notes', result?.body).ok, `${name} can be saved`).toBe(true);
    expect.soft(result?.isUndone, `${name} is undone in one step`).toBe(true);
  }
  const countOf = (name: keyof typeof harmful): number => wordsOf(results[name]?.body).length;
  expect([countOf('spans'), countOf('divs'), countOf('tables'), countOf('lists')]).toEqual([
    110_000, 1, 20_000, 20_000,
  ]);
  expect(countOf('words')).toBe(50_000);
  expect(wordsOf(results.surrogates?.body).join(' ')).toMatch(/^half \uFFFD? ?and \uFFFD? ?half$/u);
  expect(results.tooMuch?.said).toContain('more than one section can hold');
  expect(countOf('tooMuch')).toBe(0);
}

async function copying(page: Page): Promise<void> {
  const owners = JSON.stringify([{ kind: 'organisation', id: 'nobody-known' }]).replaceAll('"', '&quot;');
  const own = [
    '<p>Open and <span data-restricted data-reason="Personal information">a name</span>.</p>',
    `<div data-block="action" data-id="an-action" data-due="2023-11-14" data-owners="${owners}">Write to the board</div>`,
    '<div data-block="decision">Agreed.</div>',
    '<div data-block="report-link" data-href="https://calder.example/report">The report</div>',
    '<ol start="3"><li><p>third</p></li></ol>',
  ].join('');
  const copied = await copyFrom(page, own);
  expect(copied.plain.split('\n')).toEqual([
    'Open and [Restricted: Personal information: a name].',
    'Action, Unknown, by 14 November 2023: Write to the board',
    'Decision: Agreed.',
    'The report',
    'c) third',
  ]);
  expect(copied.html).toContain('<a href="https://calder.example/report">The report</a>');
  expect(copied.html).toContain('[Restricted: Personal information: ');

  const [again] = await pasteEach(page, [copied]);
  expect(outlineOf(again?.body ?? { type: 'doc' })).toBe(
    [
      'Open and {restricted Personal information: a name}.',
      '<action> Write to the board',
      '<decision> Agreed.',
      '<reportLink> The report',
      'c) third',
    ].join('\n'),
  );
  const action = again?.body.content?.find(({ type }) => type === 'action');
  expect(action?.attrs).toMatchObject({
    due: '2023-11-14',
    owners: [{ kind: 'organisation', id: 'nobody-known' }],
  });

  // Over texts that are only shown the browser itself copies.
  const shown = await copyShown(
    page,
    '<p>Open, <span data-restricted data-reason="Personal information">a name</span>.</p><p>And on.</p>',
  );
  expect(shown.plain).toBe('Open, [Restricted: Personal information: a name].\nAnd on.');
  const whole = await copyShown(
    page,
    '<p>Open.</p><div data-restricted-whole="Law"><p>All <b>of</b> it, <span data-restricted data-reason="Name">a name</span>.</p><ul><li>And on</li></ul></div>',
  );
  expect(whole.plain.split('\n')).toEqual([
    'Open.',
    '[Restricted: Law: All of it, ][Restricted: Name: a name][Restricted: Law: .]',
    '- [Restricted: Law: And on]',
  ]);
  expect(whole.dragged).toBe(whole.plain);

  // Beside the action itself its copy is another one.
  const beside = await pasteInto(page, own, copied);
  const ids = (beside.content ?? []).filter(({ type }) => type === 'action').map(({ attrs }) => attrs?.id);
  expect(new Set(ids).size).toBe(2);
  expect(ids[0]).toBe('an-action');
}
