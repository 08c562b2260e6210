const openDialogs = '[role="dialog"], [role="alertdialog"]:not([aria-modal="false"])';

/**
 * Whether a dialog is open over the screen. A message that comes and goes is called an alertdialog too, and is none: it
 * says that it is not modal.
 */
export function isDialogOpen(): boolean {
  return document.querySelector(openDialogs) !== null;
}
