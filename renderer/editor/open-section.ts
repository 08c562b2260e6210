// One section on screen whose text may be edited: the text as it stands, its saver, its editor once it was in use, and
// what a person has to be asked about it.

import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Section, SectionedDocument } from '../../shared/contract/entities/documents.ts';
import type { Body } from '../../shared/document/body.ts';
import { schemaFor, type DocumentKind } from '../../shared/document/schemas.ts';
import type { BodyProblem } from '../../shared/document/validate-body.ts';
import { standingOf, type HeldWords, type HeldWordsStore } from './held-words.ts';
import { bodyOf, isSameBody, loadText } from './load-section.ts';
import { countMarks, type SectionCounts } from './section-marks.ts';
import {
  createSectionSaver,
  type SaveAnswer,
  type SaveFailure,
  type SaverState,
  type SectionSaver,
} from './section-saver.ts';
import { wordsOf } from './section-words.ts';

/** Words that went in one save without the person being known to have deleted them. */
export type ShrunkText = {
  /** The version that has them. */
  readonly sequence: number;
  readonly words: number;
  /** How many the section has since. */
  readonly now: number;
};

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
  /** Asked until somebody answers; null: nothing went. */
  readonly shrunk: ShrunkText | null;
  /** In a conflict, or while locked: whether the text on screen lies among the section's versions by now. */
  readonly isSetAside: boolean;
};

export type SessionServices = {
  readonly saveSection: (
    sectionId: string,
    revision: number,
    body: Body,
    deletedWords: number,
    isOwnVersion: boolean,
  ) => Promise<SaveAnswer>;
  readonly readDocument: () => Promise<SectionedDocument>;
  readonly restoreVersion: (sectionId: string, revision: number, sequence: number) => Promise<unknown>;
  /** Keeps a text among a section's versions without making it the section's own. */
  readonly setAside: (sectionId: string, body: Body) => Promise<unknown>;
  readonly classify: (error: unknown) => SaveFailure;
  /** A sentence for a body that does not validate. */
  readonly wordProblem: (problem: BodyProblem) => string;
  readonly held: HeldWordsStore;
};

export type OpenSection = {
  readonly id: string;
  readonly saver: SectionSaver;
  /** The text as it stands this moment, newer than the view's while someone types. */
  readonly doc: Node;
  readonly counts: SectionCounts;
  readonly editor: Editor | null;
  /** What the screen shows; the same object until it changes. */
  view(): SoundSection;
  change(fields: Partial<Pick<SoundSection, 'stored' | 'isNumbered' | 'shrunk' | 'isSetAside'>>): void;
  noteChange(doc: Node, isEdit: boolean, deletedWords: number, isOwnVersion?: boolean): void;
  editorOf(make: (section: SoundSection) => Editor): Editor;
  /** Puts a text from outside on screen. The saver has adopted it. */
  replaceText(stored: Section, doc: Node): void;
  /** Holds what is not saved beside the page, at once. False where it could not be. */
  hold(): boolean;
  /** Keeps the text on screen among the versions. False where it could not be reached. */
  setAside(): Promise<boolean>;
  dispose(): void;
};

export type OpenSectionOptions = {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly stored: Section;
  readonly body: Body;
  readonly node: Node;
  readonly services: SessionServices;
  /** Something that is shown has changed. */
  readonly onChange: () => void;
  /** A save is on its way, went well, or is tried again: nothing of the section looks different by it. */
  readonly onSaving: () => void;
};

/** A tab's storage is written to so often while words wait, and not at all while saving goes well. */
const pauseBeforeHolding = 500;
const pauseBeforeSettingAside = 2_000;

