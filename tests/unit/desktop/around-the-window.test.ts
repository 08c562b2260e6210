import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShellOrder } from '../../../shared/contract/desktop-contract.ts';
import { keepSettings } from '../../../electron/desktop/desktop-settings.ts';
import { openDueNotifier } from '../../../electron/desktop/due-notifications.ts';
import { openPageOrders } from '../../../electron/desktop/page-orders.ts';
import { jumpListFor, recentFor } from '../../../electron/desktop/recent-meetings.ts';
import { readWishes, wordsOfWishes } from '../../../electron/desktop/start-wishes.ts';

const electron = vi.hoisted(() => {
  type Facts = { readonly title: string; readonly body: string };
  const shown: (Facts & { click: () => void })[] = [];
  class Notification {
    static isSupported = (): boolean => true;
    readonly #facts: Facts;
    readonly #listeners: (() => void)[] = [];
    constructor(facts: Facts) {
      this.#facts = facts;
    }
    on(event: string, listener: () => void): void {
      if (event === 'click') this.#listeners.push(listener);
    }
    show(): void {
      shown.push({ ...this.#facts, click: () => this.#listeners.forEach((listener) => listener()) });
    }
  }
  return { shown, Notification, app: {}, Menu: {} };
});
vi.mock('electron', () => electron);

const id = (last: number): string => `0190a7c2-0000-7000-8000-00000000000${last}`;
const folder = mkdtempSync(join(tmpdir(), 'secretariat-shell-'));
afterAll(() => rmSync(folder, { recursive: true }));
const writeNow = (path: string, bytes: Uint8Array): Promise<void> =>
  Promise.resolve(writeFileSync(path, bytes));

describe('what a start asks for', () => {
  it('is meeting files by their ending, a meeting and a place, among whatever else Chromium has', () => {
    const argv = [
      '--no-sandbox',
      'June.meeting',
      '/x/July.MEETING',
      '--meeting=' + id(1),
      '--go=actions',
      'a.json',
    ];
    expect(readWishes({ argv, workingFolder: resolve('/home/okoro') })).toEqual({
      files: [resolve('/home/okoro/June.meeting'), resolve('/x/July.MEETING')],
      meetingId: id(1),
      place: 'actions',
    });
  });

  it('is nothing that is not known', () => {
    const argv = ['--meeting=../../x', '--go=javascript:', '--x.meeting', 'meeting'];
    const nothing = { files: [], meetingId: null, place: null };
    expect(readWishes({ argv, workingFolder: '/' })).toEqual(nothing);
    for (const handed of [
      null,
      {},
      [],
      'a.meeting',
      { argv: 'a.meeting', workingFolder: '/' },
      { file: 7 },
    ]) {
      expect(readWishes(handed)).toBeNull();
    }
    expect(readWishes({ file: '/a.meeting' })).toEqual({ ...nothing, files: ['/a.meeting'] });
  });

  it('is asked for again by the words of one start', () => {
    const june = resolve('/x/June.meeting');
    const wishes = [
      { files: [june], meetingId: id(1), place: 'actions' as const },
      { files: [resolve('/x/July.meeting'), june], meetingId: id(2), place: null },
      { files: [], meetingId: null, place: null },
    ];
    expect(readWishes({ argv: wordsOfWishes(wishes), workingFolder: '/elsewhere' })).toEqual({
      files: [june, resolve('/x/July.meeting')],
      meetingId: id(2),
      place: 'actions',
    });
    expect(wordsOfWishes([])).toEqual([]);
  });
});

describe('orders to the page', () => {
  async function take(orders: AsyncGenerator<ShellOrder, void>, count: number): Promise<unknown[]> {
    const taken: unknown[] = [];
    for await (const order of orders) {
      taken.push(order);
      if (taken.length === count) break;
    }
    return taken;
  }

  it('wait for a page that does not listen yet, in their order, and are said once', async () => {
    const orders = openPageOrders();
    orders.give({ kind: 'go', to: 'actions' });
    orders.giveNow({ kind: 'save-now' });
    orders.give({ kind: 'open-meeting', meetingId: id(1) });
    const page = orders.hear(undefined);
    const taken = take(page, 3);
    await new Promise(setImmediate);
    orders.give({ kind: 'run-command', id: 'find' });
    expect(await taken).toEqual([
      { kind: 'go', to: 'actions' },
      { kind: 'open-meeting', meetingId: id(1) },
      { kind: 'run-command', id: 'find' },
    ]);
    orders.give({ kind: 'go', to: 'settings' });
    expect(await take(orders.hear(undefined), 1)).toEqual([{ kind: 'go', to: 'settings' }]);
  });

  it('of files are said to each page until somebody has answered about them', async () => {
    const orders = openPageOrders();
    const file = { kind: 'meeting-file', id: id(7), name: 'Autumn.meeting', content: '{}' } as const;
    const other = { kind: 'file-not-read', id: id(8), name: 'gone.meeting', code: 'not-readable' } as const;
    orders.give(file);
    const first = take(orders.hear(undefined), 2);
    await new Promise(setImmediate);
    orders.give(other);
    expect(await first).toEqual([file, other]);
    expect(await take(orders.hear(undefined), 2)).toEqual([file, other]);
    orders.fileIsAnswered(file.id);
    expect(await take(orders.hear(undefined), 1)).toEqual([other]);
    orders.fileIsAnswered(other.id);
    orders.give({ kind: 'go', to: 'settings' });
    expect(await take(orders.hear(undefined), 1)).toEqual([{ kind: 'go', to: 'settings' }]);
  });
});

describe('recent meetings', () => {
  const meetings = [
    { id: id(1), date: '2023-10-10', bodyName: 'Misconduct Panel' },
    { id: id(2), date: '2024-01-16', bodyName: 'Community Outcomes Meeting' },
  ];

  it('are named by day and body in the program’s own menu; one that is gone is left out', () => {
    expect(recentFor([id(2), id(3), id(1)], meetings)).toEqual([
      { meetingId: id(2), label: '16 January 2024 · Community Outcomes Meeting' },
      { meetingId: id(1), label: '10 October 2023 · Misconduct Panel' },
    ]);
  });

  it('are named by their day alone where Windows keeps the list', () => {
    const list = jumpListFor({ ids: [id(1)], meetings, startWords: ['--data', 'D:\\My data\\'] });
    expect(list).toMatchObject([
      {
        type: 'custom',
        items: [{ title: '10 October 2023', args: `--data "D:\\My data\\\\" --meeting=${id(1)}` }],
      },
      { type: 'tasks', items: [{ args: '--data "D:\\My data\\\\" --go=actions' }, {}] },
    ]);
    expect(JSON.stringify(list)).not.toMatch(/Misconduct|Panel/);
    expect(jumpListFor({ ids: [], meetings, startWords: [] }).map(({ type }) => type)).toEqual(['tasks']);
  });
});

describe('what the window remembers', () => {
  it('is read back, newest meeting first, and holds no name of a meeting', async () => {
    const settings = keepSettings(folder, writeNow);
    for (const last of [1, 2, 3, 1]) settings.meetingOpened(id(last));
    settings.change({ theme: 'dark', notifications: true });
    await new Promise(setImmediate);
    expect(keepSettings(folder, writeNow).now).toEqual({
      theme: 'dark',
      recentMeetings: [id(1), id(3), id(2)],
      notifications: true,
      notifiedOn: null,
    });
    expect(Object.keys(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as object)).toEqual([
      'theme',
      'recentMeetings',
      'notifications',
      'notifiedOn',
    ]);
  });

  it('is the usual where the file is damaged or holds something else', () => {
    for (const text of ['{"theme":', '{"theme":"pink","recentMeetings":["x"],"notifications":"yes"}']) {
      writeFileSync(join(folder, 'settings.json'), text);
      expect(keepSettings(folder, writeNow).now).toEqual({
        theme: 'system',
        recentMeetings: [],
        notifications: false,
        notifiedOn: null,
      });
    }
  });
});

describe('notifications of due actions', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date(2026, 3, 18, 9, 0) }));
  afterEach(() => {
    vi.useRealTimers();
    electron.shown.length = 0;
    rmSync(join(folder, 'settings.json'), { force: true });
  });

  const secret = { text: 'Find out about Operation Nightjar' };
  const actions = [
    { ...secret, status: 'open', due: '2026-04-01' },
    { ...secret, status: 'in-progress', due: '2026-03-02' },
    { ...secret, status: 'open', due: '2026-04-18' },
    { ...secret, status: 'open', due: '2026-05-01' },
    { ...secret, status: 'complete', due: '2026-01-01' },
    { ...secret, status: 'open', due: null },
  ];

  function open(isOn: boolean, isAllowed = true) {
    const settings = keepSettings(folder, writeNow);
    if (isOn) settings.change({ notifications: true });
    const onClick = vi.fn();
    const listActions = vi.fn(() => Promise.resolve(actions));
    const notifier = openDueNotifier({ settings, isAllowed, listActions, onClick });
    return { notifier, onClick, listActions };
  }

  it('are off until somebody switches them on, and where the organisation forbids them', async () => {
    for (const { notifier, listActions } of [open(false), open(true, false)]) {
      await notifier.look();
      expect(listActions).not.toHaveBeenCalled();
      notifier.close();
    }
    expect(electron.shown).toEqual([]);
  });

  it('say how many and since when, not what they are about, once a day', async () => {
    const { notifier, onClick } = open(true);
    await vi.advanceTimersByTimeAsync(8 * 60 * 60_000);
    expect(electron.shown.map(({ title, body }) => [title, body])).toEqual([
      ['Secretariat', '2 actions are overdue, the oldest since 2 March 2026. 1 action is due today.'],
    ]);
    expect(JSON.stringify(electron.shown)).not.toContain('Nightjar');
    electron.shown[0]?.click();
    expect(onClick).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(24 * 60 * 60_000);
    expect(electron.shown).toHaveLength(2);
    notifier.close();
  });
});
