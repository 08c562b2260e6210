import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../../shared/contract/contract.ts';
import type { DesktopContract } from '../../../shared/contract/desktop-contract.ts';
import { portsHandedOver, portsWanted } from '../../../shared/contract/desktop-handover.ts';

// A page in the place of the program's own, to see what a page could do that means no good: it takes the ports and
// calls what it likes. Its text field saves like a screen does, 250 ms after the last key.

export interface TestPage {
  readonly core: ContractRouterClient<Contract>;
  readonly desktop: ContractRouterClient<DesktopContract>;
  /** Every message of the handover, with the number of ports it brought. */
  readonly handovers: readonly number[];
  /** False: a save fails for ever, as on a full disk. */
  canSave: boolean;
  /** False: the page never says that the window may close. */
  canClose: boolean;
}

const handovers: number[] = [];
const ports = await new Promise<readonly MessagePort[]>((resolve) => {
  window.addEventListener('message', (event) => {
    if (event.data !== portsHandedOver) return;
    handovers.push(event.ports.length);
    resolve(event.ports);
  });
  window.postMessage(portsWanted, window.location.origin);
});
const [corePort, desktopPort] = ports;
if (corePort === undefined || desktopPort === undefined) throw new Error('there are not two ports');
corePort.start();
desktopPort.start();

const testPage: TestPage = {
  core: createORPCClient(new RPCLink({ port: corePort })),
  desktop: createORPCClient(new RPCLink({ port: desktopPort })),
  handovers,
  canSave: true,
  canClose: true,
};
Object.assign(window, { testPage });

const words = document.querySelector('textarea');
let timer = 0;
let unsaved = 0;
words?.addEventListener('input', () => {
  unsaved += 1;
  const now = unsaved;
  clearTimeout(timer);
  timer = window.setTimeout(() => void save(words.value, now), 250);
});
window.addEventListener('beforeunload', (event) => {
  if (unsaved > 0) event.preventDefault();
});

async function save(text: string, upTo: number): Promise<void> {
  if (!testPage.canSave) return;
  await testPage.core.people.createOrganisation({ name: text, shortName: null });
  if (upTo === unsaved) unsaved = 0;
}

for await (const _ of await testPage.desktop.window.closing()) {
  // The data may still be on their way open.
  while (unsaved > 0 && testPage.canSave) await new Promise((resolve) => setTimeout(resolve, 20));
  if (testPage.canClose) await testPage.desktop.window.readyToClose();
}
