import type { Page } from '@playwright/test';
import type { TestPage } from './test-page/test-page.ts';
import { expect, test } from './desktop-test.ts';

declare global {
  interface Window {
    readonly testPage: TestPage;
  }
}

async function untilReady(page: Page): Promise<void> {
  await page.waitForFunction(() => 'testPage' in window);
}

test.describe('the page', () => {
  test('gets two ports and sees nothing else of the program', async ({ start, testApp }) => {
    const { page, journal } = await start({ appFolder: testApp });
    await untilReady(page);
    const own = await page.evaluate(() => Object.getOwnPropertyNames(window));
    const plain = await page.context().newPage();
    await plain.route('https://plain.invalid/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>plain</p>' }),
    );
    await plain.goto('https://plain.invalid/');
    const usual = new Set(await plain.evaluate(() => Object.getOwnPropertyNames(window)));
    expect(own.filter((name) => !usual.has(name))).toEqual(['testPage']);
    expect(await page.evaluate(() => window.testPage.handovers)).toEqual([2]);
    expect(journal.filter(({ what }) => /exposed|preload-failed/.test(what))).toEqual([]);
  });

  test('gets no second pair of ports for one document, and a frame inside it none', async ({
    start,
    testApp,
  }) => {
    const { page } = await start({ appFolder: testApp });
    await untilReady(page);
    const handovers = await page.evaluate(async () => {
      window.postMessage('secretariat-ports-wanted', window.location.origin);
      const frame = document.createElement('iframe');
      frame.src = '/index.html';
      document.body.append(frame);
      frame.contentWindow?.postMessage('secretariat-ports-wanted', '*');
      await new Promise((resolve) => setTimeout(resolve, 500));
      return window.testPage.handovers;
    });
    expect(handovers).toEqual([2]);
    expect(
      await page.evaluate(async () => (await window.testPage.core.workspace.status()).meetingCount),
    ).toBe(0);
  });

  test('gets fresh ports after a reload', async ({ start, testApp }) => {
    const { page } = await start({ appFolder: testApp });
    for (const _ of [1, 2, 3]) {
      await untilReady(page);
      expect(await page.evaluate(async () => (await window.testPage.core.bodies.list()).length)).toBe(0);
      await page.reload();
    }
    await untilReady(page);
    expect(await page.evaluate(() => window.testPage.handovers)).toEqual([2]);
  });

  test('comes with a strict policy that the browser enforces', async ({ start, testApp }) => {
    const { page } = await start({ appFolder: testApp });
    const loaded = page.waitForResponse((response) => response.url().endsWith('.app.invalid/'));
    await page.reload();
    const headers = await (await loaded).allHeaders();
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    );
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    await untilReady(page);
    await expect(page.getByLabel('Words')).toHaveCSS('color', 'rgb(1, 2, 3)');

    const broken = await page.evaluate(async () => {
      const violated: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        violated.push(event.effectiveDirective),
      );
      const script = document.createElement('script');
      script.append('window.wasRun = true');
      document.body.append(script);
      const style = document.createElement('style');
      style.textContent = 'textarea { color: red }';
      document.head.append(style);
      const picture = new Image();
      picture.src = 'https://example.invalid/leak.png';
      const frame = document.createElement('iframe');
      frame.src = 'https://example.invalid/';
      document.body.append(frame);
      const isFetched = await fetch('https://example.invalid/').then(
        () => true,
        () => false,
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { violated: [...new Set(violated)].sort(), isFetched, wasRun: 'wasRun' in window };
    });
    expect(broken).toEqual({
      violated: ['connect-src', 'frame-src', 'img-src', 'require-trusted-types-for', 'style-src-elem'],
      isFetched: false,
      wasRun: false,
    });
    await expect(page.getByLabel('Words')).toHaveCSS('color', 'rgb(1, 2, 3)');
  });

  test('cannot be led away, and opens no window', async ({ start, testApp }) => {
    const { page, waitFor } = await start({ appFolder: testApp });
    await untilReady(page);
    const address = page.url();
    const pageCount = page.context().pages().length;
    await page.evaluate(() => void (window.location.href = 'https://example.invalid/away'));
    await waitFor('navigation-prevented', ({ url }) => url === 'https://example.invalid/away');
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.invalid/link';
      link.textContent = 'Away';
      document.body.append(link);
    });
    await page.getByRole('link', { name: 'Away' }).click();
    await waitFor('navigation-prevented', ({ url }) => url === 'https://example.invalid/link');
    // Without `noopener` the new page would share this one's process, which stops while the double closes it.
    await page.evaluate(() => void window.open('https://example.invalid/window', '_blank', 'noopener'));
    const opened = await waitFor('window-open');
    expect(opened['action']).toBe('deny');
    await expect.poll(() => page.context().pages().length).toBe(pageCount);
    expect(page.url()).toBe(address);
    expect(await page.evaluate(async () => (await window.testPage.core.bodies.list()).length)).toBe(0);
  });

  test('is granted no permission', async ({ start, testApp }) => {
    const { page, journal } = await start({ appFolder: testApp });
    await untilReady(page);
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
      const found: Record<string, string> = {};
      for (const name of names) {
        found[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
      }
      return found;
    });
    expect(new Set(Object.values(states))).toEqual(new Set(['denied']));
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    expect(journal.filter(({ what }) => what === 'permission-not-set')).toEqual([]);
  });

  test('may open web, mail and telephone links, and nothing else', async ({ start, testApp }) => {
    const { page, journal, waitFor, answerDialogs } = await start({ appFolder: testApp });
    await untilReady(page);
    const open = (href: string): Promise<string> =>
      page.evaluate(
        (address) =>
          window.testPage.desktop.links.open({ href: address }).then(
            ({ isOpened }) => `opened: ${isOpened}`,
            (error: { readonly code?: string }) => String(error.code),
          ),
        href,
      );
    for (const href of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'ms-msdt:/id',
      '\\\\server\\share',
      '//server/x',
      'https://user:word@example.org/',
    ]) {
      expect(await open(href), href).toBe('BAD_REQUEST');
    }
    answerDialogs(
      { dialog: 'message', button: 'Open' },
      { dialog: 'message', button: 'Do not open' },
      { dialog: 'message', button: 'Open' },
    );
    expect(await open('https://example.org/paper')).toBe('opened: true');
    // Asked about once, and each place for itself.
    expect(await open('https://example.org/another')).toBe('opened: true');
    expect(await open('https://example.org.attacker.example/paper')).toBe('opened: false');
    expect(await open('mailto:clerk@example.org')).toBe('opened: true');
    await waitFor('open-external', ({ url }) => url === 'mailto:clerk@example.org');
    expect(journal.filter(({ what }) => what === 'open-external').map(({ url }) => url)).toEqual([
      'https://example.org/paper',
      'https://example.org/another',
      'mailto:clerk@example.org',
    ]);
  });

  test('asks for nothing that is not in the program', async ({ start, testApp }) => {
    const { page, journal } = await start({ appFolder: testApp });
    await untilReady(page);
    await page.reload();
    await untilReady(page);
    expect(journal.filter(({ what }) => /request-(left|cancelled)/.test(what))).toEqual([]);
  });
});
