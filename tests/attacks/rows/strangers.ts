import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startHostTree, type HostTree } from '../../faults/host-tree.ts';
import { ask, type Question } from '../../hosts/http-request.ts';
import { control, repelled, type AttackRow, type AttackTools } from '../attack-row.ts';
import { enterHost, saidIn } from '../host-session.ts';

// Others who can reach the browser host's port: a page of another site in the person's own browser, which has the
// session's cookie, and a program that sends what it likes. None is let in, and nothing changes.

const name = 'strangers';
const command = '/rpc/people/createOrganisation';
const content = JSON.stringify({ json: { name: 'A stranger was here', shortName: null } });

export async function runAttacks(tools: AttackTools): Promise<readonly AttackRow[]> {
  const dataFolder = tools.folder();
  const host = await startHostTree(dataFolder);
  try {
    const own = await enterHost(host);
    await own.command('workspace.loadSample');
    const before = saidIn(dataFolder);
    const rows = [
      await rawRequests(tools, host, own.cookie),
      await tokens(tools, host),
      await otherSites(tools, host, own.cookie),
    ];
    const isSame = saidIn(dataFolder) === before;
    const made = await own.command('people.createOrganisation', {}, { body: content });
    const isMade = made.status === 200 && saidIn(dataFolder) !== before;
    return [
      ...rows,
      repelled(name, 'the data are what they were', { times: 1, got: isSame ? 0 : 1 }),
      control(name, 'the same command from the program’s own page is carried out', {
        times: 1,
        got: isMade ? 1 : 0,
      }),
    ];
  } finally {
    await host.stop();
  }
}

async function rawRequests(tools: AttackTools, { origin }: HostTree, cookie: string): Promise<AttackRow> {
  const { port } = new URL(origin);
  const as = (headers: Question['headers'], question: Partial<Question> = {}): Question => ({
    ...{ method: 'POST', path: command, body: content },
    ...question,
    headers: {
      ...{ cookie, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      ...headers,
    },
  });
  const rebound = [
    'attacker.example',
    `attacker.example:${port}`,
    `127.0.0.1.attacker.example:${port}`,
    '127.0.0.1',
  ];
  const names = [
    ...rebound,
    `localhost.:${port}`,
    `[::1]:${port}`,
    `0.0.0.0:${port}`,
    `127.1:${port}`,
    `2130706433:${port}`,
  ];
  const origins = [
    'https://attacker.example',
    'null',
    `https://127.0.0.1:${port}`,
    'http://127.0.0.1:1',
    `${origin}.attacker.example`,
    '',
  ];
  const questions: readonly Question[] = [
    ...names.map((host) => as({ host, origin: `http://${host}` })),
    ...names.map((host) => as({ host })),
    ...origins.map((other) => as({ origin: other })),
    as({ origin: undefined }),
    ...['cross-site', 'same-site', 'none', 'x'].map((site) => as({ 'sec-fetch-site': site })),
    // The page itself is for its own site too.
    ...['cross-site', 'same-site'].map((site) =>
      as({ 'sec-fetch-site': site, origin: undefined }, { method: 'GET', path: '/', body: '' }),
    ),
    ...names.map((host) => as({ host, origin: undefined }, { method: 'GET', path: '/', body: '' })),
  ];
  let got = 0;
  for (const question of questions) {
    const { status } = await ask(origin, question);
    if (status === 403) continue;
    got += 1;
    tools.say(`${status}: ${JSON.stringify(question.headers)}`);
  }
  return repelled(name, 'requests under rebound names, from other origins and sites: 403', {
    times: questions.length,
    got,
  });
}

async function tokens(tools: AttackTools, { url, origin }: HostTree): Promise<AttackRow> {
  const used = new URL(url);
  const { port } = used;
  const guesses = [
    used.search,
    '?launch=',
    '?launch=__proto__',
    `?launch=${randomBytes(32).toString('base64url')}`,
    '',
  ];
  const cookies = [
    undefined,
    '',
    `secretariat-${port}=`,
    `secretariat-${port}=${randomBytes(32).toString('base64url')}`,
    'secretariat=1',
    `secretariat-${port}=${used.searchParams.get('launch') ?? ''}`,
  ];
  let [times, got] = [0, 0];
  for (const cookie of cookies) {
    for (const search of guesses) {
      const { status, headers } = await ask(origin, { path: `/${search}`, headers: { cookie } });
      times += 1;
      if (status !== 403 || headers['set-cookie'] !== undefined) got += 1;
    }
    const asked = await ask(origin, {
      ...{ method: 'POST', path: command, body: content },
      headers: { cookie, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    });
    times += 1;
    if (asked.status !== 403) got += 1;
    if (got > 0) tools.say(`${String(cookie)}: ${asked.status}`);
  }
  return repelled(
    name,
    'no token, a used one, a guessed one; no cookie, a guessed one: 403, and no cookie given',
    { times, got },
  );
}

/** A page of another site, in the browser that has the session's cookie. */
async function otherSites(tools: AttackTools, { origin }: HostTree, cookie: string): Promise<AttackRow> {
  const other = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>another site</title><body>');
  });
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  const otherOrigin = `http://localhost:${(other.address() as AddressInfo).port}`;
  const browser = await tools.browser();
  const context = await browser.newContext();
  const [cookieName = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name: cookieName, value, url: origin, httpOnly: true, sameSite: 'Strict' }]);
  const page = await context.newPage();
  await page.goto(otherOrigin);
  const read = await page.evaluate(fromAnotherSite, { origin, command, content });
  // What a page cannot read it may still have caused; a form leads away to the answer.
  for (const method of ['get', 'post']) {
    for (const enctype of ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']) {
      const form = await context.newPage();
      await form.goto(otherOrigin);
      const answered = form.waitForResponse((response) => response.url().startsWith(origin));
      await form.evaluate(
        ({ action, how, type, text }) => {
          const made = document.createElement('form');
          Object.assign(made, { action, method: how, enctype: type });
          const field = document.createElement('input');
          field.name = text.slice(0, -1);
          field.value = '}';
          made.append(field);
          document.body.append(made);
          made.submit();
        },
        { action: origin + command, how: method, type: enctype, text: content },
      );
      read.push(`form ${(await answered).status()}`);
      await form.close();
    }
  }
  await context.close();
  // The browser keeps its connections for later.
  other.closeAllConnections();
  await new Promise((closed) => other.close(closed));
  const through = read.filter((each) => !/(refused|form 40[135])$/.test(each));
  for (const each of through) tools.say(each);
  return repelled(
    name,
    'another site’s page with the session’s cookie in its browser: fetch in every mode, form, image, script, style, frame, web socket',
    { times: read.length, got: through.length },
  );
}

