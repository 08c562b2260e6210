import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readListedFiles } from '../../../electron/core/files/listed-files.ts';
import { answerFrom, contentSecurityPolicy } from '../../../electron/desktop/app-protocol.ts';
import { writeFileList } from '../../../scripts/write-file-list.ts';

const secret = 'restricted words';
let folder: string;
let files: ReturnType<typeof readListedFiles>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'app-protocol-'));
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'renderer-other'));
  writeFileSync(join(folder, 'secret.html'), secret);
  writeFileSync(join(folder, 'renderer-other', 'secret.html'), secret);
  writeFileSync(join(renderer, 'index.html'), '<p>page</p>');
  writeFileSync(join(renderer, 'assets', 'index-1.js'), 'script');
  writeFileSync(join(renderer, 'assets', 'index-1.dic'), 'words');
  writeFileList(renderer);
  // Neither was built.
  writeFileSync(join(renderer, 'assets', 'data.sqlite'), secret);
  writeFileSync(join(renderer, 'later.html'), secret);
  files = readListedFiles(renderer);
});

afterAll(() => rmSync(folder, { recursive: true }));

function ask(address: string, method = 'GET'): Response {
  // A Request tidies its address; what reaches the protocol may not have been tidied.
  const request = new Request('app://secretariat/', { method });
  Object.defineProperty(request, 'url', { value: address });
  return answerFrom(files, request);
}

describe('the app protocol', () => {
  it.each([
    ['app://secretariat/', '<p>page</p>', 'text/html; charset=utf-8'],
    ['app://secretariat/index.html?x=1#y', '<p>page</p>', 'text/html; charset=utf-8'],
    ['app://secretariat/assets/index-1.js', 'script', 'text/javascript; charset=utf-8'],
    ['app://secretariat/assets/index-1.dic', 'words', 'text/plain; charset=utf-8'],
  ])('answers %s with its file', async (address, text, mediaType) => {
    const response = ask(address);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-type')).toBe(mediaType);
  });

  it('answers a request for the head without the file', async () => {
    const response = ask('app://secretariat/index.html', 'HEAD');
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', (method) => {
    expect(ask('app://secretariat/', method).status).toBe(405);
  });

  it('puts the policy and nosniff on every answer, refusals too', () => {
    for (const address of [
      'app://secretariat/',
      'app://secretariat/none.js',
      'app://secretariat/meetings',
      'https://example.org/',
    ]) {
      const { headers } = ask(address);
      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('allows nothing unsafe and no other place in its policy', () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
  });

  it('gives out listed files only, however an address is written', async () => {
    const addresses = hostileAddresses();
    expect(new Set(addresses).size).toBeGreaterThanOrEqual(100);
    for (const address of addresses) {
      const response = ask(address);
      expect([response.status, await response.text()], address).toEqual([404, '']);
    }
  });

  it('answers no other host, scheme, port or user', () => {
    for (const address of [
      'app://secretariat.example/',
      'app://other/index.html',
      'app://secretariat:80/index.html',
      'app://user@secretariat/index.html',
      'app://SECRETARIAT@other/index.html',
      'file:///index.html',
      'https://secretariat/index.html',
      'not an address',
      '',
    ]) {
      expect(ask(address).status, address).toBe(404);
    }
  });
});

function hostileAddresses(): readonly string[] {
  const ups = [
    '..',
    '%2e%2e',
    '.%2e',
    '%2E.',
    '%252e%252e',
    '..%00',
    '%c0%ae%c0%ae',
    '\u2025',
    '....',
    '..;',
  ];
  const slashes = ['/', '\\', '%2f', '%5c', '%252f', '//'];
  const targets = ['secret.html', 'renderer-other/secret.html'];
  const climbing = ups.flatMap((up) =>
    slashes.flatMap((slash) => targets.map((target) => `app://secretariat/${up}${slash}${target}`)),
  );
  const inside = [
    'assets/data.sqlite',
    'later.html',
    'assets/../../secret.html',
    'assets/%2e%2e/%2e%2e/secret.html',
    'assets',
    'assets/',
    'index.html%00.js',
    'index.html/',
    'INDEX.HTML',
    'index.html.',
    'index.html%20',
    'index.html::$DATA',
    'constructor',
    '__proto__',
    '%',
    '%zz',
    '/secret.html',
    '\\secret.html',
    'C:/secret.html',
    `${'%2e%2e/'.repeat(40)}etc/passwd`,
  ].map((path) => `app://secretariat/${path}`);
  return [...climbing, ...inside];
}
