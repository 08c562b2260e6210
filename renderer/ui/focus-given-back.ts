import { useEffect, useState } from 'react';
import { focusComesBack } from './focus-comes-back.ts';
import { isDialogOpen } from './open-dialog.ts';

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
