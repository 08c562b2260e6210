import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import { MessageChannelMain, type BrowserWindow, type MessagePortMain } from 'electron';
import { portsHandedOver, portsWanted } from '../../shared/contract/desktop-handover.ts';
import { isOwnPage } from './own-page.ts';

/** The routers that a window's page may call, in the order in which it gets their ports. */
export interface CarriedRouters {
  readonly core: AnyRouter;
  readonly desktop: AnyRouter;
}

/**
 * Gives the main frame of `window`, and nobody else, a port to each router when it asks. A reload asks again: it gets
 * fresh ports, and those of the page before it are closed.
 */
export function carryRouters(window: BrowserWindow, { core, desktop }: CarriedRouters): void {
  const handlers = [new RPCHandler(core, { plugins: [new RequestHeadersPlugin()] }), new RPCHandler(desktop)];
  let ports: readonly MessagePortMain[] = [];

  const closePorts = (): void => {
    for (const port of ports) {
      // The handler ends its streams on `close`, which a port may not emit at the end that closes it.
      port.emit('close');
      port.close();
    }
    ports = [];
  };

  window.webContents.ipc.on(portsWanted, ({ senderFrame }) => {
    if (senderFrame === null || !isOwnPage(senderFrame, window.webContents.mainFrame)) return;
    closePorts();
    const channels = handlers.map((handler) => {
      const channel = new MessageChannelMain();
      handler.upgrade(channel.port1);
      channel.port1.start();
      return channel;
    });
    ports = channels.map(({ port1 }) => port1);
    senderFrame.postMessage(
      portsHandedOver,
      null,
      channels.map(({ port2 }) => port2),
    );
  });
  window.webContents.on('render-process-gone', closePorts);
  window.on('closed', closePorts);
}
