import type { MessagePortMain } from 'electron';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ToCore } from '../../../electron/desktop/core-channel.ts';
import { openCoreLink, type CoreTrouble } from '../../../electron/desktop/core-link.ts';
import type { CoreRun } from '../../../electron/desktop/fork-core.ts';
import { keyStoreDouble } from '../../support/key-store-double.ts';

vi.mock('electron', () => ({ MessageChannelMain: class {}, utilityProcess: {} }));

/** Processes that do what a test says: the core's side of the link. */
function cores() {
  const runs: {
    readonly heard: ToCore[];
    readonly ports: MessagePortMain[];
    readonly kill: () => void;
    say(message: unknown): Promise<void>;
    end(code: number): Promise<void>;
  }[] = [];
  const fork = (): CoreRun => {
    const heard: ToCore[] = [];
    const ports: MessagePortMain[] = [];
    const listening = Promise.withResolvers<(data: unknown) => void>();
    const gone = Promise.withResolvers<number>();
    const kill = vi.fn();
    runs.push({
      heard,
      ports,
      kill,
      say: async (message) => {
        (await listening.promise)(message);
        await new Promise(setImmediate);
      },
      end: async (code) => {
        gone.resolve(code);
        await new Promise(setImmediate);
      },
    });
    return {
      tell: (message, port) => {
        heard.push(message);
        if (port !== undefined) ports.push(port);
      },
      hear: (listener) => listening.resolve(listener),
      kill,
      gone: gone.promise,
    };
  };
  return { runs, fork };
}

function aLink(again = false) {
  const { runs, fork } = cores();
  const troubles: CoreTrouble[] = [];
  const [onGone, onGivenUp, onOpenAgain] = [vi.fn(), vi.fn(), vi.fn()];
  let now = 0;
  const link = openCoreLink({
    options: { dataFolder: '/data', resourcesFolder: '/resources', programVersion: '0', policy: null },
    keyStore: keyStoreDouble(),
    ...{ onGone, onGivenUp, onOpenAgain },
    onTrouble: (trouble) => {
      troubles.push(trouble);
      return Promise.resolve(again && troubles.length === 1);
    },
    fork,
    clock: () => now,
  });
  const last = () => runs.at(-1) ?? expect.fail('no core was started');
  return {
    link,
    runs,
    last,
    troubles,
    onGone,
    onGivenUp,
    onOpenAgain,
    pass: (ms: number) => void (now += ms),
  };
}

const aPort = (close: () => void = () => undefined): MessagePortMain =>
  ({ close }) as unknown as MessagePortMain;

