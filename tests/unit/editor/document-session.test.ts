import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Section, SectionedDocument } from '../../../shared/contract/entities/documents.ts';
import type { Body } from '../../../shared/document/body.ts';
import { schemaFor } from '../../../shared/document/schemas.ts';
import {
  openDocumentSession,
  type DocumentSession,
  type SessionServices,
} from '../../../renderer/editor/document-session.ts';
import { TextNotTakenOver } from '../../../renderer/editor/load-section.ts';
import { holdWordsIn } from '../../../renderer/editor/held-words.ts';
import { aTab } from '../../support/a-tab.ts';
import { aBody, aParagraph } from '../../support/builders/body-pieces.ts';

function aSection(id: string, words: string, fields: Partial<Section> = {}): Section {
  return {
    id,
    revision: 1,
    key: id,
    agendaItemId: null,
    heading: id,
    guidance: '',
    isNumbered: false,
    isRequired: false,
    wordLimit: null,
    copiedFrom: null,
    restrictedReason: null,
    words: 1,
    content: { state: 'sound', body: aBody(aParagraph(words)) },
    ...fields,
  };
}

function aDocument(...sections: readonly Section[]): SectionedDocument {
  return {
    id: 'document',
    revision: 1,
    kind: 'cover-paper',
    meetingId: 'meeting',
    agendaItemId: 'item',
    state: 'drafting',
    planEntryIds: [],
    attachments: [],
    steps: [],
    sections: [...sections],
  };
}

type Fields = Partial<SessionServices>;

function opened(
  document: SectionedDocument,
  save: (body: Body) => Promise<number>,
  stored = document,
  fields: Fields = {},
) {
  return openDocumentSession(document, {
    saveSection: async (_id, _revision, body) => ({
      revision: await save(body),
      savedAt: '2026-04-18T14:30:00Z',
      words: 1,
      shrunkFrom: null,
    }),
    readDocument: () => Promise.resolve(stored),
    restoreVersion: () => Promise.reject(new Error('not asked for')),
    setAside: () => Promise.resolve(),
    held: holdWordsIn(aTab()),
    classify: (error) => (error instanceof RangeError ? 'conflict' : 'unreachable'),
    wordProblem: ({ code }) => code,
    ...fields,
  });
}

function type(session: DocumentSession, id: string, words: string, deletedWords = 0): void {
  const doc = schemaFor('cover-paper').nodeFromJSON(aBody(aParagraph(words)));
  session.noteChange(id, doc, true, deletedWords);
}

const neverSaved = (): Promise<number> => Promise.reject(new TypeError('no host'));

