import { goTo, meetingPath } from './routes.ts';

const longestWait = 10_000;

/**
 * Opens the notes of a meeting at an item and, where it is named, at one of its blocks (an action, a paragraph). The
 * notes are read and drawn first, so this waits for them, and for no longer than somebody would.
 */
export function showInNotes(
  meetingId: string,
  place: { readonly agendaItemId: string | null; readonly blockId?: string | null },
): void {
  const path = meetingPath(meetingId, 'notes');
  goTo(path);
  const find = (): boolean => {
    const way = railButton(place.agendaItemId);
    if (!way) return false;
    way.click();
    if (place.blockId != null) showBlock(place.blockId);
    return true;
  };
  const began = performance.now();
  const look = (): void => {
    const isElsewhere = !window.location.hash.startsWith(`#${path}`);
    if (isElsewhere || performance.now() - began > longestWait || find()) return;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function railButton(agendaItemId: string | null): HTMLElement | null {
  if (agendaItemId === null) return null;
  return document.querySelector(`nav button[id="${CSS.escape(agendaItemId)}"]`);
}

/** Brings a block into sight, and the caret or the focus to it. */
function showBlock(blockId: string): void {
  const block = `[data-id="${CSS.escape(blockId)}"]`;
  // The section in use has become live by then; in notes that are agreed it is drawn.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const shown = document.querySelector<HTMLElement>(block);
      if (!shown) return;
      shown.scrollIntoView({ block: 'center' });
      const editor = shown.closest<HTMLElement>('[contenteditable="true"]');
      if (editor) {
        editor.focus({ preventScroll: true });
        const words = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT, acceptWords).nextNode();
        if (words) window.getSelection()?.collapse(words, 0);
        return;
      }
      shown.tabIndex = -1;
      shown.focus({ preventScroll: true });
    }),
  );
}

/** What is drawn around the words of a block is nobody's text. */
function acceptWords(node: Node): number {
  return node.parentElement?.closest('[data-chrome]') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
}
