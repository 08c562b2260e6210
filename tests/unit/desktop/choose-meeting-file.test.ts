import type { BrowserWindow } from 'electron';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseMeetingFile } from '../../../electron/desktop/choose-meeting-file.ts';
import { largestMeetingFile } from '../../../shared/contract/meeting-file.ts';

const showOpenDialog = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({ dialog: { showOpenDialog } }));

const window = {} as BrowserWindow;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secretariat-choose-'));
});

afterEach(() => {
  showOpenDialog.mockReset();
  rmSync(folder, { recursive: true, force: true });
});

function aFile(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function choose(path: string) {
  showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [path] });
  return chooseMeetingFile(window);
}

// Not the content itself: a test that fails would print all of it.
async function codeOrLength(path: string): Promise<string | number | null> {
  const chosen = await choose(path);
  if (chosen === null) return null;
  return 'code' in chosen ? chosen.code : chosen.content.length;
}

describe('a meeting file that the person chooses', () => {
  it('is asked for in the window’s own dialog, one file, and stays out of the system’s list of recent ones', async () => {
    await choose(aFile('April.json', '{}'));
    expect(showOpenDialog.mock.calls).toEqual([
      [
        window,
        expect.objectContaining({
          filters: [{ name: 'Meeting files', extensions: ['meeting', 'json'] }],
          properties: ['openFile', 'dontAddToRecent'],
        }),
      ],
    ]);
  });

  it('comes as its own name and its words, without its folder', async () => {
    const chosen = await choose(aFile('Cyfarfod â’r Maer.json', '{"chair":"the Mayor – CC Moss’s guest"}'));
    expect(chosen).toEqual({
      name: 'Cyfarfod â’r Maer.json',
      content: '{"chair":"the Mayor – CC Moss’s guest"}',
    });
  });

  it('loses the mark that some programs put before UTF-8', async () => {
    expect(await choose(aFile('marked.json', '\uFEFF{}'))).toEqual({ name: 'marked.json', content: '{}' });
  });

  it('is nothing where the person decides against it', async () => {
    showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [aFile('April.json', '{}')] });
    expect(await chooseMeetingFile(window)).toBeNull();
    showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [] });
    expect(await chooseMeetingFile(window)).toBeNull();
  });

  it('may be as large as a meeting file can be, and not one byte larger', async () => {
    const path = aFile('large.json', '');
    truncateSync(path, largestMeetingFile);
    expect(await codeOrLength(path)).toBe(largestMeetingFile);
    truncateSync(path, largestMeetingFile + 1);
    expect(await codeOrLength(path)).toBe('too-large');
  });

  it.each([
    ['one byte of another encoding', Buffer.from('{"place":"Caf\xe9"}', 'latin1')],
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le')],
    ['a Word file', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe])],
    ['a letter that ends too early', Buffer.from('{"place":"é').subarray(0, -1)],
  ])('is not text where it is %s', async (_, bytes) => {
    expect(await choose(aFile('odd.json', bytes))).toEqual({ name: 'odd.json', code: 'not-text' });
  });

  it('is not readable where it is gone, a folder, or a link to itself', async () => {
    const notReadable = { name: 'April.json', code: 'not-readable' };
    const path = join(folder, 'April.json');
    expect(await choose(path)).toEqual(notReadable);
    mkdirSync(path);
    expect(await choose(path)).toEqual(notReadable);
    rmSync(path, { recursive: true });
    symlinkSync(path, path);
    expect(await choose(path)).toEqual(notReadable);
  });

  it.skipIf(process.platform === 'win32')('is never waited for where it is a pipe', async () => {
    const path = join(folder, 'pipe.json');
    execFileSync('mkfifo', [path]);
    expect(await choose(path)).toEqual({ name: 'pipe.json', code: 'not-readable' });
  });
});
