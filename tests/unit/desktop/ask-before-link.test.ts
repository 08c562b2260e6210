import type { BrowserWindow } from 'electron';
import { beforeEach, expect, it, vi } from 'vitest';
import { createLinkQuestion } from '../../../electron/desktop/ask-before-link.ts';

const showMessageBox = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({ dialog: { showMessageBox } }));
const window = {} as BrowserWindow;

beforeEach(() => {
  showMessageBox.mockReset().mockResolvedValue({ response: 1 });
});

function asked(): readonly string[] {
  return showMessageBox.mock.calls.map((call) => (call[1] as { readonly message: string }).message);
}

it('asks about a host once, whatever page of it is opened', async () => {
  const mayOpen = createLinkQuestion(window);
  for (const path of ['a', 'b?c', '#d']) expect(await mayOpen(`https://example.org/${path}`)).toBe(true);
  expect(asked()).toEqual(['Open example.org in your browser?']);
  await mayOpen('https://example.org:8443/');
  await mayOpen('https://www.example.org/');
  expect(asked()).toHaveLength(3);
});

it('asks again about a host that was refused, and in a new window', async () => {
  showMessageBox.mockResolvedValueOnce({ response: 0 });
  const mayOpen = createLinkQuestion(window);
  expect(await mayOpen('https://example.org/')).toBe(false);
  expect(await mayOpen('https://example.org/')).toBe(true);
  expect(await createLinkQuestion(window)('https://example.org/')).toBe(true);
  expect(asked()).toHaveLength(3);
});

it('opens nothing unless it is agreed to: that is the button at hand, and what closing the question means', async () => {
  await createLinkQuestion(window)('https://example.org/');
  expect(showMessageBox.mock.calls[0]?.[1]).toMatchObject({
    buttons: ['Do not open', 'Open'],
    ...{ defaultId: 0, cancelId: 0 },
  });
});

it('says where letters of another alphabet lead', async () => {
  // The first letter is Cyrillic.
  await createLinkQuestion(window)('https://\u0435xample.org/');
  const { message, detail } = showMessageBox.mock.calls[0]?.[1] as { message: string; detail: string };
  expect(message).toBe('Open xn--xample-2of.org in your browser?');
  expect(detail).toContain('It is written with other letters: \u0435xample.org');
});

it('asks about a mail address and a telephone number by themselves', async () => {
  const mayOpen = createLinkQuestion(window);
  await mayOpen('mailto:clerk@example.org?subject=x');
  await mayOpen('tel:+441134960000');
  expect(asked()).toEqual([
    'Open clerk@example.org in your mail program?',
    'Open +441134960000 in your program for calls?',
  ]);
});

it('asks one question at a time', async () => {
  const answers: ((answer: { response: number }) => void)[] = [];
  showMessageBox.mockImplementation(() => new Promise((answer) => answers.push(answer)));
  const mayOpen = createLinkQuestion(window);
  const both = [
    mayOpen('https://one.example/'),
    mayOpen('https://one.example/x'),
    mayOpen('https://two.example/'),
  ];
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  answers[0]?.({ response: 1 });
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.({ response: 0 });
  expect(await Promise.all(both)).toEqual([true, true, false]);
});
