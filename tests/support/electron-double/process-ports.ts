import { MessageChannelMain, type HandedOn, type MessagePortMain } from './message-ports.ts';

// Ports between two processes of the double, over the one channel that Node gives them. Each process holds one end of a
// port under its number; what is sent at one end comes out of the other, ports among it.

/** What crosses between the processes, as Node clones it. */
export type Crossing =
  | { readonly kind: 'message'; readonly data: unknown; readonly ports: readonly number[] }
  | {
      readonly kind: 'port-message';
      readonly port: number;
      readonly data: unknown;
      readonly ports: readonly number[];
    }
  | { readonly kind: 'port-closed'; readonly port: number };

export interface ProcessPorts {
  /** Hands ports to the other process, which `introduce` tells their numbers: what waits in them follows. */
  readonly handOver: (
    ports: readonly MessagePortMain[],
    introduce: (numbers: readonly number[]) => void,
  ) => void;
  /** The port that was handed over under a number. */
  readonly take: (number: number) => MessagePortMain;
  readonly hear: (crossing: Extract<Crossing, { port: number }>) => void;
  /** The other process is gone, and with it its ends. */
  readonly otherIsGone: () => void;
}

/** `first`: numbers are this, and two, four, six more, so that both processes can give them. */
export function processPorts(send: (crossing: Crossing) => void, first: 0 | 1): ProcessPorts {
  const far = new Map<number, HandedOn>();
  let next: number = first;
  let isOtherGone = false;

  const carry = (number: number, port: MessagePortMain): void => {
    far.set(
      number,
      port.handOn({
        post: (data, ports) =>
          handOver(ports, (numbers) => send({ kind: 'port-message', port: number, data, ports: numbers })),
        close: () => send({ kind: 'port-closed', port: number }),
      }),
    );
    if (isOtherGone) far.get(number)?.farIsGone();
  };
  const handOver: ProcessPorts['handOver'] = (ports, introduce) => {
    const numbered = ports.map((port) => [(next += 2), port] as const);
    introduce(numbered.map(([number]) => number));
    for (const [number, port] of numbered) carry(number, port);
  };
  const take = (number: number): MessagePortMain => {
    const { port1, port2 } = new MessageChannelMain();
    carry(number, port1);
    return port2;
  };
  return {
    handOver,
    take,
    hear: (crossing) => {
      if (crossing.kind === 'port-closed') far.get(crossing.port)?.farIsGone();
      else far.get(crossing.port)?.fromFar(crossing.data, crossing.ports.map(take));
    },
    otherIsGone: () => {
      isOtherGone = true;
      for (const { farIsGone } of far.values()) farIsGone();
    },
  };
}
