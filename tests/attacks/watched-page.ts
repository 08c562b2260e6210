import type { Browser, BrowserContext, Page } from '@playwright/test';
import { idsIn } from './vectors.ts';

/** What came of the texts that a page was given. */
export type Sightings = {
  /** Scripts that ran, by their numbers; `dialog` for a dialog that nobody asked for. */
  readonly ran: string[];
  /** Addresses outside the page's own origin that something asked for. */
  readonly left: string[];
  /** What the page's policy stopped: it had got as far as that. */
  readonly stopped: string[];
  /** Elements in a page that could run or load something and are none of the program's. */
  readonly active: string[];
  /** Pages that were opened. */
  readonly opened: string[];
};

export type WatchedPage = {
  readonly page: Page;
  readonly seen: Sightings;
  /** The numbers of the texts that are there to be read on the page now, in words or in a field. */
  readonly readIds: () => Promise<ReadonlySet<number>>;
  /** Looks through the page, and every frame in it, for elements that could do something. */
  readonly lookForActive: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * A page whose every frame tells what ran, left and was stopped. `withoutPolicy`: its security policy does not apply, so
 * that what keeps a text from running can only be how it was taken.
 */
export async function watchedPage(
  browser: Browser,
  {
    withoutPolicy = false,
    origins,
  }: { readonly withoutPolicy?: boolean; readonly origins: readonly string[] },
): Promise<WatchedPage> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1366, height: 768 }, locale: 'en-GB', bypassCSP: withoutPolicy },
  });
  const seen: Sightings = { ran: [], left: [], stopped: [], active: [], opened: [] };
  await watchContext(context, origins, seen);
  const page = await context.newPage();
  seen.opened.length = 0;
  return {
    page,
    seen,
    readIds: async () => new Set(idsIn(await wordsOf(page))),
    lookForActive: async () => {
      for (const frame of page.frames()) seen.active.push(...(await frame.evaluate(activeElements)));
    },
    close: () => context.close(),
  };
}

/** How many of all of them there are. */
export function countOf({ ran, left, stopped, active, opened }: Sightings): number {
  return ran.length + left.length + stopped.length + active.length + opened.length;
}

async function watchContext(context: BrowserContext, origins: readonly string[], seen: Sightings) {
  await context.exposeBinding('canary', (_source, id: unknown) => void seen.ran.push(String(id)));
  await context.exposeBinding(
    'policyStopped',
    (_source, what: unknown) => void seen.stopped.push(String(what)),
  );
  await context.addInitScript(() => {
    const told = window as unknown as Record<'canary' | 'policyStopped', (what: string) => void>;
    for (const name of ['alert', 'confirm', 'prompt', 'print'] as const) {
      Object.defineProperty(window, name, { value: () => told.canary('dialog') });
    }
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      told.policyStopped(`${effectiveDirective} ${blockedURI} ${sample}`),
    );
  });
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    const isOwn = protocol === 'blob:' || origins.includes(origin);
    if (!isOwn) seen.left.push(request.url());
  });
  context.on('page', (page) => {
    seen.opened.push(page.url());
    page.on('websocket', (socket) => seen.left.push(socket.url()));
    page.on('dialog', (dialog) => {
      if (dialog.type() !== 'beforeunload') seen.ran.push('dialog');
      void dialog.accept().catch(() => undefined);
    });
  });
}

async function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')].map(
      (field) => (field as HTMLInputElement).value,
    );
    const labels = [...document.querySelectorAll('[aria-label], [title]')].map(
      (each) => `${each.getAttribute('aria-label')} ${each.getAttribute('title')}`,
    );
    return [document.body.textContent, ...fields, ...labels].join('\n');
  });
}

/** Runs in the page. */
function activeElements(): string[] {
  const own = window.location.origin;
  const isOwnAddress = (address: string): boolean => {
    try {
      const { origin, protocol } = new URL(address, document.baseURI);
      return origin === own || protocol === 'blob:';
    } catch {
      return false;
    }
  };
  const found: string[] = [];
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      const name = element.localName;
      const what = element.outerHTML.slice(0, 160);
      const isForeign =
        /^(iframe|frame|object|embed|base|applet|portal|fencedframe|math|animate|set|foreignobject|maction)$/i;
      if (isForeign.test(name)) found.push(what);
      if (name === 'meta' && /refresh/i.test(element.getAttribute('http-equiv') ?? '')) found.push(what);
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/i.test(attribute)) found.push(what);
        const isAddress =
          /^(src|href|xlink:href|data|action|formaction|poster|background|ping|srcset|cite)$/i;
        if (!isAddress.test(attribute) || value === '') continue;
        // A link is followed by a person's click only, and may lead to what `safeHref` lets through.
        const isLink = name === 'a' && attribute === 'href';
        const isAllowed = isLink
          ? /^(https?:|mailto:|tel:|#)/.test(value)
          : isOwnAddress(value) || value.startsWith('#');
        if (!isAllowed) found.push(what);
      }
      if (name === 'script' && element.getAttribute('src') === null) found.push(what);
      if (name === 'style' && element.textContent.includes('out.invalid')) found.push(what);
    }
  }
  return found;
}
