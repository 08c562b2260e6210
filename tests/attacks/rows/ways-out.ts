import type { Page } from '@playwright/test';
import { buildTestApp } from '../../desktop/test-app.ts';
import { startHostTree } from '../../faults/host-tree.ts';
import { startDesktop, type Desktop } from '../../support/electron-double/start-desktop.ts';
import { control, repelled, type AttackRow, type AttackTools } from '../attack-row.ts';
import { enterHost } from '../host-session.ts';
import { watchedPage } from '../watched-page.ts';

// Ways to lead the page away, to open another, or to take something out of it by an address. A script of the page's own
// tries each: in the window of the double, where a page in the program's place does, and in a browser's tab. A blob:
// address and clicks that ask for another tab are not among them: the double does not hear of those, as Electron does
// (tests/unit/desktop/security.test.ts).

const name = 'ways-out';
const out = 'https://out.invalid/away';

type Way = readonly [what: string, script: string];

/** Each is the body of a function; `out` is the address. */
const ways: readonly Way[] = [
  ['location.href', 'location.href = out'],
  ['location.assign', 'location.assign(out)'],
  ['location.replace', 'location.replace(out)'],
  ['top.location', 'top.location = out'],
  ['document.location', 'document.location = out'],
  ['location.protocol', 'location.protocol = "http:"'],
  ['location.host', 'location.host = "out.invalid"'],
  ['a javascript: address', 'location.href = "javascript:document.title=1"'],
  ['a data: address', 'location.href = "data:text/html,<p>x</p>"'],
  ['a file: address', 'location.href = "file:///etc/passwd"'],
  ['window.open', 'window.open(out, "_blank", "noopener")'],
  ['window.open onto itself', 'window.open(out, "_self")'],
  ['a click on a link', 'link({ href: out })'],
  ['a click on a link in a new window', 'link({ href: out, target: "_blank", rel: "noopener" })'],
  ['a click on a link with a ping', 'link({ href: "#x", ping: out })'],
  ['a download', 'link({ href: out, download: "x.html" })'],
  ['a form', 'add("form", { action: out }).submit()'],
  ['a form that posts', 'add("form", { action: out, method: "post" }).submit()'],
  ['a form in another target', 'add("form", { action: out, target: "_blank" }).requestSubmit()'],
  ['a meta refresh', 'add("meta", { "http-equiv": "refresh", content: "0;url=" + out }, document.head)'],
  ['a base', 'add("base", { href: out }, document.head); link({ href: "x" })'],
  ['a frame', 'add("iframe", { src: out })'],
  [
    'a frame that leads the top away',
    'add("iframe", { sandbox: "allow-scripts allow-top-navigation" }).contentWindow.open(out, "_top")',
  ],
  ['a webview', 'add("webview", { src: out, nodeintegration: "" })'],
  ['an object', 'add("object", { data: out })'],
  ['an embed', 'add("embed", { src: out })'],
  ['fetch', 'fetch(out).catch(() => 0)'],
  ['a beacon', 'navigator.sendBeacon(out, "words")'],
  ['a web socket', 'try { new WebSocket("wss://out.invalid/") } catch {}'],
  ['an event source', 'try { new EventSource(out) } catch {}'],
  ['a picture', 'new Image().src = out'],
  ['a style sheet', 'add("link", { rel: "stylesheet", href: out }, document.head)'],
  ['a font', 'new FontFace("x", "url(" + out + ")").load().catch(() => 0)'],
  ['a worker', 'try { new Worker(out) } catch {}'],
  ['a service worker', 'navigator.serviceWorker?.register("/sw.js").catch(() => 0)'],
  ['an import', 'import(out).catch(() => 0)'],
  [
    'a dropped file',
    'drop((data) => data.items.add(new File(["<p>x</p>"], "x.html", { type: "text/html" })))',
  ],
  ['a dropped address', 'drop((data) => data.setData("text/uri-list", out))'],
];

/** Runs in the page: makes what the scripts above use, and runs one. */
const harness = `
  const out = ${JSON.stringify(out)};
  const add = (name, attributes, parent = document.body) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  };
  const link = (attributes, how = {}) =>
    add('a', attributes).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...how }));
  const drop = (fill) => {
    const dataTransfer = new DataTransfer();
    fill(dataTransfer);
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  };
`;

export async function runAttacks(tools: AttackTools): Promise<readonly AttackRow[]> {
  const chosen = ways.filter((_, index) => tools.isWhole || index % 5 === 0);
  const rows = [await inTab(tools, chosen), await dropsInTab(tools)];
  return tools.isWhole ? [...rows, ...(await inWindow(tools, chosen))] : rows;
}

async function tryWay(page: Page, [what, script]: Way): Promise<void> {
  // A page that is led away in the middle of it answers with an error.
  await page.evaluate(`(() => { ${harness} try { ${script} } catch {} })()`).catch(() => what);
  await page.waitForTimeout(150);
}

