// One document on screen: the text of each of its sections as it stands, its saver, its editor once it was in use.
// The truth on screen is here; the store is told by the savers, and what others changed comes in by `receive`.

import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Section, SectionedDocument } from '../../shared/contract/entities.ts';
import { actionsInBody, type ActionBlock } from '../../shared/document/actions-in-body.ts';
import type { Body, BodyNode } from '../../shared/document/body.ts';
import { countWords, plainTextOf } from '../../shared/document/plain-text.ts';
import { schemaFor, type DocumentKind } from '../../shared/document/schemas.ts';
import { validateBody } from '../../shared/document/validate-body.ts';
import { countMarks, type SectionCounts } from './section-marks.ts';
import {
  createSectionSaver,
  type SaveAnswer,
  type SaveFailure,
  type SaverState,
  type SectionSaver,
  type StoredSection,
} from './section-saver.ts';

export type SoundSection = {
  readonly state: 'sound';
  readonly id: string;
  readonly stored: Section;
  /** The text as it stands on screen. A new object when it has changed. */
  readonly doc: Node;
  readonly isNumbered: boolean;
  readonly counts: SectionCounts;
  readonly saving: SaverState;
  /** Grows when text from outside replaced what was on screen, so that an editor in use starts anew. */
  readonly edition: number;
};

/** Text that this program cannot read whole: shown as words, never edited, never saved over. */
export type UnreadableSection = {
  readonly state: 'unreadable';
  readonly id: string;
  readonly stored: Section;
  readonly reason: string;
  readonly text: string;
};

export type SessionSection = SoundSection | UnreadableSection;

export type SessionServices = {
  readonly saveSection: (sectionId: string, revision: number, body: Body) => Promise<SaveAnswer>;
  readonly readDocument: () => Promise<SectionedDocument>;
  readonly classify: (error: unknown) => SaveFailure;
  /** A sentence for a body that does not validate. */
  readonly wordProblem: (problem: { readonly code: string; readonly detail: string }) => string;
  readonly onSaved?: (sectionId: string) => void;
};

export type DocumentSession = {
  readonly id: string;
  readonly kind: DocumentKind;
  /**
   * The sections in order, then those that left the document while their words were not saved; the same array until
   * something that is shown has changed.
   */
  readonly snapshot: () => readonly SessionSection[];
  readonly subscribe: (listener: () => void) => () => void;
  section(id: string): SessionSection | undefined;
  /** The text as it stands this moment, newer than the snapshot while someone types. */
  currentDoc(id: string): Node | null;
  /** Whether the text of any section, as it stands this moment, holds an action with this id. */
  hasAction(actionId: string): boolean;
  noteChange(id: string, doc: Node, isEdit: boolean): void;
  /** The editor of a section, made at first use and kept with its history. */
  editorOf(id: string, make: (section: SoundSection) => Editor): Editor | null;
  /** Ends once nobody has typed for a while and no save is under way: the time to read the document again. */
  quiet(signal: AbortSignal): Promise<void>;
  flush(): Promise<boolean>;
  flushSection(id: string): Promise<boolean>;
  receive(document: SectionedDocument): void;
  /** The section's revision for a command beside the text; call it after `flushSection`. */
  revisionOf(id: string): number;
  keepMine(id: string): Promise<boolean>;
  takeStored(id: string): void;
  dispose(): void;
};

/** Words and actions are counted when the typing pauses, not on every key. */
const pauseBeforeCounting = 300;
/** Every save tells every window to read again; while someone types here, that waits. */
const pauseBeforeReading = 1_500;

type Entry = {
  view: SoundSection;
  doc: Node;
  counts: SectionCounts;
  readonly saver: SectionSaver;
  editor: Editor | null;
};

