import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStartAgain } from '../../../electron/desktop/start-again.ts';

const electron = vi.hoisted(() => ({
  app: { isPackaged: true, relaunch: vi.fn() },
  dialog: { showMessageBox: vi.fn<(box: { readonly detail: string }) => Promise<{ response: number }>>() },
}));
vi.mock('electron', () => electron);
const { relaunch } = electron.app;
const { showMessageBox } = electron.dialog;

const plainStart = { argv: [], workingFolder: '/' };
const startWords = ['--data', '/papers'];
const aMoment = 5_000;

describe('a start of the program that is still closing', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    vi.resetAllMocks();
    showMessageBox.mockReturnValue(Promise.withResolvers<{ response: number }>().promise);
  });
  afterEach(() => void vi.useRealTimers());

  it('comes after the end without a word where that is near', () => {
    const again = openStartAgain({ startWords, canStart: () => true });
    again.ask({ argv: ['/x/June.meeting', '--inspect'], workingFolder: '/' });
    again.startIfAsked();
    expect(relaunch).toHaveBeenCalledExactlyOnceWith({ args: [...startWords, '/x/June.meeting'] });
    expect(showMessageBox).not.toHaveBeenCalled();
  });

  it('is spoken of once where the end takes a moment, and comes though nobody answers', async () => {
    const again = openStartAgain({ startWords, canStart: () => true });
    again.ask(plainStart);
    again.ask(plainStart);
    await vi.advanceTimersByTimeAsync(aMoment);
    expect(showMessageBox).toHaveBeenCalledOnce();
    again.startIfAsked();
    expect(relaunch).toHaveBeenCalledExactlyOnceWith({ args: startWords });
  });

  it('does not come where the person would rather leave it closed, until they ask anew', async () => {
    showMessageBox.mockResolvedValue({ response: 1 });
    const again = openStartAgain({ startWords, canStart: () => true });
    again.ask(plainStart);
    await vi.advanceTimersByTimeAsync(aMoment);
    await nextTurn();
    again.startIfAsked();
    expect(relaunch).not.toHaveBeenCalled();
    again.ask(plainStart);
    again.startIfAsked();
    expect(relaunch).toHaveBeenCalledOnce();
  });

  it('is left to the person, who is told at once, where the program cannot start itself', async () => {
    const again = openStartAgain({ startWords, canStart: () => false });
    again.ask(plainStart);
    await vi.advanceTimersByTimeAsync(0);
    expect(showMessageBox.mock.calls[0]?.[0].detail).toMatch(
      /Everything is saved\. Start it again in a minute\.$/,
    );
    again.startIfAsked();
    expect(relaunch).not.toHaveBeenCalled();
  });

  it('is not asked for by what is no start', () => {
    const again = openStartAgain({ startWords, canStart: () => true });
    again.ask({ argv: 'June.meeting' });
    again.startIfAsked();
    expect(relaunch).not.toHaveBeenCalled();
  });
});
