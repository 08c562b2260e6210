/** Puts words on the clipboard. Called from a press; false where this window may not, or the browser did not. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text);
  }
}

// The desktop window has no permissions at all, the clipboard's included. A copy that a person asked for needs none.
function copyByEvent(text: string): boolean {
  let isTaken = false;
  const put = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    isTaken = event.clipboardData !== null;
  };
  document.addEventListener('copy', put, { capture: true });
  try {
    return document.execCommand('copy') && isTaken;
  } finally {
    document.removeEventListener('copy', put, { capture: true });
  }
}
