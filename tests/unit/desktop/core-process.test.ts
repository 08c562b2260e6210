import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';

const core = {
  router: {},
  log: { note: vi.fn(), fault: vi.fn(), toldFault: vi.fn() },
  sayWhere: vi.fn(),
  followPolicy: vi.fn(() => Promise.resolve()),
  close: vi.fn(() => Promise.resolve()),
};
vi.mock('../../../electron/core/open-core.ts', () => ({
  openCore: () => Promise.resolve(core),
  DataFolderRefused: class extends Error {},
}));

class Channel extends EventEmitter {
  readonly said: unknown[] = [];
  start(): void {}
  postMessage(message: unknown): void {
    this.said.push(message);
  }
  say(data: unknown): void {
    this.emit('message', { data, ports: [] });
  }
}

/** The core's process in this one, open: what it says, and with which codes it would have ended. */
async function openProcess() {
  const heard = new Map<string | symbol, (...facts: unknown[]) => void>();
  vi.spyOn(process, 'on').mockImplementation((event, listener) => {
    heard.set(event, listener as (...facts: unknown[]) => void);
    return process;
  });
  const exits: unknown[] = [];
  vi.spyOn(process, 'exit').mockImplementation(((code: unknown) => void exits.push(code)) as never);
  const parentPort = new EventEmitter();
  Object.assign(process, { parentPort });
  onTestFinished(() => void Reflect.deleteProperty(process, 'parentPort'));
  vi.resetModules();
  await import('../../../electron/desktop/core-process.ts');
  const channel = new Channel();
  parentPort.emit('message', { ports: [channel] });
  channel.say({
    kind: 'open',
    options: { dataFolder: '/data', resourcesFolder: '/resources', programVersion: '0', policy: null },
  });
  await vi.waitUntil(() => channel.said.length > 0);
  return { channel, exits, tellRejection: (error: unknown) => heard.get('unhandledRejection')?.(error) };
}

afterEach(() => void vi.restoreAllMocks());

describe('the core’s process', () => {
  it('ends with 0 once the core is closed', async () => {
    const { channel, exits } = await openProcess();
    channel.say({ kind: 'close' });
    await vi.waitUntil(() => exits.length > 0);
    expect(exits).toEqual([0]);
  });

  it('ends where closing fails, too, and notes why', async () => {
    const { channel, exits } = await openProcess();
    const why = new Error('the disk is gone');
    core.close.mockRejectedValueOnce(why);
    channel.say({ kind: 'close' });
    await vi.waitUntil(() => exits.length > 0);
    expect(exits).toEqual([1]);
    expect(core.log.fault).toHaveBeenCalledWith('closing', why);
  });

  it('ends at a rejection that nobody heeds, and notes it', async () => {
    const { channel, exits, tellRejection } = await openProcess();
    expect(channel.said).toEqual([{ kind: 'opened' }]);
    const why = new Error('nobody waits for this');
    tellRejection(why);
    expect(exits).toEqual([1]);
    expect(core.log.fault).toHaveBeenCalledWith('core', why);
  });
});
