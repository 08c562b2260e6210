import { EventEmitter, on } from 'node:events';
import type { ShellOrder } from '../../shared/contract/desktop-contract.ts';

/** What the window's surroundings ask of its page. A page that does not listen yet hears it as soon as it does. */
export type PageOrders = {
  give(order: ShellOrder): void;
  /** Said to a page that listens now, else not at all. */
  giveNow(order: ShellOrder): void;
  /** The person was asked about the file that was ordered under this id, and has answered. */
  fileIsAnswered(id: string): void;
  hear(signal: AbortSignal | undefined): AsyncGenerator<ShellOrder, void>;
};

const mostWaiting = 20;

export function openPageOrders(): PageOrders {
  const talk = new EventEmitter();
  const waiting: ShellOrder[] = [];
  /** Files about which nobody has answered yet: a page that heard of them may be loaded anew before, as with locked data. */
  const files = new Map<string, ShellOrder>();
  const isHeard = (): boolean => talk.listenerCount('order') > 0;
  const giveNow = (order: ShellOrder): void => void talk.emit('order', order);
  return {
    give: (order) => {
      if ('name' in order) {
        if (files.size < mostWaiting) files.set(order.id, order);
        giveNow(order);
      } else if (isHeard()) giveNow(order);
      else if (waiting.length < mostWaiting) waiting.push(order);
    },
    giveNow,
    fileIsAnswered: (id) => void files.delete(id),
    hear: async function* (signal) {
      // Listens before it hands on what waited, so that nothing falls between the two.
      const orders = on(talk, 'order', { ...(signal ? { signal } : {}) });
      try {
        yield* [...waiting.splice(0), ...files.values()];
        for await (const [order] of orders) yield order as ShellOrder;
      } catch (error) {
        if (signal?.aborted !== true) throw error;
      } finally {
        // A page that goes while it is told what waited listens no more either.
        await orders.return?.();
      }
    },
  };
}