async function inTab(tools: AttackTools, chosen: readonly Way[]): Promise<AttackRow> {
  const host = await startHostTree(tools.folder());
  const { cookie, origin } = await enterHost(host);
  const [cookieName = '', value = ''] = cookie.split('=');
  let got = 0;
  // In a tab, a page's own script can lead itself away: nothing of a browser stops that, and what leaves is an address.
  const ofThePage =
    /^(location|top\.location|document\.location|a (blob|data|javascript|file): address|window\.open|a click|a middle click|a download|a meta refresh)/;
  const tried = chosen.filter(([what]) => !ofThePage.test(what));
  for (const way of tried) {
    const watched = await watchedPage(await tools.browser(), { origins: [origin] });
    await watched.page.context().addCookies([{ name: cookieName, value, url: origin }]);
    await watched.page.route('https://out.invalid/**', (route) => route.abort());
    let reached = 0;
    watched.page.on('requestfailed', (request) => {
      const isStopped = /csp|BLOCKED_BY_CLIENT|ABORTED_BY_CSP/i.test(request.failure()?.errorText ?? '');
      if (request.url().startsWith('https://out.invalid') && !isStopped) reached += 1;
    });
    await watched.page.goto(`${origin}/`);
    await tryWay(watched.page, way);
    const isHere = watched.page.url().startsWith(origin);
    if (reached > 0 || !isHere || watched.seen.opened.length > 0) {
      got += 1;
      tools.say(`${way[0]}: ${watched.page.url()} ${reached} ${watched.seen.opened.join(' ')}`);
    }
    await watched.close();
  }
  await host.stop();
  return repelled(name, 'by markup, forms, frames, requests and workers in a browser’s tab', {
    times: tried.length,
    got,
  });
}

/** Files and addresses that are dropped beside every place for them. */
async function dropsInTab(tools: AttackTools): Promise<AttackRow> {
  const host = await startHostTree(tools.folder());
  const { cookie, origin } = await enterHost(host);
  const [cookieName = '', value = ''] = cookie.split('=');
  const watched = await watchedPage(await tools.browser(), { origins: [origin] });
  const { page } = watched;
  await page.context().addCookies([{ name: cookieName, value, url: origin }]);
  await page.goto(`${origin}/`);
  await page.getByRole('navigation').first().waitFor();
  // What no listener has refused is the browser's to open.
  const refused = await page.evaluate(() => {
    const fills: ((data: DataTransfer) => void)[] = [
      (data) => void data.items.add(new File(['<p>x</p>'], 'x.html', { type: 'text/html' })),
      (data) => void data.items.add(new File(['x'], 'x.pdf')),
      (data) => data.setData('text/uri-list', 'https://out.invalid/'),
      (data) => data.setData('text/html', '<a href="https://out.invalid/">x</a>'),
    ];
    const places = [document.body, ...document.querySelectorAll('nav, main, h1, button')].slice(0, 8);
    return places.flatMap((place) =>
      fills.flatMap((fill) =>
        ['dragover', 'drop'].map((type) => {
          const dataTransfer = new DataTransfer();
          fill(dataTransfer);
          return !place.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }),
      ),
    );
  });
  await watched.close();
  await host.stop();
  return repelled(name, 'files and addresses dropped beside the places for them: left to the browser', {
    times: refused.length,
    got: refused.filter((isRefused) => !isRefused).length,
  });
}

async function inWindow(tools: AttackTools, chosen: readonly Way[]): Promise<readonly AttackRow[]> {
  const appFolder = await buildTestApp(tools.folder());
  const desktop = await startDesktop({ folder: tools.folder(), appFolder });
  try {
    const { page } = desktop;
    await page.waitForFunction(() => 'testPage' in window);
    const address = page.url();
    let got = 0;
    for (const way of chosen) {
      const pages = page.context().pages().length;
      await tryWay(page, way);
      const isHere = page.url().split('#')[0] === address && (await answers(desktop));
      const isAlone = page.context().pages().length <= pages;
      if (!isHere || !isAlone) {
        got += 1;
        tools.say(
          `${way[0]}: ${page
            .context()
            .pages()
            .map((each) => each.url())
            .join(', ')}`,
        );
      }
    }
    const left = desktop.journal.filter(({ what }) => what === 'request-left-the-program');
    const prevented = desktop.journal.filter(({ what }) =>
      ['navigation-prevented', 'window-open', 'request-cancelled'].includes(what),
    );
    return [
      repelled(name, 'out of the window: page led away, another opened, a request let out', {
        times: chosen.length,
        got: got + left.length,
      }),
      control(name, 'those that got as far as the program’s own guards', {
        ...{ times: chosen.length, got: prevented.length, least: 5 },
      }),
    ];
  } finally {
    await desktop.kill();
  }
}

async function answers({ page }: Desktop): Promise<boolean> {
  return page
    .evaluate(async () => Array.isArray(await window.testPage.core.bodies.list()))
    .catch(() => false);
}
