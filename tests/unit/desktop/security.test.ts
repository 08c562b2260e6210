import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { guardEveryPage, lockSession, openSwitch } from '../../../electron/desktop/security.ts';

const electron = await vi.hoisted(async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  const switches = new Set<string>();
  const commandLine = { hasSwitch: (name: string) => switches.has(name) };
  const app = Object.assign(new Emitter(), { isPackaged: true, commandLine, exit: vi.fn() });
  return { app, switches, dialog: { showErrorBox: vi.fn() } };
});
vi.mock('electron', () => electron);

type Handlers = {
  request?: (contents: null, permission: string, answer: (isGranted: boolean) => void) => void;
  check?: () => boolean;
  device?: () => boolean;
  spelling?: boolean;
  before?: (details: { url: string }, answer: (response: { cancel: boolean }) => void) => void;
};

function aSession() {
  const handlers: Handlers = {};
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (handler: Handlers['request']) =>
      Object.assign(handlers, { request: handler }),
    setPermissionCheckHandler: (handler: Handlers['check']) => Object.assign(handlers, { check: handler }),
    setDevicePermissionHandler: (handler: Handlers['device']) => Object.assign(handlers, { device: handler }),
    setSpellCheckerEnabled: (isEnabled: boolean) => Object.assign(handlers, { spelling: isEnabled }),
    webRequest: {
      onBeforeRequest: (handler: Handlers['before']) => Object.assign(handlers, { before: handler }),
    },
  });
  lockSession(session as unknown as Parameters<typeof lockSession>[0]);
  return { session, handlers };
}

function anEvent(details: object = {}) {
  return { ...details, preventDefault: vi.fn() };
}

describe('the session', () => {
  it('grants no permission and no device, and checks no spelling over the network', () => {
    const { handlers } = aSession();
    const answer = vi.fn();
    handlers.request?.(null, 'media', answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith(false);
    expect([handlers.check?.(), handlers.device?.(), handlers.spelling]).toEqual([false, false, false]);
  });

  it('downloads nothing', () => {
    const { session } = aSession();
    const event = anEvent();
    session.emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalled();
  });

  it.each([
    ['app://secretariat/assets/a.js', false],
    ['https://example.org/', true],
    ['http://127.0.0.1:4173/', true],
    ['file:///etc/passwd', true],
    ['devtools://devtools/bundled/x.html', true],
    ['app://other/', true],
  ])('lets a request to %s be cancelled: %s', (url, cancel) => {
    const { handlers } = aSession();
    const answer = vi.fn();
    handlers.before?.({ url }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel });
  });
});

describe('the installed program', () => {
  it.each([
    'no-sandbox',
    'disable-web-security',
    'disable-site-isolation-trials',
    'ignore-certificate-errors',
  ])('does not go on with --%s', (name) => {
    expect(openSwitch()).toBeNull();
    electron.switches.add(name);
    expect(openSwitch()).toBe(name);
    electron.app.isPackaged = false;
    expect(openSwitch()).toBeNull();
    electron.app.isPackaged = true;
    electron.switches.clear();
  });
});

describe('every page', () => {
  let openHandler: (() => { action: string }) | undefined;
  let contents: EventEmitter;

  beforeEach(() => {
    electron.app.removeAllListeners();
    guardEveryPage();
    contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: () => { action: string }) => (openHandler = handler),
    });
    electron.app.emit('web-contents-created', {}, contents);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stays where it is: %s', (name) => {
    const away = anEvent({ url: 'https://example.org/', isMainFrame: true });
    const inFrame = anEvent({ url: 'app://secretariat/', isMainFrame: false });
    const reload = anEvent({ url: 'app://secretariat/', isMainFrame: true });
    const blob = anEvent({
      url: 'blob:app://secretariat/7f93de53-7eb1-41af-8bfd-b527767f3f2a',
      isMainFrame: true,
    });
    const part = anEvent({ url: 'app://secretariat/assets/index.js', isMainFrame: true });
    for (const event of [away, inFrame, reload, blob, part]) contents.emit(name, event);
    expect(away.preventDefault).toHaveBeenCalled();
    expect(part.preventDefault).toHaveBeenCalled();
    expect(blob.preventDefault).toHaveBeenCalled();
    expect(inFrame.preventDefault).toHaveBeenCalled();
    expect(reload.preventDefault).not.toHaveBeenCalled();
  });

  it('whose process is not closed ends the program', () => {
    contents.emit('preload-error', {}, 'preload.cjs', new Error('The page’s process is not closed'));
    expect(electron.dialog.showErrorBox).toHaveBeenCalledOnce();
    expect(electron.app.exit).toHaveBeenCalledExactlyOnceWith(1);
  });

  it('opens no window and holds no webview', () => {
    const event = anEvent();
    contents.emit('will-attach-webview', event);
    expect(event.preventDefault).toHaveBeenCalled();
    expect(openHandler?.()).toEqual({ action: 'deny' });
  });
});
