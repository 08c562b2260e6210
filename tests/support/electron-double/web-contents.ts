import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { CdpEvent, CdpParams } from './cdp.ts';
import type { Chromium } from './chromium.ts';
import type { HandedOn, MessagePortMain } from './message-ports.ts';
import {
  fromMainFunction,
  isolatedWorld,
  isolatedWorldSource,
  toMainBinding,
  type FromWorld,
  type PreloadProcess,
} from './preload-world.ts';
import { note } from './remote-control.ts';
import { toChromium, toElectron } from './scheme-map.ts';
import type { Session } from './session.ts';

export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable<Facts extends object>(facts: Facts): Facts & PreventableEvent {
  return {
    ...facts,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

type WindowOpenHandler = (details: { readonly url: string }) => { readonly action: 'deny' | 'allow' };

let lastPortId = 0;

/** WebFrameMain of the main frame, the only one that has a preload. */
class MainFrame {
  readonly frameTreeNodeId = 1;
  readonly parent = null;
  readonly detached = false;
  url = '';
  readonly #contents: WebContents;

  constructor(contents: WebContents) {
    this.#contents = contents;
  }

  get origin(): string {
    const match = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.exec(this.url);
    return match?.[0] ?? 'null';
  }

  postMessage(channel: string, message: unknown, ports: readonly MessagePortMain[] = []): void {
    this.#contents.postToWorld(channel, message, ports);
  }
}

export class WebContents extends EventEmitter {
  readonly ipc = new EventEmitter();
  readonly session: Session;
  readonly mainFrame = new MainFrame(this);
  readonly #chromium: Promise<Chromium>;
  readonly #preload: string | undefined;
  readonly #process: PreloadProcess;
  readonly #userAgent: string;
  readonly #ports = new Map<number, HandedOn>();
  #windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' });
  #sessionId: string | null = null;
  #targetId: string | null = null;
  #worldContext: number | null = null;
  #expectedNavigation: string | null = null;
  #whenLoaded: (() => void) | null = null;

  constructor(
    chromium: Promise<Chromium>,
    session: Session,
    webPreferences: Readonly<Record<string, unknown>>,
    userAgent: string,
  ) {
    super();
    this.#chromium = chromium;
    this.session = session;
    const { preload } = webPreferences;
    this.#preload = typeof preload === 'string' ? preload : undefined;
    // Electron's own values where nothing is said.
    this.#process = {
      sandboxed: webPreferences['sandbox'] === false ? undefined : true,
      contextIsolated: webPreferences['contextIsolation'] !== false,
    };
    this.#userAgent = userAgent;
  }

  get targetId(): string | null {
    return this.#targetId;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  /** Makes the page that belongs to this. */
  async open(): Promise<void> {
    const { cdp } = await this.#chromium;
    const { targetId } = await cdp.send('Target.createTarget', { url: 'about:blank' });
    this.#targetId = String(targetId);
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
    this.#sessionId = String(sessionId);
    cdp.onEvent((event) => this.#hear(event));
    await Promise.all([
      this.send('Page.enable'),
      this.send('Runtime.enable'),
      this.send('Inspector.enable'),
      this.send('Emulation.setUserAgentOverride', { userAgent: this.#userAgent }),
      this.send('Runtime.addBinding', { name: toMainBinding, executionContextName: isolatedWorld }),
      this.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      cdp.send('Target.setDiscoverTargets', { discover: true }),
    ]);
    if (this.#preload !== undefined) {
      await this.send('Page.addScriptToEvaluateOnNewDocument', {
        source: isolatedWorldSource(readFileSync(this.#preload, 'utf8'), this.#process),
        worldName: isolatedWorld,
      });
    }
  }

  async loadURL(url: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => (this.#whenLoaded = resolve));
    this.#expectedNavigation = url;
    const { errorText } = await this.send('Page.navigate', { url: toChromium(url) });
    if (typeof errorText === 'string' && errorText !== '') throw new Error(`${errorText} loading '${url}'`);
    await loaded;
  }

  reload(): void {
    this.#expectedNavigation = this.mainFrame.url;
    void this.send('Page.reload');
  }

  async printToPDF(options: Readonly<Record<string, unknown>>): Promise<Buffer> {
    note('print-to-pdf', { options });
    const { data } = await this.send('Page.printToPDF', options);
    return Buffer.from(String(data), 'base64');
  }

  async send(method: string, params: CdpParams = {}): Promise<CdpParams> {
    const { cdp } = await this.#chromium;
    return cdp.send(method, params, this.#sessionId ?? '');
  }

  postToWorld(channel: string, message: unknown, ports: readonly MessagePortMain[]): void {
    const numbered = ports.map((port) => [++lastPortId, port] as const);
    // What waits in a port follows its arrival.
    this.#callWorld({ kind: 'ipc', channel, args: [message], ports: numbered.map(([id]) => id) });
    for (const [id, port] of numbered) this.#handOn(id, port);
  }

  #handOn(id: number, port: MessagePortMain): void {
    const handedOn = port.handOn({
      post: (data, ports) => {
        if (ports.length > 0) throw new Error('the double hands no port on over a page’s port');
        this.#callWorld({ kind: 'port-message', port: id, data: pack(data) });
      },
      close: () => this.#callWorld({ kind: 'port-close', port: id }),
    });
    this.#ports.set(id, handedOn);
  }

  #callWorld(message: object): void {
    if (this.#worldContext === null) return;
    const expression = `${fromMainFunction}(${JSON.stringify(message)})`;
    // A page that went away in this moment takes no messages; its ports close by themselves.
    void this.send('Runtime.evaluate', { expression, contextId: this.#worldContext }).catch(() => undefined);
  }

  #hear({ method, params, sessionId }: CdpEvent): void {
    if (method === 'Target.targetCreated') this.#hearNewTarget(params['targetInfo'] as CdpParams);
    if (method === 'Target.targetDestroyed' && params['targetId'] === this.#targetId) this.#gone();
    if (sessionId !== this.#sessionId) return;
    switch (method) {
      case 'Fetch.requestPaused':
        void this.#answer(params).catch(() => undefined);
        return;
      case 'Runtime.executionContextCreated': {
        const context = params['context'] as CdpParams;
        if (context['name'] === isolatedWorld) this.#enterWorld(Number(context['id']));
        return;
      }
      case 'Runtime.executionContextDestroyed':
        if (params['executionContextId'] === this.#worldContext) this.#leaveWorld();
        return;
      case 'Runtime.executionContextsCleared':
        this.#leaveWorld();
        return;
      case 'Runtime.bindingCalled':
        if (params['executionContextId'] !== this.#worldContext) return;
        this.#hearWorld(JSON.parse(String(params['payload'])) as FromWorld);
        return;
      case 'Page.frameNavigated': {
        const frame = params['frame'] as CdpParams;
        if (frame['parentId'] === undefined) this.mainFrame.url = toElectron(String(frame['url']));
        return;
      }
      case 'Page.loadEventFired':
        this.emit('did-finish-load');
        this.emit('ready-to-show');
        this.#whenLoaded?.();
        return;
      case 'Page.javascriptDialogOpening':
        if (params['type'] === 'beforeunload') this.#askBeforeUnload();
        return;
      case 'Inspector.targetCrashed':
        this.#leaveWorld();
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    }
  }

  // The context of the first document's iframes has the same name; the main frame's comes first.
  #enterWorld(context: number): void {
    this.#worldContext ??= context;
  }

  #leaveWorld(): void {
    this.#worldContext = null;
    for (const { farIsGone } of this.#ports.values()) farIsGone();
    this.#ports.clear();
  }

  #gone(): void {
    this.#leaveWorld();
    this.emit('destroyed');
  }

  #hearWorld(message: FromWorld): void {
    switch (message.kind) {
      case 'ipc':
        this.ipc.emit(
          message.channel,
          { sender: this, senderFrame: this.mainFrame, ports: [] },
          ...message.args,
        );
        return;
      case 'exposed':
        note('exposed-in-main-world', { name: message.name });
        return;
      case 'preload-failed':
        note('preload-failed', { message: message.message });
        this.emit('preload-error', {}, this.#preload, new Error(message.message));
        return;
      case 'port-message':
        this.#ports.get(message.port)?.fromFar(unpack(message.data));
        return;
      case 'port-closed':
        this.#ports.get(message.port)?.farIsGone();
        this.#ports.delete(message.port);
    }
  }

  #hearNewTarget(target: CdpParams): void {
    if (target['openerId'] !== this.#targetId || this.#targetId === null) return;
    const { action } = this.#windowOpenHandler({ url: toElectron(String(target['url'])) });
    note('window-open', { action });
    if (action === 'deny') {
      void this.#chromium.then(({ cdp }) => cdp.send('Target.closeTarget', { targetId: target['targetId'] }));
    }
  }

  #askBeforeUnload(): void {
    const event = preventable({});
    this.emit('will-prevent-unload', event);
    void this.send('Page.handleJavaScriptDialog', { accept: event.defaultPrevented }).catch(() => undefined);
  }

  async #answer(paused: CdpParams): Promise<void> {
    const { requestId, resourceType, frameId } = paused;
    const request = paused['request'] as CdpParams;
    const url = toElectron(String(request['url']));
    const fail = (errorReason: string) => this.send('Fetch.failRequest', { requestId, errorReason });
    if (resourceType === 'Document' && !this.#mayNavigate(url, frameId === this.#targetId)) {
      note('navigation-prevented', { url });
      await fail('Aborted');
      return;
    }
    if (this.session.cancelsRequest(url)) {
      note('request-cancelled', { url });
      await fail('BlockedByClient');
      return;
    }
    const handler = this.session.protocol.handlerOf(url);
    // There is no network: what no protocol of the program answers does not exist.
    if (handler === undefined) {
      note('request-left-the-program', { url });
      await fail('NameNotResolved');
      return;
    }
    const response = await handler(
      new Request(url, {
        method: String(request['method']),
        headers: request['headers'] as Record<string, string>,
      }),
    );
    await this.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }

  #mayNavigate(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && this.#expectedNavigation === url) {
      this.#expectedNavigation = null;
      return true;
    }
    const details = preventable({ url, isMainFrame, isSameDocument: false });
    this.emit('will-frame-navigate', details);
    if (isMainFrame) this.emit('will-navigate', details, url);
    return !details.defaultPrevented;
  }
}

function pack(data: unknown): unknown {
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
  return bytes instanceof Uint8Array ? { base64: Buffer.from(bytes).toString('base64') } : data;
}

function unpack(data: unknown): unknown {
  const isBytes = typeof data === 'object' && data !== null && 'base64' in data;
  return isBytes ? new Uint8Array(Buffer.from(String(data.base64), 'base64')) : data;
}
