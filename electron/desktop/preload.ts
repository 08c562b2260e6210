import { ipcRenderer } from 'electron';
import { portsHandedOver, portsWanted } from '../../shared/contract/desktop-handover.ts';

// Hands the message ports of this document to its page, once, and does nothing else. Nothing is exposed: the page gets
// two native MessagePorts and never sees this world.

window.addEventListener('message', function handOver(event) {
  if (event.source !== window || event.data !== portsWanted) return;
  window.removeEventListener('message', handOver);
  ipcRenderer.once(portsHandedOver, ({ ports }) => {
    window.postMessage(portsHandedOver, window.location.origin, [...ports]);
  });
  ipcRenderer.send(portsWanted);
});
