import { createRouterClient } from '@orpc/server';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openHostLog } from '../../electron/core/host-log.ts';
import { openCore } from '../../electron/core/open-core.ts';
import { operationPaths } from '../contract/operation-paths.ts';
import { inProject } from '../../scripts/project.ts';
import { resourcesFolder } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Words that stand for a document's, in as many shapes as an error could carry them.
const marked = 'Quillfeather';
const inAPlace = `${marked} said\n    at ${marked} (${inProject('electron/core/open-core.ts')}:1:1)\n    at x`;

class MarkedError extends Error {
  override readonly name = `${marked} error`;
  readonly code = `${marked} code`;
  constructor() {
    super(inAPlace, { cause: new Error(marked) });
  }
}

function quiet(): string[] {
  const said: string[] = [];
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  onTestFinished(() => stderr.mockRestore());
  return said;
}

describe('the log', () => {
  test('tells where in the program a fault happened, and not what it said', () => {
    const said = quiet();
    const log = openHostLog({ folder: join(temporaryFolder(), 'logs') });
    log.fault('documents.save', new MarkedError());
    expect(log.read()).toMatch(
      /Z fault in documents\.save: - -\n {2}at tests\/store\/host-log\.test\.ts:\d+:\d+\n/,
    );
    expect(log.read() + said.join('')).not.toContain(marked);
  });

  test('gives no place where a message was changed after the fact', () => {
    quiet();
    const log = openHostLog({ folder: temporaryFolder() });
    const error = new Error(inAPlace);
    // Written now, with the words of now.
    expect(error.stack).toContain(marked);
    error.message = 'another';
    log.fault('x', error);
    expect(log.read()).toMatch(/fault in x: Error\n$/);
  });

  test('takes codes and numbers for facts, and nothing that could be a sentence', () => {
    const log = openHostLog({ folder: temporaryFolder(), clock: () => new Date(0) });
    log.note('opened', {
      in: 'window',
      version: '0.1.0',
      words: `${marked} spoke`,
      count: 7,
      path: '/home/x',
    });
    expect(log.read()).toBe(
      '1970-01-01T00:00:00.000Z opened in=window version=0.1.0 words=- count=7 path=-\n',
    );
  });

  test.each(['a string', 7, null, undefined, { message: marked }])(
    'bears %j in the place of an error',
    (thrown) => {
      quiet();
      const log = openHostLog({ folder: temporaryFolder() });
      log.fault('x', thrown);
      expect(log.read()).toMatch(/fault in x: \w+\n$/);
    },
  );

  test('keeps four files of a quarter of a megabyte, and the newest lines', () => {
    const folder = temporaryFolder();
    const log = openHostLog({ folder });
    for (let file = 0; file < 7; file += 1) {
      writeFileSync(join(folder, 'secretariat.log'), `${file}\n`.repeat(140_000));
      log.note('next');
    }
    expect(readdirSync(folder).sort()).toEqual([
      'secretariat.1.log',
      'secretariat.2.log',
      'secretariat.3.log',
      'secretariat.log',
    ]);
    expect(log.read().endsWith('next\n')).toBe(true);
    expect(log.read().length).toBeLessThan(4 * 300 * 1024);
  });

  test('is nobody’s trouble where it cannot be written', () => {
    const folder = join(temporaryFolder(), 'a-file');
    writeFileSync(folder, '');
    const log = openHostLog({ folder });
    log.note('opened');
    expect(log.read()).toBe('');
  });
});

test('no way to fail puts a word of a document into the log', async () => {
  const said = quiet();
  const dataFolder = temporaryFolder();
  let isBroken = false;
  const core = await openCore({
    dataFolder,
    resourcesFolder,
    author: marked,
    programVersion: '0.0.0',
    clock: () => {
      if (isBroken) throw new MarkedError();
      return new Date('2026-04-01T09:00:00Z');
    },
  });
  core.sayWhere({ openIn: 'browser', address: 'http://127.0.0.1:4000/' });
  const client = createRouterClient(core.router, { context: {} });
  const { meetingId } = await client.workspace.loadSample();
  const meeting = await client.meetings.get({ id: meetingId });
  const call = (path: readonly string[], input: unknown): Promise<unknown> => {
    const operation = path.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], client);
    return (operation as (input: unknown) => Promise<unknown>)(input).catch(() => null);
  };
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: marked }] }] };
  const inputs: readonly unknown[] = [
    marked,
    { id: marked, text: marked, body, content: marked, name: marked },
    {
      id: meetingId,
      meetingId,
      revision: 1,
      text: marked,
      name: marked,
      title: marked,
      body,
      content: `{"${marked}":1}`,
    },
    {
      id: meeting.notesDocumentId,
      sectionId: meetingId,
      revision: 99,
      text: inAPlace,
      words: [marked],
      reason: marked,
    },
    { name: marked, shortName: null, path: `/${marked}`, content: Buffer.from(marked).toString('base64') },
  ];
  const takesLong = ['backups.make', 'recovery.exportReadable', 'houseStyles.readTemplate'];
  for (const broken of [false, true]) {
    isBroken = broken;
    for (const path of operationPaths()) {
      if (path === 'workspace.changes') continue;
      const tried = takesLong.includes(path) ? inputs.slice(0, 1) : inputs;
      for (const input of tried) await call(path.split('.'), input);
    }
  }
  isBroken = false;
  const { text } = await client.workspace.log();
  await core.close();
  const kept = readdirSync(join(dataFolder, 'logs')).map((name) =>
    readFileSync(join(dataFolder, 'logs', name), 'utf8'),
  );
  expect(text.split('\n').filter((line) => line.includes('fault in')).length).toBeGreaterThan(10);
  expect(text).toContain('opened in=browser version=0.0.0');
  for (const words of [text, ...kept, said.join('')]) {
    expect(words.toLowerCase()).not.toContain(marked.toLowerCase());
    expect(words).not.toContain(dataFolder);
  }
});
