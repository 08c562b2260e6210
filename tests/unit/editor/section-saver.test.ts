import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Body } from '../../../shared/document/body.ts';
import {
  createSectionSaver,
  longestAnswer,
  longestUnsent,
  pauseBeforeSaving,
  type SaveAnswer,
  type SaverState,
  type SectionSaver,
  type StoredSection,
} from '../../../renderer/editor/section-saver.ts';

const text = (words: string): Body => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});
const wordsOf = (body: Body): string => body.content[0]?.content?.[0]?.text ?? '';

type Request = {
  readonly revision: number;
  readonly words: string;
  readonly deletedWords: number;
  readonly isOwnVersion: boolean;
  readonly answer: (answer: SaveAnswer) => void;
  readonly fail: (error: unknown) => void;
};

/** A saver on a store that answers when the test says so. */
function aSaver(stored: StoredSection = { revision: 1, body: text('stored') }) {
  const requests: Request[] = [];
  const states: SaverState[] = [];
  let screen = wordsOf(stored.body);
  let now: StoredSection | null = stored;
  const saver = createSectionSaver({
    stored,
    take: () => text(screen),
    send: (revision, body, deletedWords, isOwnVersion) =>
      new Promise((answer, fail) =>
        requests.push({ revision, words: wordsOf(body), deletedWords, isOwnVersion, answer, fail }),
      ),
    readStored: () => Promise.resolve(now),
    classify: (error) => (error === 'conflict' || error === 'refused' ? error : 'unreachable'),
    isSame: (one, other) => wordsOf(one) === wordsOf(other),
    onState: (state) => states.push(state),
  });
  return {
    saver,
    requests,
    states,
    type: (words: string, deletedWords = 0, isOwnVersion = false) => {
      screen = words;
      saver.changed(deletedWords, isOwnVersion);
    },
    screenHolds: (words: string) => {
      screen = words;
    },
    storeHolds: (next: StoredSection | null) => {
      now = next;
    },
    answer: async (revision: number) => {
      const request = requests.at(-1);
      request?.answer({ revision, savedAt: '2026-01-02T10:00:00.000Z', words: 1, shrunkFrom: null });
      await vi.advanceTimersByTimeAsync(0);
    },
    fail: async (error: unknown) => {
      requests.at(-1)?.fail(error);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

const kindOf = (saver: SectionSaver): string => saver.state.kind;

describe('saving a section', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says with the next save that it is no typing on, until a save was answered for', async () => {
    const { type, requests, answer, fail } = aSaver();
    type('replaced', 0, true);
    type('replaced a');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    await fail('no answer');
    await vi.advanceTimersByTimeAsync(longestAnswer);
    await answer(2);
    type('replaced b');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    expect(requests.map(({ isOwnVersion }) => isOwnVersion)).toEqual([true, true, false]);
  });

  it('sends the text so soon after the last key that it is committed a quarter of a second after it', async () => {
    expect(pauseBeforeSaving).toBeLessThanOrEqual(200);
    const { type, requests } = aSaver();
    type('stored a');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving - 1);
    expect(requests).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(requests.map(({ revision, words }) => [revision, words])).toEqual([[1, 'stored a']]);
  });

  it('never leaves a key of a burst unsent for longer than a commit can wait', async () => {
    expect(longestUnsent).toBeLessThanOrEqual(350);
    const { type, requests } = aSaver();
    for (let passed = 0; passed < longestUnsent; passed += 50) {
      type(`stored ${passed}`);
      expect(requests).toHaveLength(0);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(requests).toHaveLength(1);
  });

  it('says saved only once the commit was answered', async () => {
    const { saver, type, states, answer } = aSaver();
    type('a');
    expect(kindOf(saver)).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    expect(kindOf(saver)).toBe('saving');
    await answer(2);
    expect(saver.state).toEqual({ kind: 'saved', savedAt: '2026-01-02T10:00:00.000Z' });
    expect(states.map(({ kind }) => kind)).toEqual(['unsaved', 'saving', 'saved']);
  });

  it('has one request under way, and bases the next on the revision that was answered', async () => {
    const { type, requests, answer } = aSaver();
    type('a');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    type('a b');
    type('a b c');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(requests).toHaveLength(1);
    await answer(7);
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    expect(requests.map(({ revision, words }) => [revision, words])).toEqual([
      [1, 'a'],
      [7, 'a b c'],
    ]);
  });

  it('sends keys that came during a request in the time that counts from the first of them', async () => {
    const { type, requests, answer } = aSaver();
    type('a');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    type('a b');
    await vi.advanceTimersByTimeAsync(longestUnsent - 50);
    type('a b c');
    await answer(2);
    await vi.advanceTimersByTimeAsync(49);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(requests.map(({ words }) => words)).toEqual(['a', 'a b c']);
  });

  it('sends at once what waited longer than that for an answer', async () => {
    const { type, requests, answer } = aSaver();
    type('a');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    type('a b');
    await vi.advanceTimersByTimeAsync(longestUnsent + 100);
    await answer(2);
    await vi.advanceTimersByTimeAsync(0);
    expect(requests.map(({ words }) => words)).toEqual(['a', 'a b']);
  });

  it('keeps its times when the system’s clock is set back an hour', async () => {
    const { type, requests } = aSaver();
    type('a');
    vi.setSystemTime(Date.now() - 3_600_000);
    type('a b');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    expect(requests.map(({ words }) => words)).toEqual(['a b']);
  });

  it('says within a second of the key that an answer is late, and sends nothing beside it', async () => {
    const { saver, type, requests, answer } = aSaver();
    type('a');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving + longestAnswer - 1);
    expect(kindOf(saver)).toBe('saving');
    await vi.advanceTimersByTimeAsync(1);
    expect(kindOf(saver)).toBe('late');
    expect(longestUnsent + longestAnswer).toBeLessThanOrEqual(1_000);
    type('a b');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(kindOf(saver)).toBe('late');
    expect(requests).toHaveLength(1);
    await answer(2);
    await vi.advanceTimersByTimeAsync(0);
    expect(requests.at(-1)?.words).toBe('a b');
    await answer(3);
    expect(kindOf(saver)).toBe('saved');
  });

  it('tries again at once when that is asked for', async () => {
    const { saver, type, requests, fail, answer } = aSaver();
    type('a');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    await fail(new Error('disk full'));
    const flushed = saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(requests).toHaveLength(2);
    await answer(2);
    expect(await flushed).toBe(true);
    expect(kindOf(saver)).toBe('saved');
  });

  it('says how many words were deleted since the last save that was answered', async () => {
    const { type, requests, fail, answer } = aSaver();
    type('a', 2);
    type('b', 3);
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    await fail(new Error('gone'));
    type('c', 1);
    await vi.advanceTimersByTimeAsync(500);
    await answer(2);
    type('d');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    expect(requests.map(({ deletedWords }) => deletedWords)).toEqual([5, 6, 0]);
  });

  it('is not saved while keys came during the request', async () => {
    const { saver, type, answer } = aSaver();
    type('a');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    type('a b');
    await answer(2);
    expect(kindOf(saver)).not.toBe('saved');
    expect(saver.isUnsaved).toBe(true);
  });

  it('keeps the text and tries again, ever more slowly, while the store does not answer', async () => {
    const { saver, type, requests, fail, answer } = aSaver();
    type('precious');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    await fail(new Error('gone'));
    expect(kindOf(saver)).toBe('retrying');
    await vi.advanceTimersByTimeAsync(500);
    expect(requests).toHaveLength(2);
    await fail(new Error('gone'));
    await vi.advanceTimersByTimeAsync(999);
    expect(requests).toHaveLength(2);
    type('precious words');
    expect(kindOf(saver)).toBe('retrying');
    await vi.advanceTimersByTimeAsync(1);
    expect(requests.at(-1)?.words).toBe('precious words');
    await answer(2);
    expect(kindOf(saver)).toBe('saved');
  });

  it('never waits more than eight seconds between two tries', async () => {
    const { type, requests, fail } = aSaver();
    type('a');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    for (let round = 0; round < 12; round += 1) {
      await fail(new Error('gone'));
      await vi.advanceTimersByTimeAsync(8_000);
    }
    expect(requests).toHaveLength(13);
  });

  it('stops at a conflict and sends nothing until a person has chosen', async () => {
    const { saver, type, requests, storeHolds, fail } = aSaver();
    storeHolds({ revision: 5, body: text('theirs') });
    type('mine');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    await fail('conflict');
    expect(saver.state).toEqual({ kind: 'conflict', stored: { revision: 5, body: text('theirs') } });
    type('mine and more');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await saver.flush()).toBe(false);
    expect(requests).toHaveLength(1);
  });

  it('saves mine over the stored text that was seen, when that is chosen', async () => {
    const { saver, type, requests, storeHolds, fail, answer } = aSaver();
    storeHolds({ revision: 5, body: text('theirs') });
    type('mine');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    await fail('conflict');
    const kept = saver.keepMine();
    await vi.advanceTimersByTimeAsync(0);
    expect(requests.at(-1)).toMatchObject({ revision: 5, words: 'mine' });
    await answer(6);
    expect(await kept).toBe(true);
    expect(kindOf(saver)).toBe('saved');
  });

  it('goes on from the stored text when that is chosen', async () => {
    const { saver, type, requests, storeHolds, fail } = aSaver();
    storeHolds({ revision: 5, body: text('theirs') });
    type('mine');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    await fail('conflict');
    expect(saver.takeStored()).toEqual({ revision: 5, body: text('theirs') });
    expect(saver.isUnsaved).toBe(false);
    type('theirs and more');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    expect(requests.at(-1)).toMatchObject({ revision: 5, words: 'theirs and more' });
  });

  it('is no conflict when only the answer to our own commit was lost', async () => {
    const { saver, type, requests, storeHolds, fail } = aSaver();
    type('mine');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    await fail(new Error('the answer was lost'));
    storeHolds({ revision: 2, body: text('mine') });
    await vi.advanceTimersByTimeAsync(500);
    await fail('conflict');
    expect(kindOf(saver)).toBe('saved');
    type('mine too');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    expect(requests.at(-1)?.revision).toBe(2);
  });

  it('is no conflict when the answer to an earlier try was lost and a later try never arrived', async () => {
    const { saver, type, requests, storeHolds, fail } = aSaver();
    type('mine');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    await fail(new Error('the answer was lost'));
    storeHolds({ revision: 2, body: text('mine') });
    type('mine too');
    await vi.advanceTimersByTimeAsync(500);
    await fail(new Error('gone'));
    await vi.advanceTimersByTimeAsync(1_000);
    await fail('conflict');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    expect(kindOf(saver)).toBe('saving');
    expect(requests.at(-1)).toMatchObject({ revision: 2, words: 'mine too' });
  });

  it('is no conflict when what an earlier page sent is committed only now', async () => {
    const { saver, requests, storeHolds, fail, answer, screenHolds } = aSaver();
    screenHolds('mine too');
    saver.resume('edit', [text('mine')]);
    storeHolds({ revision: 2, body: text('mine') });
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    expect(requests.at(-1)).toMatchObject({ revision: 1, words: 'mine too' });
    await fail('conflict');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    expect(requests.at(-1)).toMatchObject({ revision: 2, words: 'mine too' });
    await answer(3);
    expect(kindOf(saver)).toBe('saved');
  });

  it('is no conflict when only something beside the text had changed', async () => {
    const { saver, type, requests, storeHolds, fail, answer } = aSaver();
    storeHolds({ revision: 2, body: text('stored') });
    type('mine');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    await fail('conflict');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    expect(requests.at(-1)).toMatchObject({ revision: 2, words: 'mine' });
    await answer(3);
    expect(kindOf(saver)).toBe('saved');
  });

  it('does not send a text again that was refused, until it has changed', async () => {
    const { saver, type, requests, fail } = aSaver();
    type('bad');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    await fail('refused');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(1);
    expect(kindOf(saver)).toBe('refused');
    expect(saver.isUnsaved).toBe(true);
    type('good');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    expect(requests.at(-1)?.words).toBe('good');
  });

  it('sends a text that changed while the one before it was on its way to be refused', async () => {
    const { saver, type, requests, fail, answer } = aSaver();
    type('bad');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    type('good');
    await fail('refused');
    expect(kindOf(saver)).toBe('refused');
    await vi.advanceTimersByTimeAsync(pauseBeforeSaving);
    expect(requests.at(-1)?.words).toBe('good');
    await answer(2);
    expect(kindOf(saver)).toBe('saved');
  });

  it('takes a newer stored text only while nothing is unsaved', () => {
    const { saver, type } = aSaver();
    expect(saver.adopt({ revision: 4, body: text('newer') })).toBe(true);
    expect(saver.revision).toBe(4);
    expect(saver.adopt({ revision: 3, body: text('older') })).toBe(false);
    type('mine');
    expect(saver.adopt({ revision: 9, body: text('newest') })).toBe(false);
  });

  it('sends everything at once when the page is left, the keys during the request included', async () => {
    const { saver, type, requests, answer } = aSaver();
    type('a');
    const flushed = saver.flush();
    type('a b');
    await answer(2);
    await answer(3);
    expect(await flushed).toBe(true);
    expect(requests.map(({ words }) => words)).toEqual(['a', 'a b']);
  });

  it('says at the end of a flush that something could not be saved', async () => {
    const { saver, type, fail } = aSaver();
    type('a');
    const flushed = saver.flush();
    await fail(new Error('gone'));
    expect(await flushed).toBe(false);
  });
});
