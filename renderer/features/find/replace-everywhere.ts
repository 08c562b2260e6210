// Replacing in every text that was asked for, as one step: first in documents that are not on the page, all of them or
// none, then on the page. Taking it back goes the same way.

import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import {
  addReplaced,
  lengthAfterReplacing,
  longestReplacedText,
  nothingReplaced,
  type Finder,
  type ReplacedCount,
  type WordSearch,
} from '../../../shared/document/find-words.ts';
import { replacedMeanwhile, wordReplaced, wordTakenBack } from '../../../shared/wording/word-replaced.ts';
import { errorCodeOf, oneLine } from '../../app/field-problems.ts';
import { reportSaveState } from '../../app/save-state.ts';
import { flushDocuments, isOpenSession } from '../../app/use-open-document.ts';
import type { DocumentSession } from '../../editor/document-session.ts';
import type { EditorHost } from '../../editor/editor-host.ts';
import { editorOfSection } from '../../editor/editor-of-section.ts';
import { joinSteps } from '../../editor/joined-steps.ts';
import { redoInSections, replaceInSection, undoInSections } from '../../editor/replace-in-section.ts';
import { client } from '../../platform/client.ts';
import { showToast } from '../../ui/toast.tsx';
import type { ElsewhereFound } from './chosen-documents.tsx';
import { nameOfDocument } from './name-of-document.ts';
import type { FindPlace } from './find-options.ts';

type Changed = { readonly place: FindPlace; readonly editor: Editor; readonly after: Node };
type Replaced = Awaited<ReturnType<typeof client.documents.replaceWords>>;

/** Takes a replacement back; what was changed since stays and is named. */
export type Replacement = { takeBack(): Promise<void> };

export async function replaceEverywhere({
  session,
  host,
  places,
  elsewhere,
  find,
  search,
  replacement,
  isShown,
}: {
  readonly session: DocumentSession;
  readonly host: EditorHost;
  /** The sections on the page to replace in. */
  readonly places: readonly FindPlace[];
  /** Other documents that were chosen, as they were found. */
  readonly elsewhere: readonly ElsewhereFound[];
  readonly find: Finder;
  readonly search: WordSearch;
  readonly replacement: string;
  /** Whether the page is still there: what is changed after somebody left it would not be saved. */
  readonly isShown: () => boolean;
}): Promise<Replacement | null> {
  // What was typed before is a version of its own, so that it can be found in the history.
  await flushDocuments();
  const tooLong = places.find(({ section }) => {
    const doc = session.currentDoc(section.id);
    return doc !== null && lengthAfterReplacing(doc, find(doc), replacement) > longestReplacedText;
  });
  if (tooLong) {
    showToast({
      tone: 'problem',
      message: `${tooLong.name} would become too long for one section. Choose shorter words to put in. Nothing was replaced.`,
    });
    return null;
  }
  const sections = elsewhere.flatMap(({ found }) =>
    found.sections.map(({ id, revision }) => ({ id, revision })),
  );
  let remote: Replaced | null = null;
  try {
    if (sections.length > 0) {
      remote = await client.documents.replaceWords({ sections, search, replacement });
      reportSaveState('replaced words', { kind: 'saved', at: new Date(remote.savedAt) });
    }
  } catch (error) {
    const message = errorCodeOf(error) === 'conflict' ? replacedMeanwhile : oneLine(error);
    showToast({ tone: 'problem', message });
    return null;
  }
  const here = isShown()
    ? replaceOnPage({ session, host, places, find, replacement })
    : { count: nothingReplaced, changed: [], left: ['the page, which you had left by then'] };
  const count = remote === null ? here.count : addReplaced(here.count, remote);
  const others = new Set(remote?.sections.map(({ documentId }) => documentId));
  const message = wordReplaced(count, {
    documents: others.size + (here.changed.length > 0 ? 1 : 0),
    isTakenOut: replacement === '',
    leftTexts: here.left,
  });
  if (count.replaced === 0) {
    showToast({ message });
    return null;
  }
  return offerUndo({ session, changed: here.changed, remote, elsewhere, message });
}

function replaceOnPage({
  session,
  host,
  places,
  find,
  replacement,
}: {
  readonly session: DocumentSession;
  readonly host: EditorHost;
  readonly places: readonly FindPlace[];
  readonly find: Finder;
  readonly replacement: string;
}): {
  readonly count: ReplacedCount;
  readonly changed: readonly Changed[];
  readonly left: readonly string[];
} {
  let count = nothingReplaced;
  const changed: Changed[] = [];
  const left: string[] = [];
  for (const place of places) {
    const doc = session.currentDoc(place.section.id);
    if (doc === null) {
      if (place.section.state === 'unreadable') left.push(`${place.name} (its text cannot be read)`);
      continue;
    }
    const found = find(doc);
    if (found.length === 0) continue;
    const editor = editorToReplaceIn({ session, host, place });
    if (editor === null) {
      left.push(`${place.name} (two texts of it wait for you to choose)`);
      continue;
    }
    const own = replaceInSection(editor, found, replacement);
    if (own === null) continue;
    count = addReplaced(count, own);
    if (own.replaced > 0) changed.push({ place, editor, after: editor.state.doc });
  }
  // Saved at once, and with it drawn where it is not live.
  void session.flush();
  return { count, changed, left };
}

