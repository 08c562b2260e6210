import { createORPCClient, isDefinedError, safe, type ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { DesktopContract, ShellOrder } from '../../shared/contract/desktop-contract.ts';
import {
  coreGivenUp,
  corePortRenewed,
  coreStopped,
  portsHandedOver,
  portsWanted,
} from '../../shared/contract/desktop-handover.ts';
import { safeHref } from '../../shared/document/safe-href.ts';
import { reportConnection, type Connection } from './connection.ts';
import { lineageHeaders } from './lineage.ts';
import type { Host, Platform, SavedFiles } from './platform.ts';

type Link = ClientLink<Record<never, never>>;
type DesktopClient = ContractRouterClient<DesktopContract>;

/** An autosave is due this long after the last key at the latest. */
const longestSaveDelay = 300;

/** The program in its own window: two message ports, one for each contract. */
export async function openDesktopHost(): Promise<Host> {
  const ports = await takePorts();
  const calls = countCalls(renewableLink(ports.core));
  const desktop: DesktopClient = createORPCClient(
    failWhenClosed(new RPCLink({ port: ports.desktop }), ports.desktop, 'ended'),
  );
  void saveBeforeClosing(desktop, calls.areDone);
  return { link: calls.link, platform: desktopPlatform(desktop) };
}

/** Calls the core over the first port, and over the one that comes in its place when the core was started again. */
function renewableLink(first: MessagePort): Link {
  const open = (port: MessagePort): Link => {
    port.start();
    return failWhenClosed(new RPCLink({ port, headers: lineageHeaders }), port, 'stopped');
  };
  let port = first;
  let link = open(first);
  window.addEventListener('message', ({ source, data, ports: [next] }) => {
    if (source !== window) return;
    // What waits for an answer fails, and is sent again by whoever asked.
    if (data === coreStopped || data === coreGivenUp) {
      port.dispatchEvent(new Event('close'));
      reportConnection(data === coreStopped ? 'stopped' : 'given-up');
    } else if (data === corePortRenewed && next !== undefined) {
      port = next;
      link = open(next);
      reportConnection('connected');
    }
  });
  return { call: (path, input, options) => link.call(path, input, options) };
}

function takePorts(): Promise<{ readonly core: MessagePort; readonly desktop: MessagePort }> {
  return new Promise((resolve) => {
    const take = (event: MessageEvent): void => {
      const [core, desktop] = event.ports;
      const isHandover = event.source === window && event.data === portsHandedOver;
      if (!isHandover || core === undefined || desktop === undefined) return;
      window.removeEventListener('message', take);
      desktop.start();
      resolve({ core, desktop });
    };
    window.addEventListener('message', take);
    window.postMessage(portsWanted, window.location.origin);
  });
}

function desktopPlatform(desktop: DesktopClient): Platform {
  return {
    kind: 'desktop',
    saveFiles: async (files) => savedBy(desktop, await desktop.files.save({ files: [...files] })),
    savePdf: async (name) => savedBy(desktop, await desktop.print.toPdf({ name })),
    shell: {
      takeOrders: (take) => takeOrders(desktop, take),
      showCommands: (commands) => desktop.shell.showCommands({ commands: [...commands] }),
      meetingOpened: (meetingId) => desktop.shell.meetingOpened({ meetingId }),
      fileAnswered: (id) => desktop.shell.fileAnswered({ id }),
      setTheme: (theme) => desktop.shell.setTheme({ theme }),
      settings: () => desktop.shell.settings(),
      setNotifications: (isOn) => desktop.shell.setNotifications({ isOn }),
      startCoreAgain: () => desktop.shell.startCoreAgain(),
      updates: () => desktop.shell.updates(),
      lookForUpdate: () => desktop.shell.lookForUpdate(),
    },
    chooseMeetingFile: async () => {
      const { error, data } = await safe(desktop.files.chooseMeetingFile());
      if (isDefinedError(error)) return error.data;
      if (error) throw error;
      return data;
    },
    chooseFolder: async () => (await desktop.folders.choose())?.path ?? null,
    openLink: (href) => {
      const safe = safeHref(href);
      if (safe !== null) void desktop.links.open({ href: safe }).catch(() => undefined);
    },
  };
}

function savedBy(
  desktop: DesktopClient,
  saved: { readonly id: string; readonly where: string } | null,
): SavedFiles | null {
  if (saved === null) return null;
  return {
    where: saved.where,
    open: async () => {
      const { isOpened } = await desktop.files.open({ id: saved.id });
      if (!isOpened) throw new Error('no program opened the file');
    },
    showInFolder: async () => {
      await desktop.files.showInFolder({ id: saved.id });
    },
  };
}

async function takeOrders(desktop: DesktopClient, take: (order: ShellOrder) => void): Promise<void> {
  try {
    for await (const order of await desktop.shell.orders()) {
      if (order.kind === 'save-now') saveNow();
      else take(order);
    }
  } catch {
    // The port is gone, and with it the window.
  }
}

// As when a browser hides a page for good: every screen sends what is due.
function saveNow(): void {
  window.dispatchEvent(new PageTransitionEvent('pagehide'));
}

// A closed port takes messages and drops them: without this, a save would wait for ever instead of failing.
function failWhenClosed(link: Link, port: MessagePort, connection: Connection): Link {
  let isClosed = false;
  const close = (): void => {
    isClosed = true;
    reportConnection(connection);
  };
  // Said late, or again, it would take the place of what was said since.
  port.addEventListener('close', close, { once: true });
  return {
    call: (path, input, options) => {
      if (isClosed) return Promise.reject(new DOMException('the port is closed', 'AbortError'));
      return link.call(path, input, options);
    },
  };
}

function countCalls(link: Link): { readonly link: Link; readonly areDone: () => Promise<void> } {
  let running = 0;
  const waiting = new Set<() => void>();
  const settle = (): void => {
    running -= 1;
    if (running > 0) return;
    for (const done of waiting) done();
    waiting.clear();
  };
  return {
    link: {
      call: (path, input, options) => {
        running += 1;
        return link.call(path, input, options).finally(settle);
      },
    },
    areDone: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
  };
}

// The main process waits a moment for this answer before it closes the window. What is due is sent, and committed in that
// time; a page that still holds something says so in `beforeunload`.
async function saveBeforeClosing(desktop: DesktopClient, callsAreDone: () => Promise<void>): Promise<void> {
  try {
    for await (const _ of await desktop.window.closing()) {
      saveNow();
      await new Promise((resolve) => setTimeout(resolve, longestSaveDelay));
      await callsAreDone();
      await desktop.window.readyToClose();
    }
  } catch {
    // The port is gone, and with it the window that was to be closed.
  }
}
