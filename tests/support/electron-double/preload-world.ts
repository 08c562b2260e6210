// The source that runs in the page's isolated world before its own scripts: what a sandboxed preload has, and the far
// ends of the ports. It is written as text because nothing of this module exists over there.

export const isolatedWorld = 'Electron Isolated Context';
export const toMainBinding = '__electronDoubleToMain';
export const fromMainFunction = '__electronDoubleFromMain';

/** Messages from the isolated world to the double. `data` is text, or `{ base64 }`, or any JSON. */
export type FromWorld =
  | { readonly kind: 'ipc'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'exposed'; readonly name: string }
  | { readonly kind: 'port-message'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'port-closed'; readonly port: number }
  | { readonly kind: 'preload-failed'; readonly message: string };

/** What Electron tells a preload of its process. */
export type PreloadProcess = { readonly sandboxed: boolean | undefined; readonly contextIsolated: boolean };

export function isolatedWorldSource(preload: string, process: PreloadProcess): string {
  return `(() => {
  if (window !== window.top) return;
  const tell = (message) => globalThis.${toMainBinding}(JSON.stringify(message));
  const pack = (data) => {
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
    if (!(bytes instanceof Uint8Array)) return data;
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return { base64: btoa(text) };
  };
  const unpack = (data) =>
    typeof data === 'object' && data !== null && 'base64' in data
      ? Uint8Array.from(atob(data.base64), (character) => character.charCodeAt(0))
      : data;
  const listeners = new Map();
  const ports = new Map();
  const ipcRenderer = {
    on(channel, listener) { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); return ipcRenderer; },
    once(channel, listener) {
      const only = (...args) => { ipcRenderer.removeListener(channel, only); listener(...args); };
      return ipcRenderer.on(channel, only);
    },
    removeListener(channel, listener) {
      listeners.set(channel, (listeners.get(channel) ?? []).filter((each) => each !== listener));
      return ipcRenderer;
    },
    send(channel, ...args) { tell({ kind: 'ipc', channel, args }); },
  };
  const contextBridge = {
    exposeInMainWorld(name) { tell({ kind: 'exposed', name }); },
  };
  globalThis.${fromMainFunction} = (message) => {
    if (message.kind === 'port-message') ports.get(message.port)?.postMessage(unpack(message.data));
    if (message.kind === 'port-close') { ports.get(message.port)?.close(); ports.delete(message.port); }
    if (message.kind !== 'ipc') return;
    const received = message.ports.map((id) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => tell({ kind: 'port-message', port: id, data: pack(event.data) });
      port1.addEventListener('close', () => tell({ kind: 'port-closed', port: id }));
      ports.set(id, port1);
      return port2;
    });
    const event = { sender: ipcRenderer, ports: received };
    for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args);
  };
  const require = (name) => {
    if (name === 'electron') return { ipcRenderer, contextBridge };
    throw new Error('a sandboxed preload cannot load ' + name);
  };
  const module = { exports: {} };
  try {
    (function (require, module, exports, process) {\n${preload}\n})(require, module, module.exports, ${JSON.stringify(process)});
  } catch (error) {
    tell({ kind: 'preload-failed', message: String(error) });
  }
})();`;
}
