import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeFileList } from '../../scripts/write-file-list.ts';
import { startBrowserHost, type BrowserHostProcess } from '../support/browser-host.ts';
import { ask, type Answer, type Question } from './http-request.ts';

let host: BrowserHostProcess;
let cookie: string;
let rendererFolder: string;

beforeAll(async () => {
  rendererFolder = mkdtempSync(join(tmpdir(), 'secretariat-page-'));
  mkdirSync(join(rendererFolder, 'assets'));
  writeFileSync(
    join(rendererFolder, 'index.html'),
    '<title>the program</title><script src="/assets/a-1.js">',
  );
  writeFileSync(join(rendererFolder, 'assets', 'a-1.js'), '');
  writeFileList(rendererFolder);
  host = await startBrowserHost({ rendererFolder });
  cookie = await enter(host.url);
});

afterAll(async () => {
  await host.stop();
  rmSync(rendererFolder, { recursive: true });
});

async function enter(url: string): Promise<string> {
  const { origin, pathname, search } = new URL(url);
  const { headers } = await ask(origin, { path: pathname + search });
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

const anOrganisation = JSON.stringify({ json: { name: 'Calder Police', shortName: null } });

/** The program's own page asking to create an organisation. */
function aCommand(headers: Question['headers'] = {}, question: Partial<Question> = {}): Question {
  return {
    method: 'POST',
    path: '/rpc/people/createOrganisation',
    body: anOrganisation,
    ...question,
    headers: {
      cookie,
      origin: host.origin,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      ...headers,
    },
  };
}

async function organisations(): Promise<readonly unknown[]> {
  const { text } = await ask(
    host.origin,
    aCommand({}, { path: '/rpc/people/listOrganisations', body: '{}' }),
  );
  return (JSON.parse(text) as { json: unknown[] }).json;
}

function codeOf(answer: Answer): string {
  return (JSON.parse(answer.text) as { json: { code: string } }).json.code;
}

describe('a command is refused, and changes nothing,', () => {
  const port = (): string => new URL(host.origin).port;
  const refused: readonly [string, number, string, () => Question][] = [
    ['without the cookie', 403, 'FORBIDDEN', () => aCommand({ cookie: undefined })],
    [
      'with a guessed cookie',
      403,
      'FORBIDDEN',
      () => aCommand({ cookie: `secretariat-${port()}=${'A'.repeat(43)}` }),
    ],
    ['for another host name', 403, 'FORBIDDEN', () => aCommand({ host: 'attacker.example' })],
    [
      'for a rebound name with our port',
      403,
      'FORBIDDEN',
      () => aCommand({ host: `attacker.example:${port()}`, origin: `http://attacker.example:${port()}` }),
    ],
    ['for our address without our port', 403, 'FORBIDDEN', () => aCommand({ host: '127.0.0.1' })],
    ['from another site', 403, 'FORBIDDEN', () => aCommand({ origin: 'https://attacker.example' })],
    [
      'from another program on this machine',
      403,
      'FORBIDDEN',
      () => aCommand({ origin: 'http://127.0.0.1:1' }),
    ],
    [
      'from our name with another scheme',
      403,
      'FORBIDDEN',
      () => aCommand({ origin: host.origin.replace('http', 'https') }),
    ],
    ['from a sandboxed frame', 403, 'FORBIDDEN', () => aCommand({ origin: 'null' })],
    ['without an origin', 403, 'FORBIDDEN', () => aCommand({ origin: undefined })],
    ['marked as cross-site', 403, 'FORBIDDEN', () => aCommand({ 'sec-fetch-site': 'cross-site' })],
    ['marked as same-site', 403, 'FORBIDDEN', () => aCommand({ 'sec-fetch-site': 'same-site' })],
    ['opened as an address', 403, 'FORBIDDEN', () => aCommand({ 'sec-fetch-site': 'none' })],
    [
      'as a form',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      () => aCommand({ 'content-type': 'application/x-www-form-urlencoded' }),
    ],
    ['as plain text', 415, 'UNSUPPORTED_MEDIA_TYPE', () => aCommand({ 'content-type': 'text/plain' })],
    [
      'as multipart',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      () => aCommand({ 'content-type': 'multipart/form-data; boundary=x' }),
    ],
    ['without a content type', 415, 'UNSUPPORTED_MEDIA_TYPE', () => aCommand({ 'content-type': undefined })],
    ['as broken JSON', 400, 'BAD_REQUEST', () => aCommand({}, { body: '{"json":' })],
    ['as something other than oRPC sends', 400, 'BAD_REQUEST', () => aCommand({}, { body: '[1]' })],
    [
      'as JSON nested 100,000 deep',
      400,
      'BAD_REQUEST',
      () => aCommand({}, { body: `{"json":${'['.repeat(100_000)}${']'.repeat(100_000)}}` }),
    ],
    ['by GET', 405, 'METHOD_NOT_SUPPORTED', () => aCommand({}, { method: 'GET', body: '' })],
    ['by PUT', 405, 'METHOD_NOT_SUPPORTED', () => aCommand({}, { method: 'PUT' })],
    ['by a preflight', 405, 'METHOD_NOT_SUPPORTED', () => aCommand({}, { method: 'OPTIONS' })],
    [
      'at an operation that is not there',
      404,
      'NOT_FOUND',
      () => aCommand({}, { path: '/rpc/people/removeEveryone' }),
    ],
    [
      'at a property of the router',
      404,
      'NOT_FOUND',
      () => aCommand({}, { path: '/rpc/constructor/constructor' }),
    ],
    ['with 65 MB', 413, 'PAYLOAD_TOO_LARGE', () => aCommand({}, { body: 65 * 1024 * 1024 })],
    [
      'with 65 MB of another type',
      413,
      'PAYLOAD_TOO_LARGE',
      () => aCommand({ 'content-type': 'text/plain' }, { body: 65 * 1024 * 1024 }),
    ],
  ];

  test.each(refused)('%s: %d', async (_, status, code, question) => {
    const before = await organisations();
    const answer = await ask(host.origin, question());
    expect(answer.status).toBe(status);
    expect(codeOf(answer)).toBe(code);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(answer.text).not.toMatch(/ at .*\.ts|node_modules|SQLITE/);
    expect(await organisations()).toEqual(before);
  });

  test('but the same command from the program’s own page is done', async () => {
    const answer = await ask(host.origin, aCommand());
    expect(answer.status).toBe(200);
    expect(await organisations()).toEqual([expect.objectContaining({ name: 'Calder Police' })]);
  });
});

describe('the page', () => {
  test.each([
    ['with our cookie', () => ({ cookie }), 200],
    ['opened by hand', () => ({ cookie, 'sec-fetch-site': 'none' }), 200],
    ['without the cookie', () => ({}), 403],
    ['for another host name', () => ({ cookie, host: 'attacker.example' }), 403],
    ['asked for by another site', () => ({ cookie, origin: 'https://attacker.example' }), 403],
    ['framed or linked by another site', () => ({ cookie, 'sec-fetch-site': 'cross-site' }), 403],
  ] as const)('%s', async (_, headers, status) => {
    expect((await ask(host.origin, { path: '/', headers: headers() })).status).toBe(status);
  });

  test('may load nothing from elsewhere and run nothing inline', async () => {
    const { headers } = await ask(host.origin, { path: '/', headers: { cookie } });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("worker-src 'self'");
    expect(policy).not.toMatch(/unsafe|http|\*|data:|blob:/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  test('and every answer, refusals included, carry the same protection', async () => {
    for (const question of [
      aCommand(),
      aCommand({ cookie: undefined }),
      { path: '/missing.js', headers: { cookie } },
    ]) {
      const { headers } = await ask(host.origin, question);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    }
  });

  test('lets the browser keep its scripts, with the protection of every answer, and only for who is let in', async () => {
    const path = '/assets/a-1.js';
    const { headers } = await ask(host.origin, { path, headers: { cookie } });
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    const refusal = await ask(host.origin, { path });
    expect([refusal.status, refusal.headers['cache-control']]).toEqual([403, 'no-store']);
  });

  test.each([
    '/..%2f..%2fpackage.json',
    '/../../package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%5c..%5cpackage.json',
    '/%',
  ])('leads nowhere at %s', async (path) => {
    expect((await ask(host.origin, { path, headers: { cookie } })).status).toBe(404);
  });
});

/** The page asking the host itself. */
function aHostCommand(path: string, body: object, headers: Question['headers'] = {}): Question {
  return aCommand(headers, { path, body: JSON.stringify(body) });
}

async function heldFile(): Promise<{
  readonly name: string;
  readonly held: string;
  readonly content: string;
}> {
  const body = JSON.stringify({ json: { format: 'csv' } });
  const asked = aCommand({ 'secretariat-files': 'held' }, { path: '/rpc/recovery/exportReadable', body });
  const { text } = await ask(host.origin, asked);
  const [file] = (JSON.parse(text) as { json: { files: { name: string; held: string; content: string }[] } })
    .json.files;
  if (!file) throw new Error(text);
  return file;
}

describe('a download', () => {
  test('is named in the answer instead of its bytes, has one address, and comes once, as a file that is not kept', async () => {
    await ask(host.origin, aCommand({}, { path: '/rpc/workspace/loadSample', body: '{}' }));
    const { held, name, content } = await heldFile();
    expect(content).toBe('');
    const answer = await ask(host.origin, aHostCommand('/session/download', { held, name }));
    const { address } = JSON.parse(answer.text) as { address: string };
    expect((await ask(host.origin, { path: address })).status).toBe(403);
    expect(
      (await ask(host.origin, { path: address, headers: { cookie, 'sec-fetch-site': 'cross-site' } })).status,
    ).toBe(403);
    expect((await ask(host.origin, { method: 'HEAD', path: address, headers: { cookie } })).status).toBe(405);
    const file = await ask(host.origin, { path: address, headers: { cookie } });
    expect(file.status).toBe(200);
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="/);
    expect(file.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(file.text.length).toBeGreaterThan(100);
    const again = await ask(host.origin, { path: address, headers: { cookie } });
    expect([again.status, codeOf(again)]).toEqual([403, 'FORBIDDEN']);
    expect((await ask(host.origin, aHostCommand('/session/download', { held, name }))).status).toBe(403);
  });

  test.each([
    ['without a name', { held: 'x' }, 400],
    ['with names that are no words', { held: 1, name: [] }, 400],
    ['of what is not held', { held: 'x'.repeat(43), name: 'a' }, 403],
    ['of a property of every object', { held: '__proto__', name: 'constructor' }, 403],
    ['in more words than it takes', { held: 'x', name: 'a'.repeat(5000) }, 413],
  ])('is refused %s: %d', async (_, body, status) => {
    expect((await ask(host.origin, aHostCommand('/session/download', body))).status).toBe(status);
  });
});

describe('what is asked of the host itself', () => {
  test.each(['/session/alive', '/session/download', '/session/log-out', '/session/else'])(
    'is refused at %s to whoever is not its page',
    async (path) => {
      const asked: readonly [Question, number][] = [
        [aHostCommand(path, {}, { cookie: undefined }), 403],
        [aHostCommand(path, {}, { origin: 'https://attacker.example' }), 403],
        [aHostCommand(path, {}, { origin: undefined }), 403],
        [aHostCommand(path, {}, { 'sec-fetch-site': 'same-site' }), 403],
        [aHostCommand(path, {}, { host: 'attacker.example' }), 403],
        [aHostCommand(path, {}, { 'content-type': 'text/plain' }), 415],
        [{ ...aHostCommand(path, {}), method: 'GET', body: '' }, 405],
      ];
      for (const [question, status] of asked) expect((await ask(host.origin, question)).status).toBe(status);
    },
  );

  test.each([{}, { page: 1 }, { page: 'x'.repeat(101) }, [], 'page'])('is refused as %j', async (body) => {
    expect((await ask(host.origin, aHostCommand('/session/alive', body as object))).status).toBe(400);
  });

  test('a page says that it is there', async () => {
    expect((await ask(host.origin, aHostCommand('/session/alive', { page: 'one' }))).status).toBe(204);
  });
});

describe('nothing stays behind in the browser:', () => {
  test.each([
    ['by what it is for', { 'sec-fetch-dest': 'serviceworker' }],
    ['by the header that browsers send', { 'service-worker': 'script' }],
  ])('a script is refused to a service worker, known %s', async (_, headers) => {
    const answer = await ask(host.origin, { path: '/assets/a-1.js', headers: { cookie, ...headers } });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'FORBIDDEN']);
  });
});

describe('one browser at a time:', () => {
  test('who opens a newer link has the program, and who had it is told so', async () => {
    const first = cookie;
    const second = await enter(await host.newUrl());
    try {
      const before = await ask(host.origin, aCommand({ cookie: first }));
      expect([before.status, codeOf(before), before.headers['secretariat-session']]).toEqual([
        403,
        'FORBIDDEN',
        'moved',
      ]);
      const page = await ask(host.origin, { path: '/', headers: { cookie: first } });
      expect(page.status).toBe(403);
      expect(page.text).toContain('Secretariat is open in another browser');
      expect((await ask(host.origin, { path: '/', headers: { cookie: second } })).status).toBe(200);
    } finally {
      cookie = await enter(await host.newUrl());
    }
  });
});

test('logging out takes the cookie away, ends the program, and leaves words that other tabs hold', async () => {
  const own = await startBrowserHost({ rendererFolder });
  const session = await enter(own.url);
  const headers = { cookie: session, origin: own.origin, 'content-type': 'application/json' };
  const answer = await ask(own.origin, { method: 'POST', path: '/session/log-out', headers, body: '{}' });
  expect(answer.status).toBe(204);
  expect(answer.headers['set-cookie']?.[0]).toMatch(/^secretariat-\d+=; .*Max-Age=0$/);
  // `"storage"` would take what is held for words that are not saved, `"cookies"` those of other programs here.
  expect(answer.headers['clear-site-data']).toBe('"cache"');
  expect(await own.ended).toBe(0);
  await own.stop();
});

describe('a launch link', () => {
  test('works once; the second visit is told how to get a new one', async () => {
    const { pathname, search } = new URL(await host.newUrl());
    const first = await ask(host.origin, { path: pathname + search });
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict$/);
    const second = await ask(host.origin, { path: pathname + search });
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(second.text).toContain('This link was used already');
    expect(second.text).toContain('press Enter in its window for a new link');
  });

  test('used again by the browser that used it opens the program', async () => {
    const { pathname, search } = new URL(await host.newUrl());
    const used = await enter(`${host.origin}${pathname}${search}`);
    const again = await ask(host.origin, { path: pathname + search, headers: { cookie: used } });
    expect([again.status, again.headers.location]).toEqual([303, '/']);
  });

  test('is not used up by asking for its headers', async () => {
    const { pathname, search } = new URL(await host.newUrl());
    expect((await ask(host.origin, { method: 'HEAD', path: pathname + search })).status).toBe(403);
    expect((await ask(host.origin, { path: pathname + search })).status).toBe(303);
  });

  test('does not open from another site', async () => {
    const { pathname, search } = new URL(await host.newUrl());
    const answer = await ask(host.origin, {
      path: pathname + search,
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});
