// One document on screen: its sections in order, those that may be edited and those that are only shown. The truth on
// screen is here; the store is told by the savers, and what others changed comes in by `receive`.

import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Section, SectionedDocument } from '../../shared/contract/entities/documents.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import type { DocumentKind } from '../../shared/document/schemas.ts';
import { bodyOf, isSameBody, loadText, TextNotTakenOver } from './load-section.ts';
import {
  openSection,
  wordsMeantToGo,
  type OpenSection,
  type SessionServices,
  type SoundSection,
} from './open-section.ts';
import type { SaverState } from './section-saver.ts';

export type { SessionServices, SoundSection } from './open-section.ts';

/** Text that this program cannot read whole: shown as words, never edited, never saved over. */
export type UnreadableSection = {
  readonly state: 'unreadable';
  readonly id: string;
  readonly stored: Section;
  readonly reason: string;
  readonly text: string;
  /** Words typed here before the stored text became unreadable, never saved; as a rule none. */
  readonly heldText: string | null;
};

export type SessionSection = SoundSection | UnreadableSection;

/** A section's words with what the screen calls it. */
export type NamedText = { readonly heading: string; readonly text: string };

export type DocumentSession = {
  readonly id: string;
  readonly kind: DocumentKind;
  /**
   * The sections in order, then those that left the document while their words were not saved; the same array until
   * something that is shown has changed.
   */
  readonly snapshot: () => readonly SessionSection[];
  /** The same for a screen: the same array also while saves come and go that need nobody's answer. */
  readonly shown: () => readonly SessionSection[];
  readonly subscribe: (listener: () => void) => () => void;
  section(id: string): SessionSection | undefined;
  /** The text as it stands this moment, newer than the snapshot while someone types. */
  currentDoc(id: string): Node | null;
  /** Whether the text of any section, as it stands this moment, holds a block with this id. */
  hasBlock(id: string): boolean;
  /**
   * The text has changed. `deletedWords`: how many words the person is known to have deleted by it; `isOwnVersion`: it is
   * no typing on.
   */
  noteChange(id: string, doc: Node, isEdit: boolean, deletedWords: number, isOwnVersion?: boolean): void;
  /**
   * The editor of a section, made at first use and kept with its history. Null where there is none to have: a text
   * that an editor does not take over whole is shown only, from then on.
   */
  editorOf(id: string, make: (section: SoundSection) => Editor): Editor | null;
  /** Ends once nobody has typed for a while and no save is under way: the time to read the document again. */
  quiet(signal: AbortSignal): Promise<void>;
  flush(): Promise<boolean>;
  /** The document may take texts again: what was locked out is sent, like everything that is not saved. */
  unlock(): Promise<boolean>;
  flushSection(id: string): Promise<boolean>;
  receive(document: SectionedDocument): void;
  /** The section's revision for a command beside the text; call it after `flushSection`. */
  revisionOf(id: string): number;
  /**
   * Makes a version the section's text again, on screen too, once what was typed is saved. `unsaved`: that could not be
   * done, and nothing was restored. What the core answers with an error is thrown.
   */
  restoreVersion(id: string, sequence: number): Promise<'restored' | 'unsaved'>;
  /** Ends the question about words that went: they were meant to, or they come back. */
  dismissShrunk(id: string): void;
  bringBack(id: string): Promise<'restored' | 'unsaved'>;
  keepMine(id: string): Promise<boolean>;
  /** False where the text on screen could not be kept among the versions; both are still there then. */
  takeStored(id: string): Promise<boolean>;
  /** What the screen calls a section, for a file of its words. */
  nameSection(id: string, name: string): void;
  /** The words that no commit was answered for. */
  unsavedTexts(): readonly NamedText[];
  /** Holds what is not saved beside the page, at once: the page may be about to go. False where it could not be. */
  hold(): boolean;
  dispose(): void;
};

/** Words and actions are counted when the typing pauses, not on every key. */
const pauseBeforeCounting = 300;
/** Every save tells every window to read again; while someone types here, that waits. */
const pauseBeforeReading = 1_500;

