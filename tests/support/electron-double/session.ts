import { EventEmitter } from 'node:events';
import type { Cdp } from './cdp.ts';
import { note } from './remote-control.ts';
import { registerScheme, toChromium } from './scheme-map.ts';

type ProtocolHandler = (request: Request) => Response | Promise<Response>;
type RequestListener = (
  details: { readonly url: string },
  answer: (response: { readonly cancel?: boolean }) => void,
) => void;

/** Chromium's name of a permission -> Electron's. What is left out, Chromium does not let a test set. */
const permissions = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  camera: 'media',
  microphone: 'media',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  'screen-wake-lock': 'screen-wake-lock',
  'idle-detection': 'idle-detection',
  'local-fonts': 'local-fonts',
  'window-management': 'window-management',
} as const;

class Protocol {
  readonly #handlers = new Map<string, ProtocolHandler>();
  readonly #privileged = new Set<string>();

  registerSchemesAsPrivileged(
    schemes: readonly { readonly scheme: string; readonly privileges: Readonly<Record<string, boolean>> }[],
  ): void {
    for (const { scheme, privileges } of schemes) {
      if (privileges['standard'] === true && privileges['secure'] === true) this.#privileged.add(scheme);
      note('scheme-registered', { scheme, privileges });
    }
  }

  handle(scheme: string, handler: ProtocolHandler): void {
    // Shown under https, a scheme is standard and secure whether or not it was registered so: it has to be, here too.
    if (!this.#privileged.has(scheme)) throw new Error(`${scheme} was not registered as standard and secure`);
    registerScheme(scheme);
    this.#handlers.set(scheme, handler);
  }

  handlerOf(url: string): ProtocolHandler | undefined {
    return this.#handlers.get(/^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1] ?? '');
  }
}

/** The default session. Without handlers it grants everything, as Electron does. */
export class Session extends EventEmitter {
  readonly protocol = new Protocol();
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener): void => {
      this.#beforeRequest = listener;
    },
  };
  #beforeRequest: RequestListener | null = null;
  #mayRequest: (permission: string) => boolean = () => true;
  #mayUse: (permission: string) => boolean = () => true;

  setPermissionRequestHandler(
    handler: (contents: null, permission: string, answer: (isGranted: boolean) => void) => void,
  ): void {
    this.#mayRequest = (permission) => {
      let answer = false;
      handler(null, permission, (isGranted) => (answer = isGranted));
      return answer;
    };
  }

  setPermissionCheckHandler(handler: (contents: null, permission: string) => boolean): void {
    this.#mayUse = (permission) => handler(null, permission);
  }

  setDevicePermissionHandler(handler: (details: object) => boolean): void {
    note('device-permission', { isGranted: handler({}) });
  }

  setSpellCheckerEnabled(isEnabled: boolean): void {
    note('spell-checker', { isEnabled });
  }

  cancelsRequest(url: string): boolean {
    let isCancelled = false;
    this.#beforeRequest?.({ url }, ({ cancel }) => (isCancelled = cancel === true));
    return isCancelled;
  }

  /** Gives Chromium the answers of the handlers, for the pages of one address. */
  async applyPermissions(cdp: Cdp, url: string): Promise<void> {
    const { origin } = new URL(toChromium(url));
    for (const [name, electronName] of Object.entries(permissions)) {
      const isGranted = this.#mayRequest(electronName) && this.#mayUse(electronName);
      const setting = isGranted ? 'granted' : 'denied';
      await cdp
        .send('Browser.setPermission', { permission: { name }, setting, origin })
        .catch((error: unknown) => {
          note('permission-not-set', { name, message: String(error) });
        });
    }
  }
}