describe('a document on screen', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('still knows of words that are not saved when their section leaves it', async () => {
    const session = opened(aDocument(aSection('one', 'One'), aSection('two', 'Two')), neverSaved);
    type(session, 'two', 'Two and more');
    await session.flush();
    session.receive(aDocument(aSection('one', 'One')));
    expect(session.snapshot().map(({ id }) => id)).toEqual(['one', 'two']);
    expect(session.section('two')).toMatchObject({ saving: { kind: 'retrying' } });
  });

  it('forgets a section that left it once its words are saved', async () => {
    const session = opened(aDocument(aSection('one', 'One'), aSection('two', 'Two')), () =>
      Promise.resolve(2),
    );
    type(session, 'two', 'Two and more');
    session.receive(aDocument(aSection('one', 'One')));
    expect(session.shown()).toHaveLength(2);
    await session.flush();
    expect(session.shown().map(({ id }) => id)).toEqual(['one']);
  });

  it('is read again while a section waits for a person to choose between two texts', async () => {
    const theirs = aDocument(aSection('one', 'Theirs', { revision: 2 }));
    const session = opened(
      aDocument(aSection('one', 'One')),
      () => Promise.reject(new RangeError('conflict')),
      theirs,
    );
    type(session, 'one', 'Mine');
    await session.flush();
    expect(session.section('one')).toMatchObject({ saving: { kind: 'conflict' } });
    const isQuiet = vi.fn();
    void session.quiet(new AbortController().signal).then(isQuiet);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(isQuiet).toHaveBeenCalled();
    session.receive(theirs);
    expect(session.currentDoc('one')?.textContent).toBe('Mine');
  });

  it('is not read again while someone types', async () => {
    const session = opened(aDocument(aSection('one', 'One')), () => new Promise(() => undefined));
    type(session, 'one', 'Mine');
    const isQuiet = vi.fn();
    void session.quiet(new AbortController().signal).then(isQuiet);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(isQuiet).not.toHaveBeenCalled();
  });

  it('shows the new numbers at once where the change that made them is the first since the last save', () => {
    const session = opened(aDocument(aSection('one', 'One', { isNumbered: true })), neverSaved);
    session.subscribe(() => void session.snapshot());
    const two = aBody(aParagraph('One'), aParagraph('Two'));
    session.noteChange('one', schemaFor('cover-paper').nodeFromJSON(two), true, 0);
    expect(session.section('one')).toMatchObject({ counts: { paragraphs: 2 } });
  });

  it('shows the same while a save goes well, and the new words once it is left or nobody types', async () => {
    vi.useFakeTimers();
    const session = opened(aDocument(aSection('s1', 'One')), () => Promise.resolve(2));
    const words = (): string =>
      session.shown().flatMap((each) => (each.state === 'sound' ? [each.doc.textContent] : []))[0] ?? '';
    const before = session.shown();
    const kinds: string[] = [];
    session.subscribe(() => {
      const section = session.section('s1');
      if (section?.state === 'sound') kinds.push(section.saving.kind);
    });
    type(session, 's1', 'One two');
    expect(session.shown()).toBe(before);
    const flushed = session.flush();
    expect(words()).toBe('One two');
    const between = session.shown();
    await flushed;
    expect(session.shown()).toBe(between);
    expect(kinds).toEqual(expect.arrayContaining(['unsaved', 'saved']));
    // What is on its way looks like what waits to be sent.
    expect(kinds).not.toContain('saving');
    type(session, 's1', 'One two three');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(words()).toBe('One two three');
    session.dispose();
  });

  it('follows another window that numbers a section, also while words here are not saved', async () => {
    const session = opened(aDocument(aSection('one', 'One')), neverSaved);
    type(session, 'one', 'Mine');
    await session.flush();
    session.receive(aDocument(aSection('one', 'One', { revision: 2, isNumbered: true })));
    expect(session.section('one')).toMatchObject({ isNumbered: true });
    expect(session.currentDoc('one')?.textContent).toBe('Mine');
  });

  describe('with a text that cannot be read whole', () => {
    const unknown = aBody({ type: 'hologram', content: [{ type: 'text', text: 'Unknown' }] });
    const unreadable = { content: { state: 'sound', body: unknown } } as const;

    it.each<[string, Section['content']]>([
      ['the store says so', { state: 'unreadable', reason: 'changed-outside', text: 'Unknown' }],
      ['a block is not known', unreadable.content],
      [
        'a mark is not known',
        {
          state: 'sound',
          body: aBody(aParagraph({ type: 'text', text: 'Unknown', marks: [{ type: 'glow' }] })),
        },
      ],
      [
        'a detail is not known',
        { state: 'sound', body: aBody({ ...aParagraph('Unknown'), attrs: { a: 1 } }) },
      ],
      [
        'it is nested wrongly',
        { state: 'sound', body: aBody({ type: 'paragraph', content: [aParagraph('Unknown')] }) },
      ],
      ['it is no document', { state: 'sound', body: { type: 'doc', content: 'Unknown' } as never }],
    ])('has no editor and saves nothing, whatever is asked of it, because %s', async (_why, content) => {
      const save = vi.fn(() => Promise.resolve(2));
      const session = opened(aDocument(aSection('one', 'One', { content })), save);
      expect(session.section('one')).toMatchObject({ state: 'unreadable', text: 'Unknown' });
      const make = vi.fn();
      expect(session.editorOf('one', make)).toBeNull();
      expect(() => type(session, 'one', 'Typed')).toThrow(RangeError);
      await expect(session.keepMine('one')).rejects.toThrow(RangeError);
      expect(await session.flush()).toBe(true);
      session.receive(aDocument(aSection('one', 'One', { content })));
      await vi.advanceTimersByTimeAsync(60_000);
      expect(make).not.toHaveBeenCalled();
      expect(save).not.toHaveBeenCalled();
    });

    it('shows words that were held for it, and saves them nowhere', async () => {
      const tab = aTab();
      const held = holdWordsIn(tab);
      held.hold('one', {
        documentId: 'document',
        body: aBody(aParagraph('Held')),
        base: aBody(aParagraph('One')),
        sent: [],
      });
      const save = vi.fn(() => Promise.resolve(2));
      const document = aDocument(aSection('one', 'One', unreadable));
      const session = opened(document, save, document, { held });
      expect(session.section('one')).toMatchObject({ state: 'unreadable', heldText: 'Held' });
      await vi.advanceTimersByTimeAsync(60_000);
      expect(save).not.toHaveBeenCalled();
      expect(held.find('cover-paper', 'one')).not.toBeNull();
    });

    it('is taken off the screen’s editor when it arrives while nothing is unsaved', () => {
      const session = opened(aDocument(aSection('one', 'One')), neverSaved);
      session.receive(aDocument(aSection('one', 'One', { ...unreadable, revision: 2 })));
      expect(session.section('one')).toMatchObject({ state: 'unreadable' });
    });

    it('never becomes the other side of a choice: what is on screen is refused and stays', async () => {
      const theirs = aDocument(aSection('one', 'One', { ...unreadable, revision: 2 }));
      const save = vi.fn(() => Promise.reject(new RangeError('conflict')));
      const session = opened(aDocument(aSection('one', 'One')), save, theirs);
      type(session, 'one', 'Mine');
      expect(await session.flush()).toBe(false);
      expect(session.section('one')).toMatchObject({ saving: { kind: 'refused' } });
      expect(session.currentDoc('one')?.textContent).toBe('Mine');
      await vi.advanceTimersByTimeAsync(60_000);
      expect(save).toHaveBeenCalledTimes(1);
    });

    it('is restored by an earlier version, which is read again', async () => {
      const whole = aDocument(aSection('one', 'Whole', { revision: 2 }));
      const restoreVersion = vi.fn(() => Promise.resolve());
      const session = opened(aDocument(aSection('one', 'One', unreadable)), neverSaved, whole, {
        restoreVersion,
      });
      expect(await session.restoreVersion('one', 7)).toBe('restored');
      expect(restoreVersion).toHaveBeenCalledWith('one', 1, 7);
      expect(session.currentDoc('one')?.textContent).toBe('Whole');
    });

    it('keeps words that were held for it, beside the version that is restored in its place', async () => {
      const held = holdWordsIn(aTab());
      held.hold('one', {
        documentId: 'document',
        body: aBody(aParagraph('Held')),
        base: aBody(aParagraph('One')),
        sent: [],
      });
      const whole = aDocument(aSection('one', 'Whole', { revision: 2 }));
      const setAside = vi.fn(() => Promise.resolve());
      const session = opened(aDocument(aSection('one', 'One', unreadable)), neverSaved, whole, {
        held,
        setAside,
        restoreVersion: () => Promise.resolve(),
      });
      expect(await session.restoreVersion('one', 7)).toBe('restored');
      expect(session.section('one')).toMatchObject({ saving: { kind: 'conflict' } });
      expect(session.currentDoc('one')?.textContent).toBe('Held');
      expect(setAside).toHaveBeenCalledTimes(1);
    });

    it('is shown only from then on where an editor does not take it over whole', async () => {
      const session = opened(aDocument(aSection('one', 'One')), neverSaved);
      const listener = vi.fn();
      session.subscribe(listener);
      const editor = session.editorOf('one', () => {
        throw new TextNotTakenOver('half of it');
      });
      expect(editor).toBeNull();
      await vi.advanceTimersByTimeAsync(0);
      expect(listener).toHaveBeenCalled();
      expect(session.section('one')).toMatchObject({ state: 'unreadable', text: 'One' });
    });
  });

  it('has the words of a page that went before it, and saves them', async () => {
    const tab = aTab();
    const document = aDocument(aSection('one', 'One'));
    const before = opened(document, neverSaved, document, { held: holdWordsIn(tab) });
    type(before, 'one', 'One and more');
    await vi.advanceTimersByTimeAsync(1_000);

    const saved: string[] = [];
    const after = opened(
      document,
      (body) => Promise.resolve(saved.push(JSON.stringify(body)) + 1),
      document,
      { held: holdWordsIn(tab) },
    );
    expect(after.currentDoc('one')?.textContent).toBe('One and more');
    expect(await after.flush()).toBe(true);
    expect(saved).toHaveLength(1);
    expect(saved[0]).toContain('One and more');
    // Once the answer is there, nothing is held any more.
    expect(holdWordsIn(tab).find('cover-paper', 'one')).toBeNull();
    before.dispose();
  });

  it('shows the words of a page that went beside what somebody else stored meanwhile', async () => {
    const tab = aTab();
    const document = aDocument(aSection('one', 'One'));
    const before = opened(document, neverSaved, document, { held: holdWordsIn(tab) });
    type(before, 'one', 'Mine');
    before.hold();
    before.dispose();

    const save = vi.fn(() => Promise.resolve(3));
    const theirs = aDocument(aSection('one', 'Theirs', { revision: 2 }));
    const setAside = vi.fn(() => Promise.resolve());
    const after = opened(theirs, save, theirs, { held: holdWordsIn(tab), setAside });
    expect(after.section('one')).toMatchObject({ saving: { kind: 'conflict' } });
    expect(after.currentDoc('one')?.textContent).toBe('Mine');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).not.toHaveBeenCalled();
    expect(setAside).toHaveBeenCalledTimes(1);
    expect(after.section('one')).toMatchObject({ isSetAside: true });
  });

  it('does not let a text go that could not be set aside', async () => {
    const theirs = aDocument(aSection('one', 'Theirs', { revision: 2 }));
    const setAside = vi.fn(() => Promise.reject(new TypeError('no host')));
    const session = opened(
      aDocument(aSection('one', 'One')),
      () => Promise.reject(new RangeError('conflict')),
      theirs,
      { setAside },
    );
    type(session, 'one', 'Mine');
    await session.flush();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(setAside.mock.calls.length).toBeGreaterThan(1);
    expect(await session.takeStored('one')).toBe(false);
    expect(session.currentDoc('one')?.textContent).toBe('Mine');
    setAside.mockImplementation(() => Promise.resolve() as never);
    expect(await session.takeStored('one')).toBe(true);
    expect(session.currentDoc('one')?.textContent).toBe('Theirs');
  });

  it('does not let a text go that the core refused to set aside', async () => {
    const theirs = aDocument(aSection('one', 'Theirs', { revision: 2 }));
    const session = opened(
      aDocument(aSection('one', 'One')),
      () => Promise.reject(new RangeError('conflict')),
      theirs,
      { setAside: () => Promise.reject(new RangeError('refused')) },
    );
    type(session, 'one', 'Mine');
    await session.flush();
    expect(await session.takeStored('one')).toBe(false);
    expect(session.currentDoc('one')?.textContent).toBe('Mine');
    expect(session.section('one')).toMatchObject({ saving: { kind: 'conflict' }, isSetAside: false });
  });

  describe('while the document takes no text', () => {
    const locked = (): Promise<number> => Promise.reject(new SyntaxError('cleared'));
    const classify: SessionServices['classify'] = (error) =>
      error instanceof SyntaxError ? 'locked' : 'unreachable';

    it('sets words aside that came too late, and lets go of them only then', async () => {
      const document = aDocument(aSection('one', 'One'));
      const setAside = vi.fn(() => Promise.reject(new TypeError('no host')));
      const session = opened(document, locked, document, { classify, setAside });
      type(session, 'one', 'One and more');
      expect(await session.flush()).toBe(false);
      expect(session.section('one')).toMatchObject({
        saving: { kind: 'refused', isLocked: true },
        isSetAside: false,
      });
      expect(await session.takeStored('one')).toBe(false);
      expect(session.currentDoc('one')?.textContent).toBe('One and more');
      setAside.mockImplementation(() => Promise.resolve() as never);
      await vi.advanceTimersByTimeAsync(2_000);
      expect(session.section('one')).toMatchObject({ isSetAside: true });
      expect(await session.takeStored('one')).toBe(true);
      expect(session.currentDoc('one')?.textContent).toBe('One');
      expect(session.section('one')).toMatchObject({ saving: { kind: 'saved' } });
    });

    it('saves them after all once it can be changed again', async () => {
      const document = aDocument(aSection('one', 'One'));
      const save = vi.fn(locked);
      const session = opened(document, save, document, { classify });
      type(session, 'one', 'One and more');
      await session.flush();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(save).toHaveBeenCalledTimes(1);
      // The screen lets go of its editor, and has everything sent: this is not.
      expect(await session.flush()).toBe(false);
      expect(save).toHaveBeenCalledTimes(1);
      expect(await session.unlock()).toBe(false);
      expect(session.section('one')).toMatchObject({ saving: { kind: 'refused', isLocked: true } });
      save.mockImplementation(() => Promise.resolve(2));
      expect(await session.unlock()).toBe(true);
      expect(session.section('one')).toMatchObject({ saving: { kind: 'saved' } });
      expect(session.currentDoc('one')?.textContent).toBe('One and more');
    });
  });

  it('asks about words that went, until somebody has answered', async () => {
    const shrunkFrom = { sequence: 4, words: 320 };
    const whole = aDocument(aSection('one', 'Whole', { revision: 3 }));
    const restoreVersion = vi.fn(() => Promise.resolve());
    const deleted: number[] = [];
    const session = opened(aDocument(aSection('one', 'One')), neverSaved, whole, {
      saveSection: (_id, revision, _body, deletedWords) => {
        deleted.push(deletedWords);
        return Promise.resolve({
          revision: revision + 1,
          savedAt: '2026-04-18T14:30:00Z',
          words: 9,
          shrunkFrom,
        });
      },
      restoreVersion,
    });
    type(session, 'one', 'Short', 3);
    await session.flush();
    expect(deleted).toEqual([3]);
    expect(session.section('one')).toMatchObject({ shrunk: { sequence: 4, words: 320, now: 9 } });
    session.dismissShrunk('one');
    expect(session.section('one')).toMatchObject({ shrunk: null });

    type(session, 'one', 'Shorter');
    await session.flush();
    expect(await session.bringBack('one')).toBe('restored');
    expect(restoreVersion).toHaveBeenCalledWith('one', 3, 4);
    expect(session.section('one')).toMatchObject({ shrunk: null });
  });

  it('hands out the words that are not saved, under the names that the screen gives', () => {
    const session = opened(aDocument(aSection('one', 'One'), aSection('two', 'Two')), neverSaved);
    session.nameSection('two', 'Notes of item 2');
    type(session, 'two', 'Two and more');
    expect(session.unsavedTexts()).toEqual([{ heading: 'Notes of item 2', text: 'Two and more' }]);
  });
});
