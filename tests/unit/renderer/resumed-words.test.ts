import { randomBytes } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { aBody, aParagraph } from '../../support/builders/body-pieces.ts';

const openDocument = vi.fn<(document: { readonly id: string }) => void>();
const status = vi.fn<() => Promise<unknown>>();
const typingPaused = vi.fn<() => Promise<void>>();
const kept = new Map<string, string>();

vi.stubGlobal('window', {
  sessionStorage: {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  },
});
vi.mock('../../../renderer/app/query-client.ts', () => ({ queryClient: {} }));
vi.mock('../../../renderer/platform/client.ts', () => ({
  client: {
    recovery: { status: () => status() },
    documents: {
      get: ({ id }: { readonly id: string }) =>
        Promise.resolve({ id, kind: 'notes', sections: [{ id: 'section' }] }),
    },
  },
  operations: { recovery: { status: { queryOptions: () => ({}) } } },
}));

const key = randomBytes(32).toString('base64');
const sound = { state: 'open', heldWordsKey: key, formerHeldWordsKeys: [], lineage: 'the same' };

/** A page of this tab, as if it were loaded anew. */
async function aPage() {
  vi.resetModules();
  const { holdWordsIn } = await import('../../../renderer/editor/held-words.ts');
  const { wordsBesidePage } = await import('../../../renderer/platform/beside-page.ts');
  const heldWords = holdWordsIn(wordsBesidePage);
  vi.doMock('../../../renderer/app/use-open-document.ts', () => ({
    heldWords,
    openDocument,
    closeIfDone: () => undefined,
    typingPaused,
  }));
  const { storeStatusQuery } = await import('../../../renderer/app/new-store.ts');
  return {
    heldWords,
    hears: (answer: unknown) => {
      status.mockResolvedValueOnce(answer);
      return storeStatusQuery().queryFn();
    },
  };
}

beforeEach(async () => {
  kept.clear();
  openDocument.mockClear();
  const before = await aPage();
  await before.hears(sound);
  const body = aBody(aParagraph('Words that wait'));
  before.heldWords.hold('section', { documentId: 'document', body, base: aBody(aParagraph('')), sent: [] });
  expect([...kept.values()].join(' ')).not.toContain('Words');
});

it('resumes words of encrypted data once the page knows their key, and once only', async () => {
  const page = await aPage();
  await page.hears(sound);
  await page.hears(sound);
  await vi.waitFor(() => expect(openDocument).toHaveBeenCalledTimes(1));
  expect(openDocument.mock.lastCall?.[0]).toMatchObject({ id: 'document' });
});

it('waits for locked data to be unlocked', async () => {
  const page = await aPage();
  await page.hears({ ...sound, state: 'locked', heldWordsKey: null });
  expect(page.heldWords.list()).toEqual([]);
  await page.hears(sound);
  await vi.waitFor(() => expect(openDocument).toHaveBeenCalledTimes(1));
});

it('resumes words that were held before encryption was switched off', async () => {
  const page = await aPage();
  await page.hears({ ...sound, heldWordsKey: null, formerHeldWordsKeys: [key] });
  await vi.waitFor(() => expect(openDocument).toHaveBeenCalledTimes(1));
  expect([...kept.values()].join(' ')).toContain('Words that wait');
});

it('asks for the key over a screen only once nobody types, and where it is still needed then', async () => {
  const locked = { ...sound, state: 'locked', heldWordsKey: null };
  const page = await aPage();
  // Before there is a screen nobody types.
  await expect(page.hears(locked)).resolves.toMatchObject({ state: 'locked' });
  expect(typingPaused).not.toHaveBeenCalled();
  await page.hears(sound);
  for (const later of [locked, sound]) {
    const pause = Promise.withResolvers<void>();
    typingPaused.mockReturnValueOnce(pause.promise);
    const answered = vi.fn<(answer: unknown) => void>();
    const hearing = page.hears(locked).then(answered);
    await vi.waitFor(() => expect(typingPaused).toHaveBeenCalled());
    expect(answered).not.toHaveBeenCalled();
    typingPaused.mockClear();
    status.mockResolvedValueOnce(later);
    pause.resolve();
    await hearing;
    expect(answered).toHaveBeenCalledWith(expect.objectContaining({ state: later.state }));
  }
});