describe('the link to the core', () => {
  it('says why the data were not opened, and asks nobody for another try', async () => {
    const { link, last, troubles } = aLink();
    await last().say({ kind: 'refused', code: 'in-use', facts: { openIn: 'browser' } });
    await expect(link.opened).rejects.toMatchObject({ code: 'in-use', facts: { openIn: 'browser' } });
    const failed = aLink();
    await failed.last().say({ kind: 'failed' });
    await expect(failed.link.opened).rejects.toThrow('failed');
    const dead = aLink();
    await dead.last().end(134);
    await expect(dead.link.opened).rejects.toThrow('ended');
    expect([...troubles, ...failed.troubles, ...dead.troubles]).toEqual([]);
    expect([...failed.runs, ...dead.runs].length).toBe(2);
  });

  it('asks the key store for the core, and answers null where it refuses', async () => {
    const { last } = aLink();
    await last().say({ kind: 'ask-key-store', question: 1, ask: 'is-real', text: '' });
    await last().say({ kind: 'ask-key-store', question: 2, ask: 'unwrap', text: 'nobody wrapped this' });
    expect(last().heard).toEqual([
      { kind: 'key-store-answer', question: 1, answer: true },
      { kind: 'key-store-answer', question: 2, answer: null },
    ]);
  });

  it('starts a core that ended again, notes it, and has the page given a port', async () => {
    const { link, runs, last, onGone, onOpenAgain } = aLink();
    expect(link.givePagePort(aPort())).toBe(true);
    await last().say({ kind: 'opened' });
    await link.opened;
    expect(onGone.mock.calls.length + onOpenAgain.mock.calls.length).toBe(0);
    await last().end(137);
    expect(onGone).toHaveBeenCalledOnce();
    expect(runs.length).toBe(2);
    // Kept until there is one that can write it.
    await last().end(139);
    expect(runs.flatMap(({ heard }) => heard).filter(({ kind }) => kind === 'note')).toEqual([]);
    await last().say({ kind: 'opened' });
    expect(last().heard).toEqual([
      { kind: 'note', event: 'core-gone', facts: { exitCode: 137 } },
      { kind: 'note', event: 'core-gone', facts: { exitCode: 139 } },
    ]);
    expect(onOpenAgain).toHaveBeenCalledOnce();
  });

  it('asks the person once it ended four times in a minute, and not where that took longer', async () => {
    const { last, runs, troubles, pass } = aLink(true);
    await last().say({ kind: 'opened' });
    for (const _ of [1, 2, 3, 4, 5]) {
      pass(21_000);
      await last().end(1);
    }
    expect([runs.length, troubles]).toEqual([6, []]);
    await last().end(1);
    await last().end(1);
    await new Promise(setImmediate);
    expect(troubles).toEqual(['ends-again-and-again']);
    expect(runs.length).toBe(8);
  });

  it('takes no port of a page while there is no core, and says when there is one', async () => {
    const { link, last, troubles, runs, onOpenAgain } = aLink(true);
    await last().say({ kind: 'opened' });
    await last().end(1);
    // Somebody else has the data now: the person is asked, twice, and waits the second time.
    await last().say({ kind: 'refused', code: 'in-use', facts: {} });
    expect(troubles).toEqual([expect.objectContaining({ code: 'in-use' })]);
    await new Promise(setImmediate);
    const close = vi.fn();
    expect(link.givePagePort(aPort())).toBe(true);
    await last().say({ kind: 'refused', code: 'in-use', facts: {} });
    expect(runs.length).toBe(3);
    expect(link.givePagePort(aPort(close))).toBe(false);
    expect(close).toHaveBeenCalledOnce();
    expect(onOpenAgain).not.toHaveBeenCalled();
  });

  it('says that it is given up where the person wants no other try, and starts one once it is wanted', async () => {
    const { link, last, runs, onGone, onGivenUp, onOpenAgain } = aLink();
    link.startAgain();
    expect(link.givePagePort(aPort())).toBe(true);
    await last().say({ kind: 'opened' });
    link.startAgain();
    for (const _ of [1, 2, 3, 4]) await last().end(1);
    await new Promise(setImmediate);
    expect([runs.length, onGone.mock.calls.length, onGivenUp.mock.calls.length]).toEqual([4, 3, 1]);
    expect(link.givePagePort(aPort())).toBe(false);
    link.startAgain();
    link.startAgain();
    expect([runs.length, onGone.mock.calls.length]).toEqual([5, 4]);
    await last().say({ kind: 'opened' });
    expect(onOpenAgain).toHaveBeenCalledOnce();
    // What ended before does not count any more.
    await last().end(1);
    expect([runs.length, onGivenUp.mock.calls.length]).toEqual([6, 1]);
  });

  it('waits for the core’s end at the close, and starts none after it', async () => {
    const { link, last, runs } = aLink();
    await last().say({ kind: 'opened' });
    let isClosed = false;
    const closing = link.close().then(() => (isClosed = true));
    expect(last().heard.at(-1)).toEqual({ kind: 'close' });
    await new Promise(setImmediate);
    expect(isClosed).toBe(false);
    await last().end(0);
    await closing;
    expect(runs.length).toBe(1);
  });

  it('ends a core that does not end at the close, and waits no longer where even that fails', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { link, last } = aLink();
    await last().say({ kind: 'opened' });
    let isClosed = false;
    const closing = link.close().then(() => (isClosed = true));
    // The backup's copy to a second folder alone may take half a minute.
    await vi.advanceTimersByTimeAsync(45_000);
    expect(last().kill).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(15_000);
    expect([vi.mocked(last().kill).mock.calls.length, isClosed]).toEqual([1, false]);
    await vi.advanceTimersByTimeAsync(60_000);
    await closing;
  });

  it.each([
    ['main', { kind: 'not-understood' }],
    ['core', { kind: 'opened', more: 1 }],
  ])('takes a core for failed where it is not open and %s was not understood', async (_said, message) => {
    const { link, last } = aLink();
    await last().say(message);
    await expect(link.opened).rejects.toThrow('failed');
    expect(last().heard).toEqual([{ kind: 'close' }]);

    const again = aLink();
    await again.last().say({ kind: 'opened' });
    await again.last().end(1);
    await again.last().say(message);
    expect(again.troubles).toEqual(['failed']);
  });

  it('tells of what the core says in another shape, and does not heed it', async () => {
    const { link, last } = aLink();
    await last().say({ kind: 'opened' });
    await last().say({ kind: 'opened', more: 1 });
    await last().say({ kind: 'not-understood' });
    expect(last().heard).toEqual([
      { kind: 'note', event: 'core-channel-refused', facts: { said: 'core' } },
      { kind: 'note', event: 'core-channel-refused', facts: { said: 'main' } },
    ]);
    await link.opened;
  });
});