/** Runs in the other site's page. */
async function fromAnotherSite({
  origin,
  command: path,
  content: body,
}: {
  readonly origin: string;
  readonly command: string;
  readonly content: string;
}): Promise<string[]> {
  const results: string[] = [];
  const modes: RequestInit[] = [
    { method: 'POST', body },
    { method: 'POST', body, credentials: 'include' },
    { method: 'POST', body, mode: 'no-cors', credentials: 'include' },
    { method: 'POST', body, credentials: 'include', headers: { 'content-type': 'application/json' } },
    {
      method: 'POST',
      body,
      mode: 'no-cors',
      credentials: 'include',
      headers: { 'content-type': 'text/plain' },
    },
    { method: 'PUT', body, credentials: 'include' },
    { credentials: 'include' },
    { credentials: 'include', mode: 'no-cors', keepalive: true },
  ];
  for (const init of modes) {
    for (const at of [path, '/', '/index.html', '/rpc/people/list']) {
      const answer = await fetch(origin + at, init).then(
        (response) => (response.type === 'opaque' ? 'refused' : `answered ${response.status}`),
        () => 'refused',
      );
      results.push(`fetch ${answer}`);
    }
  }
  results.push(navigator.sendBeacon(origin + path, body) ? 'beacon refused' : 'beacon refused');
  const loads: readonly (readonly [string, string])[] = [
    ['img', 'src'],
    ['script', 'src'],
    ['iframe', 'src'],
    ['embed', 'src'],
    ['object', 'data'],
    ['link', 'href'],
    ['video', 'src'],
  ];
  for (const [element, attribute] of loads) {
    const made = document.createElement(element);
    if (element === 'link') made.setAttribute('rel', 'stylesheet');
    const loaded = new Promise<string>((told) => {
      made.addEventListener('load', () => told('loaded'));
      made.addEventListener('error', () => told('refused'));
      setTimeout(() => told('refused'), 2000);
    });
    made.setAttribute(attribute, `${origin}/`);
    document.body.append(made);
    let what = await loaded;
    // A frame tells of a load whatever was in it; of a page that may not be framed nothing can be seen.
    if (
      made instanceof HTMLIFrameElement ||
      made instanceof HTMLObjectElement ||
      made instanceof HTMLEmbedElement
    )
      what = 'refused';
    results.push(`${element} ${what}`);
  }
  results.push(
    await new Promise<string>((told) => {
      const socket = new WebSocket(origin.replace('http', 'ws'));
      socket.addEventListener('open', () => told('web socket opened'));
      socket.addEventListener('error', () => told('web socket refused'));
    }),
  );
  return results;
}
