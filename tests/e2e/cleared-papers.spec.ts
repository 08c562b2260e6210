import type { Page } from '@playwright/test';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import type { BrowserHostProcess } from '../support/browser-host.ts';
import { expect, operationsOf, test } from './fixtures.ts';
import { FramePage } from './pages/frame-page.ts';
import { PaperPage } from './pages/paper-page.ts';

async function openPaperInReview(page: Page, host: BrowserHostProcess) {
  const operations = operationsOf(page, host);
  const [meeting] = await operations.meetings.list();
  const items = await operations.agenda.list({ meetingId: meeting?.id ?? '' });
  const documentId = items.find(({ title }) => title === 'Business crime')?.paper?.documentId;
  if (!meeting || documentId === undefined) throw new Error('the sample is not loaded');
  const { revision, state } = await operations.documents.get({ id: documentId });
  expect(state).toBe('drafting');
  await operations.papers.takeStep({ id: documentId, revision, event: 'send-for-review' });
  const paper = new PaperPage(page);
  await paper.open(host.origin, meeting.id, documentId);
  const stored = () => operations.documents.get({ id: documentId });
  const storedWords = async (): Promise<string> =>
    (await stored()).sections
      .map(({ content }) => (content.state === 'sound' ? plainTextOf(content.body) : ''))
      .join('\n');
  return { paper, operations, meeting, documentId, stored, storedWords };
}

test('a cleared paper can only be read, says who cleared it, and is reopened with a reason', async ({
  sampleProgram: page,
  host,
}) => {
  const { paper, meeting, stored, storedWords } = await openPaperInReview(page, host);
  await paper.enter('Recommendation');
  await paper.type(' Typed a moment ago.');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  const line = page.getByText(/^Cleared by .+, \d{1,2} \w+ \d{4} \d\d:\d\d\. Its words/);
  await expect(line).toBeVisible();
  expect(await storedWords()).toContain('Typed a moment ago.');
  await expect(page.getByText('Read-only', { exact: true }).first()).toBeVisible();
  await expect(page.locator('.ProseMirror')).toHaveCount(0);
  await expect(paper.plan().getByRole('checkbox').first()).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Number the paragraphs of Recommendation' })).toBeDisabled();
  const frame = new FramePage(page);
  await frame.expectAccessible('cleared paper');

  await page.getByRole('button', { name: 'Reopen…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reopen this paper' });
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  await paper.press('Enter');
  await expect(dialog).toContainText('A reason is needed here. Write in a few words why it is done.');
  expect((await stored()).state).toBe('cleared');
  await frame.expectAccessible('reopen dialog');
  await paper.type('New figures');
  await paper.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(line).toHaveCount(0);
  await paper.enter('Recommendation');
  await paper.type(' And reopened.');
  await expect.poll(storedWords).toContain('And reopened.');

  await page.getByRole('tab', { name: 'Steps' }).click();
  const steps = page.getByRole('list', { name: 'Steps of this paper' }).getByRole('listitem');
  await expect(steps.first()).toContainText(/^Reopened by /);
  await expect(steps.first()).toContainText('New figures');
  await expect(steps.nth(1)).toContainText(/^Cleared by /);
  await page.goto(`${host.origin}/#/meetings/${meeting.id}/papers`);
  await expect(page.getByRole('row', { name: /Business crime/ })).toContainText(/Reopened by /);
});

test('words typed while somebody else clears the paper are kept, and saved once it is reopened', async ({
  sampleProgram: page,
  host,
}) => {
  const { paper, operations, documentId, stored, storedWords } = await openPaperInReview(page, host);
  await paper.enter('Recommendation');
  const { id: sectionId } =
    (await stored()).sections.find(({ heading }) => heading === 'Recommendation') ?? {};
  // Nothing that is typed now is sent before the paper was cleared elsewhere.
  let letThrough = (): void => undefined;
  const cleared = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route('**/rpc/documents/saveSection', async (route) => {
    await cleared;
    await route.continue();
  });
  await paper.type(' Typed too late.');
  const { revision } = await stored();
  await operations.papers.takeStep({ id: documentId, revision, event: 'clear' });
  letThrough();
  await expect(page.getByText('What was typed here last is not in the text.')).toBeVisible();
  await expect(page.getByText('is kept in the section’s history')).toBeVisible();
  await expect(paper.sheet()).toContainText('Typed too late.');
  expect(await storedWords()).not.toContain('Typed too late.');
  const [newest] = await operations.versions.list({ sectionId: sectionId ?? '' });
  expect(newest).toMatchObject({ cause: 'set-aside', keptFor: 'conflict' });

  const now = await stored();
  await operations.papers.takeStep({
    id: documentId,
    revision: now.revision,
    event: 'reopen',
    reason: 'Somebody was still typing',
  });
  await expect.poll(storedWords).toContain('Typed too late.');
  await expect(page.getByText('What was typed here last is not in the text.')).toHaveCount(0);
});

test('a reviewer comments on a paragraph, is answered, and the comment is resolved', async ({
  sampleProgram: page,
  host,
}) => {
  const { paper } = await openPaperInReview(page, host);
  await paper.enter('Recommendation');
  await page.getByRole('tab', { name: 'Comments' }).click();
  await page.getByRole('button', { name: 'Comment on the paragraph…' }).click();
  await page.getByRole('button', { name: 'Add the comment' }).click();
  await expect(paper.plan()).toContainText('Enter a text');
  await page.getByLabel('Comment', { exact: true }).fill('Which July meeting?');
  await page.getByRole('button', { name: 'Add the comment' }).click();
  const comments = page.getByRole('list', { name: 'Comments on this paper' });
  await expect(comments).toContainText('Recommendation “That the Mayor and the Deputy Mayor');
  await expect(comments).toContainText('Which July meeting?');
  await comments.getByRole('button', { name: 'Reply…' }).click();
  await page.getByLabel('Reply', { exact: true }).fill('The one in Ashby');
  await page.getByRole('button', { name: 'Add the reply' }).click();
  await expect(comments).toContainText('The one in Ashby');
  await new FramePage(page).expectAccessible('comments');
  await comments.getByRole('button', { name: 'Resolve' }).click();
  await expect(page.getByText('No open comments.')).toBeVisible();
  await page.getByText('Show the 1 resolved').click();
  await expect(comments.getByRole('button', { name: 'Open again' })).toBeVisible();
});
