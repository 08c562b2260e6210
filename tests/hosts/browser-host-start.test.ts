import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeFileList } from '../../scripts/write-file-list.ts';
import { startBrowserHost, type BrowserHostProcess } from '../support/browser-host.ts';
import { makeNewer } from '../support/newer-version.ts';
import { runProgram } from '../support/run-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ask } from './http-request.ts';

function aPageFolder(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'index.html'), '<title>the program</title>');
  writeFileList(folder);
  return folder;
}

async function started(
  options: { dataFolder?: string; port?: number | null } = {},
): Promise<BrowserHostProcess> {
  const host = await startBrowserHost({
    dataFolder: temporaryFolder(),
    ...options,
    rendererFolder: aPageFolder(),
  });
  onTestFinished(() => host.kill());
  return host;
}

function startRefused(argv: readonly string[]): ReturnType<typeof runProgram> {
  return runProgram('browser', ['--no-open', ...argv]);
}

async function operation(host: BrowserHostProcess, path: string, input: unknown): Promise<unknown> {
  const { pathname, search } = new URL(await host.newUrl());
  const { headers } = await ask(host.origin, { path: pathname + search });
  const { text } = await ask(host.origin, {
    method: 'POST',
    path: `/rpc/${path}`,
    headers: {
      cookie: headers['set-cookie']?.[0]?.split(';')[0],
      origin: host.origin,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ json: input }),
  });
  return (JSON.parse(text) as { json: unknown }).json;
}

describe('the browser host', () => {
  test('serves on the loopback address alone and ends in order when told to', async () => {
    const host = await started();
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?launch=[\w-]{43}$/);
    expect(await host.stop()).toBe(0);
    await expect(ask(host.origin, { path: '/' })).rejects.toThrow('ECONNREFUSED');
  });

  test('ends in order while a page listens for changes', async () => {
    const host = await started();
    const changes = operation(host, 'workspace/changes', undefined);
    changes.catch(() => undefined);
    await new Promise((later) => setTimeout(later, 300));
    const told = performance.now();
    expect(await host.stop()).toBe(0);
    expect(performance.now() - told).toBeLessThan(4500);
    await expect(changes).rejects.toThrow();
  });

  test('takes the port that it is given, and says in a sentence that a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const run = await startRefused([
      '--port',
      String(port),
      '--data',
      temporaryFolder(),
      '--renderer',
      aPageFolder(),
    ]);
    expect(run).toEqual({
      code: 1,
      output: '',
      errors: [
        `Port ${port} is used by another program (or by a Secretariat that is open already); choose another with --port, or leave --port out.`,
      ],
    });
    other.close();
    const host = await started({ port });
    expect(new URL(host.url).port).toBe(String(port));
  });

  test('is at the port of the last time again, so that an open page finds it; elsewhere where that one is taken', async () => {
    const dataFolder = temporaryFolder();
    const before = await started({ dataFolder, port: null });
    await before.kill();
    const again = await started({ dataFolder, port: null });
    expect(again.origin).toBe(before.origin);
    await again.stop();
    const other = createServer().listen(Number(new URL(before.origin).port), '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    onTestFinished(() => void other.close());
    const elsewhere = await started({ dataFolder, port: null });
    expect(elsewhere.origin).not.toBe(before.origin);
  });

  test.each([
    [
      ['--prot', '4173'],
      'There is no option “--prot”; the options are --port N, --no-open, --data DIR, --resources DIR, --renderer DIR, --help.',
    ],
    [['--port', 'http'], '--port needs a number from 0 to 65535, not “http”.'],
    [['--port', '65536'], '--port needs a number from 0 to 65535, not “65536”.'],
    [['--data'], '--data needs a value after it.'],
    [['--data', ''], '--data needs the path of a folder.'],
    [
      ['meeting.json'],
      'Only options are understood here: --port N, --no-open, --data DIR, --resources DIR, --renderer DIR, --help.',
    ],
  ])('says in a sentence what is wrong with %j', async (argv, sentence) => {
    expect(await startRefused(argv)).toEqual({ code: 1, output: '', errors: [sentence] });
  });

  test('says in a sentence that its page is missing', async () => {
    const folder = temporaryFolder();
    const run = await startRefused(['--renderer', folder, '--data', temporaryFolder()]);
    expect(run.code).toBe(1);
    expect(run.errors).toEqual([
      expect.stringMatching(
        /^The page of Secretariat is not in “.*”, or is not as it was built; build it with npm start/,
      ),
    ]);
  });

  test('shows its options', async () => {
    const run = await startRefused(['--help']);
    expect(run.code).toBe(0);
    expect(run.output).toContain('--renderer DIR');
  });
});

