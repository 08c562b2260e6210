import type { RPCHandler } from '@orpc/server/message-port';
import { MessageChannelMain, type BrowserWindow, type MessagePortMain } from 'electron';
import { corePortRenewed, portsHandedOver, portsWanted } from '../../shared/contract/desktop-handover.ts';
import type { CoreLink } from './core-link.ts';
import { isOwnPage } from './own-page.ts';

/** What the page of a window may call: the core, in its own process, and the desktop, once its router is loaded. */
export interface Carried {
  readonly core: Pick<CoreLink, 'givePagePort' | 'pageIsGone'>;
  readonly desktop: Promise<RPCHandler<Record<never, never>>>;
}

export type Carrier = {
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
  const newCorePort = (): MessagePortMain => {
    const { port1, port2 } = new MessageChannelMain();
    core.givePagePort(port1);
    return port2;
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

  window.webContents.ipc.on(portsWanted, ({ senderFrame }) => {
    if (senderFrame === null || !isOwnPage(senderFrame, window.webContents.mainFrame)) return;
    closePorts();
    senderFrame.postMessage(portsHandedOver, null, [newCorePort(), newDesktopPort()]);
  });
  window.webContents.on('render-process-gone', closePorts);
  window.on('closed', closePorts);

  return {
    renewCorePort: () => {
      const { mainFrame } = window.webContents;
      if (desktopPort === null || !isOwnPage(mainFrame, mainFrame)) return;
      mainFrame.postMessage(corePortRenewed, null, [newCorePort()]);
    },
  };
}
