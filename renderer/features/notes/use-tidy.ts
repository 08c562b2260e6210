import type { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { TextSelection } from '@tiptap/pm/state';
import { useEffect, useRef, useState } from 'react';
import { assertNever } from '../../../shared/domain/rulings.ts';
import { openEndNames } from '../../../shared/wording/word-open-end.ts';
import type { CaretPlace } from '../../editor/caret-place.ts';
import { meantDeletion } from '../../editor/deletion-intent.ts';
import type { DocumentSession } from '../../editor/document-session.ts';
import type { EditorHost } from '../../editor/editor-host.ts';
import { followOwedAnswer } from '../../editor/owed-answers.ts';
import { withView } from '../../editor/with-view.ts';
import { announce } from '../../ui/announcer.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSteady } from '../../ui/use-steady.ts';
import { editorFor, takeBackOne, type SingleChange } from './changed-sections.ts';
import type { NotesAtHand } from './gone-actions.ts';
import type { NotesSection } from './notes-sections.ts';
import { blockOf, caretFor, markOf, openEndsInNotes, type OpenEndInNotes } from './open-ends-in-notes.ts';

type Tidy = {
  readonly ends: readonly OpenEndInNotes[];
  readonly goToEnd: (end: OpenEndInNotes) => void;
  readonly fix: (end: OpenEndInNotes) => void;
  /** Brings back what was removed last, if anything was; again, what was removed before it. */
  readonly undoFix: () => void;
  readonly withNotes: (work: (atHand: NotesAtHand) => void) => void;
};

/** What is left open in the notes, the way to each place, and what puts it right. */
export function useTidy({
  session,
  notes,
  host,
  editor,
  liveId,
  activate,
  scrolled,
}: {
  readonly session: DocumentSession;
  readonly notes: readonly NotesSection[];
  readonly host: EditorHost;
  readonly editor: Editor | null;
  /** The section that is live. */
  readonly liveId: string | null;
  readonly activate: (sectionId: string, caret: CaretPlace) => void;
  /** How far the page is scrolled. */
  readonly scrolled: () => number;
}): Tidy {
  const ends = useStableEnds(openEndsInNotes(notes));
  // What was removed, the last at the end.
  const removed = useRef<readonly SingleChange[]>([]);
  // What is to be done once the section that was gone to is live.
  const coming = useRef<{ readonly sectionId: string; readonly work: (live: Editor) => void } | null>(null);
  useEffect(() => {
    const { current } = coming;
    if (!current || !editor || editor.isDestroyed || current.sectionId !== liveId) return;
    coming.current = null;
    current.work(editor);
  });

  const goTo = (end: OpenEndInNotes, work: (live: Editor) => void): void => {
    const doc = session.currentDoc(end.sectionId);
    const block = doc && blockOf(doc, end);
    const caret = doc && caretFor(doc, end);
    if (block == null || caret == null) return;
    if (end.sectionId === liveId && editor && !editor.isDestroyed) {
      const { state, view } = editor;
      view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(caret), -1)).scrollIntoView());
      view.focus();
      work(editor);
      return;
    }
    coming.current = { sectionId: end.sectionId, work };
    activate(end.sectionId, {
      block: end.blockId,
      offset: caret - block.position,
      position: caret,
      scroll: scrolled(),
    });
  };

  const bringBack = (wanted?: SingleChange): boolean => {
    const { isBack, changes } = takeBackOne(session, removed.current, wanted);
    removed.current = changes;
    return isBack;
  };

  const remove = (end: OpenEndInNotes): void => {
    const place = notes.find(({ section }) => section.id === end.sectionId);
    const target = place && editorFor(session, place, host);
    if (!target) {
      const message = `Item ${end.label} cannot be changed just now. Go there to see what it asks.`;
      showToast({ message });
      announce(message);
      return;
    }
    const before = target.state.doc;
    if (!removeEnd(target, end)) return;
    const change = { sectionId: end.sectionId, editor: target, before, after: target.state.doc };
    const undo = (): void => void bringBack(change);
    removed.current = [...removed.current, change];
    const message = `${openEndNames[end.code]} of item ${end.label} removed.`;
    showToast({ message, action: { label: 'Undo', onAction: undo } });
    announce(message);
  };

  const fix = (end: OpenEndInNotes): void => {
    switch (end.code) {
      case 'answer-owed':
      case 'answer-partly-owed':
        goTo(end, (live) => void followOwedAnswer(live, host.gathersActions()));
        return;
      case 'action-without-owner':
        goTo(end, () => host.request({ kind: 'action-details', field: 'owners' }));
        return;
      case 'action-without-date':
        goTo(end, () => host.request({ kind: 'action-details', field: 'due' }));
        return;
      case 'note-to-self':
      case 'marked-to-check':
        remove(end);
        return;
      default:
        assertNever(end.code);
    }
  };

  const goToEnd = (end: OpenEndInNotes): void =>
    goTo(end, () => announce(`Item ${end.label}, ${openEndNames[end.code].toLowerCase()}: ${end.text}`));
  const undoFix = (): void => {
    if (bringBack()) announce('Brought back');
  };
  // The panel is not drawn for them.
  return {
    ends,
    goToEnd: useSteady(goToEnd),
    fix: useSteady(fix),
    undoFix: useSteady<void>(undoFix),
    withNotes: useSteady((work) => work({ session, notes, host })),
  };
}

/** Takes a note to self or a mark out of the text, as a step of its own. False where it is gone already. */
function removeEnd(editor: Editor, end: OpenEndInNotes): boolean {
  let isDone = false;
  withView(editor, () => {
    const { state, view } = editor;
    const transaction = closeHistory(state.tr).setMeta(meantDeletion, true);
    const block = blockOf(state.doc, end);
    const mark = end.code === 'marked-to-check' ? markOf(state.doc, end) : null;
    if (end.code === 'note-to-self' && block?.node.type.name === 'noteToSelf') {
      transaction.delete(block.position, block.position + block.node.nodeSize);
    } else if (mark) {
      // With the space before it: no two are left.
      const hasSpace = state.doc.textBetween(Math.max(0, mark.from - 1), mark.from, '\n') === ' ';
      transaction.delete(mark.from - (hasSpace ? 1 : 0), mark.to);
    }
    if (!transaction.docChanged) return;
    view.dispatch(transaction);
    isDone = true;
  });
  return isDone;
}

/** The same list while everything in it says the same. */
function useStableEnds(ends: readonly OpenEndInNotes[]): readonly OpenEndInNotes[] {
  const [known, setKnown] = useState(ends);
  const isSame = JSON.stringify(known) === JSON.stringify(ends);
  if (!isSame) setKnown(ends);
  return isSame ? known : ends;
}