export function openDocumentSession(document: SectionedDocument, services: SessionServices): DocumentSession {
  const { id: documentId, kind } = document;
  const entries = new Map<string, OpenSection | UnreadableSection>();
  const names = new Map<string, string>();
  const listeners = new Set<() => void>();
  let order: readonly string[] = [];
  let snapshot: readonly SessionSection[] | null = null;
  let shown: readonly SessionSection[] | null = null;
  let pause: ReturnType<typeof setTimeout> | null = null;
  let lastKey = Number.NEGATIVE_INFINITY;

  function publish(): void {
    if (pause !== null) clearTimeout(pause);
    pause = null;
    shown = null;
    publishSaving();
  }

  function publishSaving(): void {
    snapshot = null;
    for (const listener of [...listeners]) listener();
  }

  function publishSoon(): void {
    if (pause !== null) clearTimeout(pause);
    pause = setTimeout(publish, pauseBeforeCounting);
  }

  function load(stored: Section): OpenSection | UnreadableSection {
    const text = loadText(kind, stored.content);
    if (text.state === 'unreadable') {
      const reason = text.problem === null ? text.reason : services.wordProblem(text.problem);
      return unreadable(stored, reason, text.text);
    }
    return openSection({
      documentId,
      kind,
      stored,
      body: text.body,
      node: text.node,
      services,
      onChange: publish,
      // A section that left the document goes once its words are saved.
      onSaving: () => (order.includes(stored.id) ? publishSaving() : publish()),
    });
  }

  function unreadable(stored: Section, reason: string, text: string): UnreadableSection {
    const words = services.held.find(kind, stored.id);
    const heldText = words === null ? null : plainTextOf(words.body);
    return { state: 'unreadable', id: stored.id, stored, reason, text, heldText };
  }

  function openOf(id: string): OpenSection | null {
    const entry = entries.get(id);
    return entry && 'saver' in entry ? entry : null;
  }

  function requireOpen(id: string): OpenSection {
    const entry = openOf(id);
    if (!entry) throw new RangeError(`no section to edit: ${id}`);
    return entry;
  }

  function openSections(): readonly OpenSection[] {
    return [...entries.values()].flatMap((entry) => ('saver' in entry ? [entry] : []));
  }

  function receive(next: SectionedDocument): void {
    order = next.sections.map(({ id }) => id);
    for (const stored of next.sections) {
      const known = entries.get(stored.id);
      if (known && 'saver' in known) receiveOpen(known, stored);
      else if (known?.stored.revision !== stored.revision) entries.set(stored.id, load(stored));
    }
    publish();
  }

  function receiveOpen(entry: OpenSection, stored: Section): void {
    const { saver } = entry;
    const { revision } = stored;
    if (stored.isNumbered !== entry.view().isNumbered && revision >= saver.revision) {
      entry.change({ isNumbered: stored.isNumbered });
    }
    const { stored: known } = entry.view();
    const { restrictedReason } = stored;
    if (restrictedReason !== known.restrictedReason && revision >= saver.revision) {
      entry.change({ stored: { ...known, restrictedReason } });
    }
    // Words that are not saved stay on screen. What is stored is dealt with when they are sent.
    if (saver.isUnsaved || revision < saver.revision) return;
    // What this window saved itself comes back as it was sent.
    if (revision === saver.revision && stored.content.state === 'sound') return;
    const text = loadText(kind, stored.content);
    if (text.state === 'unreadable') {
      entry.dispose();
      entries.set(stored.id, load(stored));
      return;
    }
    if (!saver.adopt({ revision, body: text.body })) return;
    if (isSameBody(kind, bodyOf(entry.doc), text.body)) {
      entry.change({ stored, isNumbered: stored.isNumbered });
    } else {
      entry.replaceText(stored, text.node);
    }
  }

  /** Sections that the document no longer lists, with words that no commit was answered for. */
  function unsavedBeside(listed: readonly string[]): readonly string[] {
    const known = new Set(listed);
    return openSections().flatMap(({ id, saver }) => (!known.has(id) && saver.isUnsaved ? [id] : []));
  }

  async function restoreVersion(id: string, sequence: number): Promise<'restored' | 'unsaved'> {
    const entry = entries.get(id);
    if (!entry) throw new RangeError(`no section: ${id}`);
    const isOpen = 'saver' in entry;
    if (isOpen && !(await entry.saver.flush())) return 'unsaved';
    const revision = isOpen ? entry.saver.revision : entry.stored.revision;
    await services.restoreVersion(id, revision, sequence);
    receive(await services.readDocument());
    return 'restored';
  }

  function snapshotNow(): readonly SessionSection[] {
    snapshot ??= [...order, ...unsavedBeside(order)].flatMap((id): readonly SessionSection[] => {
      const entry = entries.get(id);
      if (!entry) return [];
      return 'saver' in entry ? [entry.view()] : [entry];
    });
    return snapshot;
  }

  receive(document);

  return {
    id: documentId,
    kind,
    snapshot: snapshotNow,
    shown() {
      shown ??= snapshotNow();
      return shown;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    section(id) {
      return snapshotNow().find((section) => section.id === id);
    },
    currentDoc: (id) => openOf(id)?.doc ?? null,
    hasBlock: (id) => openSections().some(({ doc }) => doc.children.some(({ attrs }) => attrs.id === id)),
    noteChange(id, doc, isEdit, deletedWords, isOwnVersion) {
      const entry = requireOpen(id);
      const before = entry.counts;
      // The saver may publish at once: text and counts are one state by then.
      entry.noteChange(doc, isEdit, deletedWords, isOwnVersion);
      const after = entry.counts;
      lastKey = performance.now();
      // Later sections carry on with the numbers: these must follow at once.
      if (before.paragraphs !== after.paragraphs || before.actions !== after.actions) publish();
      else publishSoon();
    },
    editorOf(id, make) {
      const entry = openOf(id);
      if (!entry) return null;
      try {
        return entry.editorOf(make);
      } catch (error) {
        if (!(error instanceof TextNotTakenOver)) throw error;
        if (!entry.saver.isUnsaved) {
          const { stored } = entry.view();
          const text = plainTextOf(bodyOf(entry.doc));
          entry.dispose();
          entries.set(id, unreadable(stored, 'not-valid', text));
          // Asked for while a screen is being drawn, which must not draw another.
          queueMicrotask(publish);
        }
        return null;
      }
    },
    async quiet(signal) {
      const isBusy = (): boolean =>
        performance.now() - lastKey < pauseBeforeReading ||
        openSections().some(({ saver }) => isOnItsWay(saver.state));
      while (isBusy() && !signal.aborted) {
        await new Promise((resolve) => setTimeout(resolve, pauseBeforeReading / 4));
      }
    },
    async flush() {
      // Whoever saves at once looks at something else next: the text left behind is shown as it is.
      if (pause !== null) publish();
      const answers = await Promise.all(openSections().map(({ saver }) => saver.flush()));
      return answers.every(Boolean);
    },
    async unlock() {
      const answers = await Promise.all(openSections().map(({ saver }) => saver.unlock()));
      return answers.every(Boolean);
    },
    flushSection: (id) => requireOpen(id).saver.flush(),
    receive,
    revisionOf: (id) => requireOpen(id).saver.revision,
    restoreVersion,
    dismissShrunk(id) {
      openOf(id)?.change({ shrunk: null });
      publish();
    },
    async bringBack(id) {
      const entry = requireOpen(id);
      const { shrunk } = entry.view();
      if (!shrunk) return 'restored';
      const outcome = await restoreVersion(id, shrunk.sequence);
      if (outcome === 'restored') this.dismissShrunk(id);
      return outcome;
    },
    async keepMine(id) {
      const { saver } = requireOpen(id);
      if (saver.state.kind !== 'conflict') return false;
      return saver.keepMine(wordsMeantToGo(kind, saver.state.stored.body));
    },
    async takeStored(id) {
      const entry = requireOpen(id);
      if (!(await entry.setAside())) return false;
      const stored = entry.saver.takeStored();
      if (!stored) return false;
      const text = loadText(kind, { state: 'sound', body: stored.body });
      // What is not sound never becomes a conflict.
      if (text.state === 'sound') entry.replaceText(entry.view().stored, text.node);
      publish();
      return true;
    },
    nameSection(id, name) {
      names.set(id, name);
    },
    unsavedTexts: () =>
      openSections().flatMap(({ id, saver, doc }) =>
        saver.isUnsaved ? [{ heading: names.get(id) ?? '', text: plainTextOf(bodyOf(doc)) }] : [],
      ),
    hold: () =>
      openSections()
        .map((entry) => entry.hold())
        .every(Boolean),
    dispose() {
      if (pause !== null) clearTimeout(pause);
      for (const entry of openSections()) entry.dispose();
      listeners.clear();
    },
  };
}

/** Soon saved without anybody's help; a save that waits for the host or for a person may wait for long. */
function isOnItsWay({ kind }: SaverState): boolean {
  return kind === 'unsaved' || kind === 'saving' || kind === 'late';
}