describe('a data folder', () => {
  test('in use is left to the one who has it, whoever comes second', async () => {
    const [dataFolder, rendererFolder] = [temporaryFolder(), aPageFolder()];
    const inUse = {
      code: 1,
      output: '',
      errors: [expect.stringMatching(/^Secretariat is already open with these data/)],
    };
    const first = await started({ dataFolder });
    await operation(first, 'people/createOrganisation', { name: 'Calder Police', shortName: null });
    expect(await startRefused(['--data', dataFolder, '--renderer', rendererFolder])).toEqual(inUse);
    expect(await runProgram('cli', ['list', '--data', dataFolder])).toEqual(inUse);
    expect(await operation(first, 'people/listOrganisations', undefined)).toHaveLength(1);
    await first.stop();
    const second = await started({ dataFolder });
    expect(await operation(second, 'people/listOrganisations', undefined)).toHaveLength(1);
    expect(await startRefused(['--data', dataFolder, '--renderer', rendererFolder])).toEqual(inUse);
  });

  test('is free again, with everything that was saved, after its host was killed', async () => {
    const dataFolder = temporaryFolder();
    const first = await started({ dataFolder });
    await operation(first, 'people/createOrganisation', { name: 'Calder Police', shortName: null });
    await first.kill();
    const second = await started({ dataFolder });
    expect(await operation(second, 'people/listOrganisations', undefined)).toEqual([
      expect.objectContaining({ name: 'Calder Police' }),
    ]);
  });

  test('of a newer version is refused and stays as it is', async () => {
    const [dataFolder, rendererFolder] = [temporaryFolder(), aPageFolder()];
    await (await started({ dataFolder })).stop();
    await makeNewer(databaseIn(dataFolder));
    const before = digestOf(databaseIn(dataFolder));
    const run = await startRefused(['--data', dataFolder, '--renderer', rendererFolder]);
    expect(run).toMatchObject({ code: 1, output: '' });
    expect(run.errors).toEqual([
      expect.stringMatching(/was written by a newer version of Secretariat;.*nothing was changed/),
    ]);
    expect(digestOf(databaseIn(dataFolder))).toBe(before);
  });

  test('whose database is damaged is served all the same, so that the page can offer help', async () => {
    const dataFolder = temporaryFolder();
    await (await started({ dataFolder })).stop();
    writeFileSync(databaseIn(dataFolder), 'Not a database at all. '.repeat(1000));
    const before = digestOf(databaseIn(dataFolder));
    const host = await started({ dataFolder });
    const second = await startRefused(['--data', dataFolder, '--renderer', aPageFolder()]);
    expect(second.errors).toEqual([expect.stringMatching(/is already open with these data/)]);
    await host.stop();
    expect(digestOf(databaseIn(dataFolder))).toBe(before);
  });

  const badPlaces: readonly [string, () => string][] = [
    ['below a file', () => join(aFileIn(temporaryFolder()), 'data')],
    ['that is a file', () => aFileIn(temporaryFolder())],
    ['below /proc', () => '/proc/secretariat/data'],
  ];

  test.each(badPlaces)('%s cannot be made, and is refused', async (_, place) => {
    const dataFolder = place();
    const run = await startRefused(['--data', dataFolder, '--renderer', aPageFolder()]);
    expect(run).toEqual({
      code: 1,
      output: '',
      errors: [
        `The data folder “${dataFolder}” cannot be written to; choose another folder with --data, or ask whoever looks after this computer to let you write there.`,
      ],
    });
  });

  test('that this user may not write to is refused', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('root may write everywhere');
    const dataFolder = temporaryFolder();
    chmodSync(dataFolder, 0o500);
    const run = await startRefused(['--data', dataFolder, '--renderer', aPageFolder()]);
    expect(run.errors).toEqual([expect.stringMatching(/cannot be written to; choose another folder/)]);
    expect(run.code).toBe(1);
  });

  test('that a sync client carries away is refused', async () => {
    const dataFolder = join(temporaryFolder(), 'OneDrive - Calder', 'Secretariat');
    const run = await startRefused(['--data', dataFolder, '--renderer', aPageFolder()]);
    expect(run.errors).toEqual([
      expect.stringMatching(/is kept in step by OneDrive, which can damage the data; choose/),
    ]);
    expect(run.code).toBe(1);
    expect(existsSync(dataFolder)).toBe(false);
  });
});

function aFileIn(folder: string): string {
  const path = join(folder, 'a-file');
  writeFileSync(path, '');
  return path;
}

function databaseIn(folder: string): string {
  return join(folder, 'secretariat.sqlite3');
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
