import type { Browser, Page } from '@playwright/test';
import type { Body, BodyNode } from '../../shared/document/body.ts';
import { operationsOf, type Operations } from '../e2e/fixtures.ts';
import type { HostTree } from './host-tree.ts';

/** A page of Chromium as a person has it before the program is there. */
export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  return context.newPage();
}

/** Lets a page into a host by its link, and gives the operations over the page's session. */
export async function enter(page: Page, host: HostTree): Promise<Operations> {
  const response = await page.context().request.get(host.url);
  if (!response.ok()) throw new Error(`the launch link was answered with ${response.status()}`);
  return operationsOf(page, host);
}

/** Opens a meeting's notes; `by` the launch link, for a page that the host does not know yet. */
export async function openNotes(
  page: Page,
  { url, origin }: HostTree,
  meetingId: string,
  by: 'address' | 'link' = 'address',
): Promise<void> {
  await page.goto(`${by === 'link' ? url : `${origin}/`}#/meetings/${meetingId}/notes`);
  await page.getByRole('navigation', { name: 'Agenda' }).waitFor();
}

/** Goes to an item's notes as a click in the agenda does; the caret is at the end of its text. */
export async function enterItem(page: Page, index: number): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Agenda' })
    .getByRole('listitem')
    .nth(index)
    .getByRole('button')
    .click();
  const live = page.locator('[data-section]').nth(index).locator('.ProseMirror');
  await live.and(page.locator(':focus')).waitFor();
  // ProseMirror puts its caret into the page again 20 ms after the focus. No hand is faster; a script is.
  await page.waitForTimeout(40);
  await page.keyboard.press('Control+End');
}

/** A meeting with so many empty items on its agenda. */
export async function aMeeting(operations: Operations, items: number): Promise<string> {
  const body = await operations.bodies.create({
    name: `Calder Scrutiny Meeting ${++bodies}`,
    openingItems: Array.from({ length: items }, (_, index) => ({
      kind: 'other' as const,
      title: `Item number ${index + 1}`,
      minutes: null,
    })),
    closingItems: [],
  });
  const fields = { startTime: null, endTime: null, place: null, chairId: null, planId: null };
  const meeting = await operations.meetings.create({ bodyId: body.id, date: '2026-04-18', ...fields });
  return meeting.id;
}
let bodies = 0;

export type StoredText = { readonly sectionId: string; readonly text: string; readonly lastBlock: string };

/** The stored texts of a meeting's notes in the order of the page. Throws where one cannot be read. */
export async function storedNotes(operations: Operations, meetingId: string): Promise<readonly StoredText[]> {
  const { notesDocumentId } = await operations.meetings.get({ id: meetingId });
  const { sections } = await operations.documents.get({ id: notesDocumentId });
  return sections.map(({ id, content }) => {
    if (content.state !== 'sound') throw new Error(`the section ${id} cannot be read: ${content.reason}`);
    const lastBlock = content.body.content.at(-1)?.type ?? '';
    return { sectionId: id, text: linesOf(content.body), lastBlock };
  });
}

/** A body as it was typed: a line for each block, the spaces as they are. */
export function linesOf(body: Body): string {
  return body.content.map(wordsOf).join('\n');
}

function wordsOf(node: BodyNode): string {
  return node.text ?? (node.content ?? []).map(wordsOf).join('');
}
