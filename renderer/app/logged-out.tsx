import type { ReactNode } from 'react';
import { AloneScreen } from '../ui/alone-screen.tsx';
import { useSaveState } from './save-state.ts';

/** All that is left of the program in a browser once the person has logged out. */
export function LoggedOut(): ReactNode {
  const { kind } = useSaveState();
  const isAllSaved = kind !== 'saving' && kind !== 'not-saved';
  return (
    <AloneScreen title="You are logged out">
      {isAllSaved ? (
        <>
          <p>Everything is saved, and Secretariat has ended. You can close this page.</p>
          <p>To go on, start Secretariat again.</p>
        </>
      ) : (
        <>
          <p>Secretariat has ended. What you typed at the very last is not saved: it is kept in this tab.</p>
          <p>
            Leave this tab open, start Secretariat again, and then load this page anew: your words are here.
          </p>
        </>
      )}
    </AloneScreen>
  );
}
