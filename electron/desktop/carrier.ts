import type { RPCHandler } from '@orpc/server/message-port';
import { MessageChannelMain, type BrowserWindow, type MessagePortMain, type WebFrameMain } from 'electron';
import {
  coreGivenUp,
  corePortRenewed,
  coreStopped,
  portsHandedOver,
  portsWanted,
} from '../../shared/contract/desktop-handover.ts';
import type { CoreLink } from './core-link.ts';
import { isOwnPage } from './own-page.ts';

/** What the page of a window may call: the core, in its own process, and the desktop, once its router is loaded. */
export interface Carried {
  readonly core: Pick<CoreLink, 'givePagePort' | 'pageIsGone'>;
  readonly desktop: Promise<RPCHandler<Record<never, never>>>;
}

export type Carrier = {
  /** Tells the page that is there of a core that is gone. */
  sayCoreStopped(): void;
  /** Tells it that none is started, unless the person wants it. */
  sayCoreGivenUp(): void;
  /** Gives the page that is there a fresh port to the core. */
  renewCorePort(): void;
};

/**
 * Gives the main frame of `window`, and nobody else, a port to each when it asks. A reload asks again: it gets fresh
 * ports, and those of the page before it are closed. The core's goes straight to the core's process.
 */
export function carryPorts(window: BrowserWindow, { core, desktop }: Carried): Carrier {
  let desktopPort: MessagePortMain | null = null;

  const closePorts = (): void => {
    if (desktopPort === null) return;
    core.pageIsGone();
    // The handler ends its streams on `close`, which a port may not emit at the end that closes it.
    desktopPort.emit('close');
    desktopPort.close();
    desktopPort = null;
  };
  const newDesktopPort = (): MessagePortMain => {
    const { port1, port2 } = new MessageChannelMain();
    desktopPort = port1;
    void desktop.then((handler) => {
      if (desktopPort !== port1) return;
      handler.upgrade(port1);
      port1.start();
    });
    return port2;
  };

  /** Gives the page a port to the core, and others after it. */
  const handOver = (frame: WebFrameMain, what: string, ...more: readonly MessagePortMain[]): void => {
    const { port1, port2 } = new MessageChannelMain();
    const isThere = core.givePagePort(port1);
    frame.postMessage(what, null, [port2, ...more]);
    if (!isThere) frame.postMessage(coreGivenUp, null);
  };
  // Nobody else is told anything, whatever the window shows by now.
  const ownFrame = (): WebFrameMain | null => {
    const { mainFrame } = window.webContents;
    return desktopPort !== null && isOwnPage(mainFrame, mainFrame) ? mainFrame : null;
  };

  window.webContents.ipc.on(portsWanted, ({ senderFrame }) => {
    if (senderFrame === null || !isOwnPage(senderFrame, window.webContents.mainFrame)) return;
    closePorts();
    handOver(senderFrame, portsHandedOver, newDesktopPort());
  });
  window.webContents.on('render-process-gone', closePorts);
  window.on('closed', closePorts);

  return {
    sayCoreStopped: () => ownFrame()?.postMessage(coreStopped, null),
    sayCoreGivenUp: () => ownFrame()?.postMessage(coreGivenUp, null),
    renewCorePort: () => {
      const frame = ownFrame();
      if (frame !== null) handOver(frame, corePortRenewed);
    },
  };
}
