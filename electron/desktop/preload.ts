import { ipcRenderer } from 'electron';
import {
  coreGivenUp,
  corePortRenewed,
  coreStopped,
  portsHandedOver,
  portsWanted,
} from '../../shared/contract/desktop-handover.ts';

// Hands the message ports of this document to its page, once, and, when the core stopped, says that and hands over a new
// port to it. It does nothing else. Nothing is exposed: the page gets native MessagePorts and never sees this world.

// What Electron was told is asked of Electron, before anything is handed over: security.ts ends the program then.
if (process.sandboxed !== true || process.contextIsolated !== true) {
  throw new Error(
    'The page’s process is not closed: it has no sandbox, or no world apart from the preload’s.',
  );
}

window.addEventListener('message', function handOver(event) {
  if (event.source !== window || event.data !== portsWanted) return;
  window.removeEventListener('message', handOver);
  ipcRenderer.once(portsHandedOver, ({ ports }) => {
    window.postMessage(portsHandedOver, window.location.origin, [...ports]);
  });
  for (const said of [coreStopped, coreGivenUp, corePortRenewed]) {
    ipcRenderer.on(said, ({ ports }) => window.postMessage(said, window.location.origin, [...ports]));
  }
  ipcRenderer.send(portsWanted);
});
