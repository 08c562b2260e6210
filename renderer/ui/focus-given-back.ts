import { useEffect, useState } from 'react';
import { isDialogOpen } from './open-dialog.ts';

/**
 * At what had the focus before a dialog, as it is to have it again. Who prevents it takes the focus by itself: an editor
 * has a caret to put back. The component library sends it, too, where it gives the focus back (its `FocusScope`).
 */
export const focusComesBack = 'react-aria-focus-scope-restore';

/**
 * In a modal dialog: gives the focus back as soon as the dialog is gone and the screen beneath can have it. The component
 * library does so with the next frame: keys that are pressed until then go nowhere, and so do all that follow where that
 * frame comes before the screen can have the focus.
 */
export function FocusGivenBack(): null {
  const [before] = useState(() => document.activeElement);
  // Cleaned up after the dialog around it, which lets go of the screen beneath then.
  useEffect(() => () => giveFocusBack(before), [before]);
  return null;
}

function giveFocusBack(before: Element | null): void {
  if (document.activeElement !== document.body || !(before instanceof HTMLElement)) return;
  // Another dialog comes in the place of this one, and has the focus next.
  if (isDialogOpen() && before.closest('[role="dialog"], [role="alertdialog"]') === null) return;
  const back = new CustomEvent(focusComesBack, { bubbles: true, cancelable: true });
  if (before.dispatchEvent(back)) before.focus({ preventScroll: true });
}