export function openDocumentSession(document: SectionedDocument, services: SessionServices): DocumentSession {
  const { id: documentId, kind } = document;
  const entries = new Map<string, Entry | UnreadableSection>();
  const listeners = new Set<() => void>();
  let order: readonly string[] = [];
  let shown: readonly SessionSection[] | null = null;
  let pause: ReturnType<typeof setTimeout> | null = null;
  let lastKey = 0;

  function publish(): void {
    if (pause !== null) clearTimeout(pause);
    pause = null;
    shown = null;
    for (const listener of [...listeners]) listener();
  }

  function publishSoon(): void {
    if (pause !== null) clearTimeout(pause);
    pause = setTimeout(publish, pauseBeforeCounting);
  }

  function load(stored: Section, edition: number): Entry | UnreadableSection {
    if (stored.content.state === 'unreadable') {
      const { reason, text } = stored.content;
      return { state: 'unreadable', id: stored.id, stored, reason, text };
    }
    const check = validateBody(kind, stored.content.body);
    if (!check.ok) {
      const reason = services.wordProblem(check.problem);
      return { state: 'unreadable', id: stored.id, stored, reason, text: wordsIn(stored.content.body) };
    }
    const saver = saverFor(stored.id, { revision: stored.revision, body: check.body });
    const view = viewOf(stored, check.node, edition, saver.state);
    return { view, doc: check.node, counts: view.counts, saver, editor: null };
  }

  function saverFor(id: string, stored: StoredSection): SectionSaver {
    return createSectionSaver({
      stored,
      take: () => bodyOf(entryOf(id).doc),
      send: (revision, body) => services.saveSection(id, revision, body),
      readStored: async () => {
        const section = (await services.readDocument()).sections.find((each) => each.id === id);
        return section?.content.state === 'sound'
          ? { revision: section.revision, body: section.content.body }
          : null;
      },
      classify: services.classify,
      isSame: (one, other) => isSameBody(kind, one, other),
      onState: (saving) => {
        const entry = entries.get(id);
        if (!entry || !('saver' in entry)) return;
        entry.view = { ...entry.view, saving };
        if (saving.kind === 'saved') services.onSaved?.(id);
        publish();
      },
    });
  }

  function entryOf(id: string): Entry {
    const entry = entries.get(id);
    if (!entry || !('saver' in entry)) throw new RangeError(`no section to edit: ${id}`);
    return entry;
  }

  function replaceText(entry: Entry, stored: Section, doc: Node): void {
    entry.editor?.destroy();
    entry.editor = null;
    entry.doc = doc;
    entry.view = viewOf(stored, doc, entry.view.edition + 1, entry.saver.state);
    entry.counts = entry.view.counts;
  }

  function receive(next: SectionedDocument): void {
    order = next.sections.map(({ id }) => id);
    for (const stored of next.sections) {
      const entry = entries.get(stored.id);
      if (!entry || !('saver' in entry)) {
        if (!entry || entry.stored.revision !== stored.revision) entries.set(stored.id, load(stored, 0));
        continue;
      }
      if (stored.isNumbered !== entry.view.isNumbered && stored.revision >= entry.saver.revision) {
        entry.view = { ...entry.view, isNumbered: stored.isNumbered };
      }
      if (entry.saver.isUnsaved || stored.revision < entry.saver.revision) continue;
      // What this window saved itself comes back as it was sent.
      if (stored.revision === entry.saver.revision && stored.content.state === 'sound') continue;
      if (stored.content.state === 'unreadable') {
        entry.saver.dispose();
        entry.editor?.destroy();
        entries.set(stored.id, load(stored, 0));
        continue;
      }
      const check = validateBody(kind, stored.content.body);
      if (!check.ok) continue;
      if (!entry.saver.adopt({ revision: stored.revision, body: check.body })) continue;
      if (isSameBody(kind, bodyOf(entry.doc), check.body)) {
        entry.view = { ...entry.view, stored, isNumbered: stored.isNumbered };
      } else {
        replaceText(entry, stored, check.node);
      }
    }
    publish();
  }

  /** Sections that the document no longer lists, with words that no commit was answered for. */
  function unsavedBeside(listed: readonly string[]): readonly string[] {
    const known = new Set(listed);
    return [...entries].flatMap(([id, entry]) =>
      !known.has(id) && 'saver' in entry && entry.saver.isUnsaved ? [id] : [],
    );
  }

  receive(document);

  return {
    id: documentId,
    kind,
    snapshot() {
      shown ??= [...order, ...unsavedBeside(order)].flatMap((id): readonly SessionSection[] => {
        const entry = entries.get(id);
        if (!entry) return [];
        if (!('saver' in entry)) return [entry];
        if (entry.view.doc !== entry.doc) {
          entry.view = { ...entry.view, doc: entry.doc, counts: entry.counts };
        }
        return [entry.view];
      });
      return shown;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    section(id) {
      return this.snapshot().find((section) => section.id === id);
    },
    currentDoc(id) {
      const entry = entries.get(id);
      return entry && 'saver' in entry ? entry.doc : null;
    },
    hasAction(actionId) {
      return [...entries.values()].some(
        (entry) => 'saver' in entry && actionsOfDocument(entry.doc).some(({ id }) => id === actionId),
      );
    },
    noteChange(id, doc, isEdit) {
      const entry = entryOf(id);
      const before = entry.counts;
      const after = countMarks(doc);
      entry.doc = doc;
      entry.counts = after;
      // The saver may publish at once: text and counts are one state by then.
      if (isEdit) entry.saver.changed();
      lastKey = Date.now();
      // Later sections carry on with the numbers: these must follow at once.
      if (before.paragraphs !== after.paragraphs || before.actions !== after.actions) publish();
      else publishSoon();
    },
    editorOf(id, make) {
      const entry = entries.get(id);
      if (!entry || !('saver' in entry)) return null;
      entry.editor ??= make({ ...entry.view, doc: entry.doc });
      return entry.editor;
    },
    async quiet(signal) {
      const isBusy = (): boolean =>
        Date.now() - lastKey < pauseBeforeReading ||
        [...entries.values()].some((entry) => 'saver' in entry && isOnItsWay(entry.saver.state));
      while (isBusy() && !signal.aborted) {
        await new Promise((resolve) => setTimeout(resolve, pauseBeforeReading / 4));
      }
    },
    async flush() {
      const answers = await Promise.all(
        [...entries.values()].map((entry) =>
          'saver' in entry ? entry.saver.flush() : Promise.resolve(true),
        ),
      );
      return answers.every(Boolean);
    },
    flushSection: (id) => entryOf(id).saver.flush(),
    receive,
    revisionOf: (id) => entryOf(id).saver.revision,
    async keepMine(id) {
      return entryOf(id).saver.keepMine();
    },
    takeStored(id) {
      const entry = entryOf(id);
      const stored = entry.saver.takeStored();
      if (!stored) return;
      const check = validateBody(kind, stored.body);
      if (check.ok) replaceText(entry, entry.view.stored, check.node);
      publish();
    },
    dispose() {
      if (pause !== null) clearTimeout(pause);
      for (const entry of entries.values()) {
        if (!('saver' in entry)) continue;
        entry.saver.dispose();
        entry.editor?.destroy();
      }
      listeners.clear();
    },
  };
}

/** Soon saved without anybody's help; a save that waits for the host or for a person may wait for long. */
function isOnItsWay({ kind }: SaverState): boolean {
  return kind === 'unsaved' || kind === 'saving';
}

const wordsOfBlock = new WeakMap<Node, number>();

/** The words of a section's text as it stands. A block that did not change is not counted again. */
export function wordsOf(doc: Node): number {
  let words = 0;
  doc.forEach((block) => {
    let own = wordsOfBlock.get(block);
    if (own === undefined) {
      own = countWords(plainTextOf(block.toJSON() as BodyNode));
      wordsOfBlock.set(block, own);
    }
    words += own;
  });
  return words;
}

const actionsOfDoc = new WeakMap<Node, readonly ActionBlock[]>();

/** The actions of a section's text as it stands; the same list for the same text. */
export function actionsOfDocument(doc: Node): readonly ActionBlock[] {
  const known = actionsOfDoc.get(doc);
  if (known) return known;
  const blocks: BodyNode[] = [];
  doc.forEach((block) => {
    if (block.type.name === 'action') blocks.push(block.toJSON() as BodyNode);
  });
  const actions = actionsInBody({ type: 'doc', content: blocks });
  actionsOfDoc.set(doc, actions);
  return actions;
}

function bodyOf(doc: Node): Body {
  return doc.toJSON() as Body;
}

function viewOf(stored: Section, doc: Node, edition: number, saving: SaverState): SoundSection {
  return {
    state: 'sound',
    id: stored.id,
    stored,
    doc,
    isNumbered: stored.isNumbered,
    counts: countMarks(doc),
    saving,
    edition,
  };
}

/** Same words, same attributes, whatever the order of keys and however defaults are written. */
function isSameBody(kind: DocumentKind, one: Body, other: Body): boolean {
  if (one === other) return true;
  const schema = schemaFor(kind);
  return schema.nodeFromJSON(one).eq(schema.nodeFromJSON(other));
}

/** The words of JSON that did not validate: whatever text it holds, in order. */
function wordsIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const { text, content, attrs } = value as Record<string, unknown>;
  if (typeof text === 'string') return text;
  if (Array.isArray(content)) {
    const parts = content.map(wordsIn);
    const isInline = content.some(
      (child: unknown) => typeof child === 'object' && child !== null && 'text' in child,
    );
    return parts.join(isInline ? '' : '\n');
  }
  const label = typeof attrs === 'object' && attrs !== null && 'label' in attrs ? attrs.label : '';
  return typeof label === 'string' ? label : '';
}