/** Null where nothing may be changed before a person has chosen between two texts, or where there is no editor to have. */
export function editorToReplaceIn({
  session,
  host,
  place: { section, label, start },
}: {
  readonly session: DocumentSession;
  readonly host: EditorHost;
  readonly place: FindPlace;
}): Editor | null {
  const current = session.section(section.id);
  if (current?.state !== 'sound') return null;
  const { saving } = current;
  if (saving.kind === 'conflict' || (saving.kind === 'refused' && saving.isLocked)) return null;
  return editorOfSection(session, section.id, { label, start, host });
}

type Undoable = {
  readonly session: DocumentSession;
  readonly changed: readonly Changed[];
  readonly remote: Replaced | null;
  readonly elsewhere: readonly ElsewhereFound[];
  readonly message: string;
};

/** A message with Undo; Ctrl Z in any of the texts does the same for as long as that text is what it is now. */
function offerUndo(undoable: Undoable): Replacement {
  const { session, changed, remote, elsewhere, message } = undoable;
  let isTakenBack = false;
  const takeBack = async (): Promise<void> => {
    if (isTakenBack) return;
    isTakenBack = true;
    closeToast();
    const untouched = changed.filter((each) => isAsItWas(session, each));
    const left = changed.filter((each) => !untouched.includes(each)).map(({ place }) => place.name);
    const isOnPage = isOpenSession(session);
    if (isOnPage) {
      undoInSections(untouched.map(({ editor }) => editor));
      void session.flush();
    }
    if (isOnPage && remote === null) joinRedo(undoable, untouched);
    try {
      const stored = [
        ...storedElsewhere(remote, elsewhere),
        ...(isOnPage ? [] : await storedBefore(session, untouched)),
      ];
      showToast({ message: wordTakenBack([...left, ...(await takeBackStored(stored))]) });
    } catch (error) {
      const where = isOnPage ? ' in the other documents' : '';
      const message = `Nothing was taken back${where}. ${oneLine(error)}`;
      showToast({ tone: 'problem', message });
    }
  };
  const closeToast = showToast({
    tone: 'done',
    message,
    action: { label: 'Undo', onAction: () => void takeBack() },
  });
  joinSteps(
    'undo',
    changed.map(({ editor }) => editor),
    () => void takeBack(),
  );
  return { takeBack };
}

/** What was typed in a text since is not undone with it. The same text by way of others has later steps to undo. */
function isAsItWas(session: DocumentSession, { place, after }: Changed): boolean {
  return session.currentDoc(place.section.id) === after;
}

function joinRedo(undoable: Undoable, undone: readonly Changed[]): void {
  const before = undone.map((each) => ({ ...each, after: each.editor.state.doc }));
  joinSteps(
    'redo',
    before.map(({ editor }) => editor),
    () => {
      const again = before.filter((each) => isAsItWas(undoable.session, each));
      redoInSections(again.map(({ editor }) => editor));
      void undoable.session.flush();
      offerUndo({
        ...undoable,
        changed: again.map((each) => ({ ...each, after: each.editor.state.doc })),
        message: 'Replaced again.',
      });
    },
  );
}

/** A text that the core takes back, by what the screen calls it. */
type StoredText = {
  readonly id: string;
  readonly revision: number;
  readonly sequence: number;
  readonly name: string;
};

function storedElsewhere(
  remote: Replaced | null,
  elsewhere: readonly ElsewhereFound[],
): readonly StoredText[] {
  const names = new Map(elsewhere.map(({ place }) => [place.id, nameOfDocument(place)]));
  return (remote?.sections ?? []).map(({ documentId, ...section }) => ({
    ...section,
    name: names.get(documentId) ?? '',
  }));
}

/** The page was left, and its texts are saved: the versions before are what they are taken back to. */
async function storedBefore(
  session: DocumentSession,
  changed: readonly Changed[],
): Promise<readonly StoredText[]> {
  const stored = changed.map(async ({ place: { section, name } }) => {
    const revision = session.revisionOf(section.id);
    const versions = (await client.versions.list({ sectionId: section.id })).filter(
      ({ cause }) => cause !== 'set-aside',
    );
    const before = versions[versions.findIndex((version) => version.revision === revision) + 1];
    return before ? [{ id: section.id, revision, sequence: before.sequence, name }] : [];
  });
  return (await Promise.all(stored)).flat();
}

/** Answers with what was changed since, and stays as it is. */
async function takeBackStored(texts: readonly StoredText[]): Promise<readonly string[]> {
  if (texts.length === 0) return [];
  const sections = texts.map(({ id, revision, sequence }) => ({ id, revision, sequence }));
  const { left, savedAt } = await client.documents.takeBackReplaced({ sections });
  reportSaveState('replaced words', { kind: 'saved', at: new Date(savedAt) });
  return [...new Set(texts.filter(({ id }) => left.includes(id)).map(({ name }) => name))];
}
