import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostNotes } from '../../../electron/core/before-opening.ts';
import { openUpdater } from '../../../electron/desktop/load-updater.ts';
import { isSignedBy } from '../../../electron/desktop/update-signature.ts';
import {
  openUpdates,
  type Updater,
  type Updates,
  type UpdatesOptions,
} from '../../../electron/desktop/updates.ts';

const log: HostNotes = { note: vi.fn(), fault: vi.fn() };
const month = 31 * 24 * 60 * 60_000;
const signedFolder = { folder: '/srv/updates', publisher: 'Calder Council' };

function open(options: Partial<UpdatesOptions> = {}) {
  const updater = {
    fetch: vi.fn<Updater['fetch']>(() => Promise.resolve({ version: '0.2.0', file: '/cache/new.exe' })),
    install: vi.fn<Updater['install']>(),
  };
  const load = vi.fn(() => Promise.resolve(updater));
  const isSigned = vi.fn(() => Promise.resolve(true));
  const usual = { policy: signedFolder, platform: 'win32', isPackaged: true, load, isSigned, log } as const;
  const updates = openUpdates({ ...usual, ...options });
  return { updates, updater, load, isSigned };
}

/** Whether the program was ended at once, and not left to an installer. */
async function ended(updates: Updates): Promise<boolean> {
  const quit = vi.fn();
  await updates.installAtEnd(quit);
  return quit.mock.calls.length === 1;
}

describe('updates', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['no policy asks for them', { policy: 'off' }, 'off', null],
    ['the system checks no signature', { platform: 'linux' }, 'refused', 'not-on-this-system'],
    ['the program was not installed', { isPackaged: false }, 'refused', 'not-installed'],
    ['no publisher is named', { policy: { folder: '/srv/updates' } }, 'refused', 'no-publisher'],
  ] as const)('are not even loaded where %s', async (_, options, state, fault) => {
    const { updates, load } = open(options);
    await vi.advanceTimersByTimeAsync(month);
    expect(await updates.look()).toMatchObject({ state, fault });
    expect(await ended(updates)).toBe(true);
    expect(load).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('are looked for after the start and once a day, and installed at the end when they are signed', async () => {
    const { updates, updater, load, isSigned } = open();
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    expect(load).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(updates.state).toMatchObject({ state: 'ready', version: '0.2.0' });
    expect(updater.install).not.toHaveBeenCalled();
    expect(await ended(updates)).toBe(false);
    expect(isSigned.mock.calls).toEqual([
      ['Calder Council', '/cache/new.exe'],
      ['Calder Council', '/cache/new.exe'],
    ]);
    expect(updater.install).toHaveBeenCalledOnce();
    updates.close();
  });

  it('without the signature are never installed', async () => {
    const { updates, updater } = open({ isSigned: () => Promise.resolve(false) });
    expect(await updates.look()).toMatchObject({ state: 'failed', fault: 'not-signed' });
    expect(await ended(updates)).toBe(true);
    expect(updater.install).not.toHaveBeenCalled();
    updates.close();
  });

  it('that were changed after they were fetched are not installed', async () => {
    const answers = [true, false];
    const { updates, updater } = open({ isSigned: () => Promise.resolve(answers.shift() ?? false) });
    await updates.look();
    expect(await ended(updates)).toBe(true);
    expect(updater.install).not.toHaveBeenCalled();
    updates.close();
  });

  it('whose installer does not start let the program end all the same', async () => {
    const starts: readonly (readonly [Updater['install'], number])[] = [
      [(failed) => failed(new Error('refused')), 0],
      [
        () => {
          throw new Error('refused');
        },
        0,
      ],
      [() => undefined, 2 * 60_000],
    ];
    for (const [install, afterMs] of starts) {
      const { updates, updater } = open();
      updater.install.mockImplementation(install);
      await updates.look();
      const quit = vi.fn();
      await updates.installAtEnd(quit);
      expect(quit).toHaveBeenCalledTimes(afterMs === 0 ? 1 : 0);
      await vi.advanceTimersByTimeAsync(afterMs);
      expect(quit).toHaveBeenCalledOnce();
      updates.close();
    }
  });

  it('that cannot be reached are said to be, and tried again', async () => {
    const { updates, updater } = open();
    updater.fetch.mockRejectedValueOnce(new Error('no such folder'));
    expect(await updates.look()).toMatchObject({ state: 'failed', fault: 'not-reached' });
    updater.fetch.mockResolvedValueOnce(null);
    expect(await updates.look()).toMatchObject({ state: 'up-to-date', fault: null });
    updates.close();
  });
});