export function openSection({
  documentId,
  kind,
  stored,
  body,
  node,
  services,
  onChange,
  onSaving,
}: OpenSectionOptions): OpenSection {
  const { id } = stored;
  const { held } = services;
  let doc = node;
  let counts = countMarks(node);
  let editor: Editor | null = null;
  let holding: ReturnType<typeof setTimeout> | null = null;
  let settingAside: ReturnType<typeof setTimeout> | null = null;
  let heldDoc: Node | null = null;
  let asideDoc: Node | null = null;
  let isDisposed = false;

  const saver = createSectionSaver({
    stored: { revision: stored.revision, body },
    take: () => {
      if (heldDoc !== null) queueMicrotask(hold);
      return bodyOf(doc);
    },
    send: async (revision, sent, deletedWords, isOwnVersion) => {
      const answer = await services.saveSection(id, revision, sent, deletedWords, isOwnVersion);
      const { shrunkFrom, words } = answer;
      // Of two questions in a row the first is about more words.
      if (shrunkFrom) {
        view = { ...view, shrunk: { ...(view.shrunk ?? shrunkFrom), now: words } };
        onChange();
      }
      return answer;
    },
    readStored: async () => {
      const section = (await services.readDocument()).sections.find((each) => each.id === id);
      if (!section) return null;
      const text = loadText(kind, section.content);
      return text.state === 'sound' ? { revision: section.revision, body: text.body } : null;
    },
    classify: services.classify,
    isSame: (one, other) => isSameBody(kind, one, other),
    onState: (saving) => {
      const { kind: before } = view.saving;
      const isShown = isAsked(saving) || isAsked(view.saving);
      view = { ...view, saving, isSetAside: isBesideTheStored(saving) && view.isSetAside };
      if (saving.kind === 'saved') release();
      else holdSoon();
      if (isBesideTheStored(saving)) void setAside();
      if (isShown) onChange();
      // What waits to be sent and what is on its way are said alike.
      else if (saving.kind !== 'saving' || before !== 'unsaved') onSaving();
    },
  });

  let view: SoundSection = {
    state: 'sound',
    id,
    stored,
    doc,
    isNumbered: stored.isNumbered,
    counts,
    saving: saver.state,
    edition: 0,
    shrunk: null,
    isSetAside: false,
  };

  function holdSoon(): void {
    holding ??= setTimeout(() => {
      holding = null;
      if (isDisposed || !saver.isUnsaved) return;
      if (heldDoc !== doc) hold();
      holdSoon();
    }, pauseBeforeHolding);
  }

  function hold(): boolean {
    if (!saver.isUnsaved) return true;
    heldDoc = doc;
    const words: HeldWords = { documentId, body: bodyOf(doc), base: saver.base, sent: saver.sent };
    return held.hold(id, words);
  }

  function release(): void {
    if (holding !== null) clearTimeout(holding);
    holding = null;
    if (heldDoc === null) return;
    heldDoc = null;
    held.release(id);
  }

  async function setAside(): Promise<boolean> {
    if (settingAside !== null) clearTimeout(settingAside);
    settingAside = null;
    const mine = doc;
    if (asideDoc === mine) {
      view = { ...view, isSetAside: isBesideTheStored(saver.state) };
      return true;
    }
    try {
      await services.setAside(id, bodyOf(mine));
      asideDoc = mine;
      view = { ...view, isSetAside: isBesideTheStored(saver.state) };
      onChange();
      return true;
    } catch (error) {
      // A text that the core does not take stays on screen: nowhere else has it.
      if (services.classify(error) !== 'unreachable') return false;
      if (!isDisposed && isBesideTheStored(saver.state)) {
        settingAside = setTimeout(() => void setAside(), pauseBeforeSettingAside);
      }
      return false;
    }
  }

  function resumeHeldWords(): void {
    const words = held.find(kind, id);
    if (!words) return;
    const standing = standingOf(kind, words, body);
    if (standing === 'saved') {
      held.release(id);
      return;
    }
    doc = schemaFor(kind).nodeFromJSON(words.body);
    counts = countMarks(doc);
    heldDoc = doc;
    view = { ...view, doc, counts };
    saver.resume(standing, words.sent);
  }

  resumeHeldWords();

  return {
    id,
    saver,
    get doc() {
      return doc;
    },
    get counts() {
      return counts;
    },
    get editor() {
      return editor;
    },
    view() {
      if (view.doc !== doc) view = { ...view, doc, counts };
      return view;
    },
    change(fields) {
      view = { ...view, ...fields };
    },
    noteChange(next, isEdit, deletedWords, isOwnVersion) {
      doc = next;
      counts = countMarks(next);
      if (isEdit) saver.changed(deletedWords, isOwnVersion);
    },
    editorOf(make) {
      editor ??= make({ ...view, doc });
      return editor;
    },
    replaceText(from, next) {
      editor?.destroy();
      editor = null;
      doc = next;
      counts = countMarks(next);
      view = {
        ...view,
        stored: from,
        doc,
        counts,
        isNumbered: from.isNumbered,
        saving: saver.state,
        edition: view.edition + 1,
      };
    },
    hold,
    setAside,
    dispose() {
      isDisposed = true;
      if (holding !== null) clearTimeout(holding);
      if (settingAside !== null) clearTimeout(settingAside);
      saver.dispose();
      editor?.destroy();
    },
  };
}

/** A state that the section itself shows, for a person to decide. */
function isAsked({ kind }: SaverState): boolean {
  return kind === 'conflict' || kind === 'refused';
}

/** Whether the text on screen is not the section's own, and will not be without a person. */
function isBesideTheStored(saving: SaverState): boolean {
  return saving.kind === 'conflict' || (saving.kind === 'refused' && saving.isLocked);
}

/** How many words a text that is chosen over another may lack without anybody being asked. */
export function wordsMeantToGo(kind: DocumentKind, replaced: Body): number {
  return wordsOf(schemaFor(kind).nodeFromJSON(replaced));
}
