import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Section, SectionedDocument } from '../../../shared/contract/entities.ts';
import type { Body } from '../../../shared/document/body.ts';
import { schemaFor } from '../../../shared/document/schemas.ts';
import {
  openDocumentSession,
  type DocumentSession,
  type SessionServices,
} from '../../../renderer/editor/document-session.ts';
import { holdWordsIn, type HoldingPlace } from '../../../renderer/editor/held-words.ts';
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

/** What a browser's tab keeps beside its page. */
function aTab(): HoldingPlace {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
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
    expect(session.snapshot()).toHaveLength(2);
    await session.flush();
    expect(session.snapshot().map(({ id }) => id)).toEqual(['one']);
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

  it('follows another window that numbers a section, also while words here are not saved', async () => {
    const session = opened(aDocument(aSection('one', 'One')), neverSaved);
    type(session, 'one', 'Mine');
    await session.flush();
    session.receive(aDocument(aSection('one', 'One', { revision: 2, isNumbered: true })));
    expect(session.section('one')).toMatchObject({ isNumbered: true });
    expect(session.currentDoc('one')?.textContent).toBe('Mine');
  });
});
