import { useEffect } from 'react';
import { setFullScreen, useFullScreen } from '../../app/full-screen.ts';
import { announce } from '../../ui/announcer.tsx';
import { isDialogOpen } from '../../ui/open-dialog.ts';

/**
 * The notes with the whole window, for the meeting itself. Escape leaves it, unless something is open that Escape closes.
 * It ends with the screen.
 */
export function useMeetingMode(): { readonly isMeeting: boolean; readonly toggle: () => void } {
  const isMeeting = useFullScreen();
  useEffect(() => () => setFullScreen(false), []);
  useEffect(() => {
    if (!isMeeting) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !isSomethingOpen()) leave();
    };
    // On the way down: what is open is closed, and out of sight, by the time the key comes up again.
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [isMeeting]);
  return { isMeeting, toggle: isMeeting ? leave : enter };
}

function enter(): void {
  setFullScreen(true);
  announce('The meeting has the whole screen. Escape leaves it.');
}

function leave(): void {
  setFullScreen(false);
  announce('The meeting has left the whole screen.');
}

function isSomethingOpen(): boolean {
  const open =
    '[role="menu"], [role="listbox"], details[open], [data-find]:focus-within, [data-item-panel]:focus-within';
  return isDialogOpen() || document.querySelector(open) !== null;
}
