/** Whether a dialog is open over the screen. A message in a corner is none, though it is called one. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]:not([aria-modal="false"])') !== null;
}