describe('the signature of an installer', () => {
  const asked = (answer: unknown) => (): Promise<string> => Promise.resolve(JSON.stringify(answer));

  it('is sound where Windows says so and names the publisher', async () => {
    expect(await isSignedBy('Calder Council', 'x.exe', asked({ status: 0, name: 'Calder Council' }))).toBe(
      true,
    );
  });

  it.each([
    ['of another', { status: 0, name: 'Calder Council Ltd' }],
    ['that is not valid', { status: 3, name: 'Calder Council' }],
    ['that is none', { status: 2, name: '' }],
    ['nobody can make sense of', 'x'],
  ])('is not sound: one %s', async (_, answer) => {
    expect(await isSignedBy('Calder Council', 'x.exe', asked(answer))).toBe(false);
  });

  it('is not sound where it cannot be looked at', async () => {
    expect(
      await isSignedBy('Calder Council', 'x.exe', () => Promise.reject(new Error('no PowerShell'))),
    ).toBe(false);
    expect(await isSignedBy('Calder Council', 'x.exe', () => Promise.resolve('no JSON'))).toBe(false);
  });
});

describe('electron-updater on a folder', () => {
  const base = mkdtempSync(join(tmpdir(), 'secretariat-updates-'));
  afterAll(() => rmSync(base, { recursive: true }));
  const installer = Buffer.from('a new Secretariat');
  const sha512 = createHash('sha512').update(installer).digest('base64');

  function aFolder(name: string, version: string, url = 'Secretariat-0.2.0.exe', digest = sha512) {
    const folder = join(base, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'Secretariat-0.2.0.exe'), installer);
    writeFileSync(join(base, 'outside.exe'), installer);
    writeFileSync(
      join(folder, 'latest.yml'),
      `version: ${version}\nfiles:\n  - url: ${url}\n    sha512: ${digest}\n    size: ${installer.length}\n`,
    );
    const cache = join(base, `${name}-cache`);
    const adapter = {
      version: '0.1.0',
      name: 'Secretariat',
      isPackaged: true,
      appUpdateConfigPath: join(base, 'none.yml'),
      userDataPath: cache,
      baseCachePath: cache,
      whenReady: () => Promise.resolve(),
      relaunch: () => undefined,
      quit: () => undefined,
      onQuit: () => undefined,
    };
    // Without a publisher the library itself checks nothing: what is tried here is where it takes files from.
    return { updater: openUpdater({ folder }, 'win32', adapter), cache };
  }

  it('fetches a newer version, and leaves an older one and the same one', async () => {
    const { updater } = aFolder('newer', '0.2.0');
    const fetched = await updater.fetch();
    expect(fetched?.version).toBe('0.2.0');
    expect(readFileSync(fetched?.file ?? '')).toEqual(installer);
    expect(await aFolder('same', '0.1.0').updater.fetch()).toBeNull();
    expect(await aFolder('older', '0.0.9').updater.fetch()).toBeNull();
  });

  it.each([
    ['above the folder', '../outside.exe'],
    ['at an address', 'https://example.org/Secretariat.exe'],
    ['behind a written-out slash', '..%2foutside.exe'],
    ['by its whole path', 'file:///etc/hostname'],
  ])('takes no file %s', async (_, url) => {
    const { updater, cache } = aFolder('outside', '0.2.0', url);
    await expect(updater.fetch()).rejects.toThrow('outside the place');
    expect(existsSync(join(cache, 'secretariat-updater', 'pending', 'outside.exe'))).toBe(false);
  });

  it('takes no file that is not the one it says', async () => {
    const { updater } = aFolder(
      'changed',
      '0.2.0',
      undefined,
      createHash('sha512').update('x').digest('base64'),
    );
    await expect(updater.fetch()).rejects.toThrow('not the one');
  });
});
