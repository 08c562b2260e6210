import { useEffect, type ReactNode } from 'react';
import { useConnection } from '../platform/connection.ts';
import { platform } from '../platform/platform.ts';
import { later, laterComponent } from '../ui/later.tsx';
import { showToast } from '../ui/toast.tsx';
import { useCommands } from './commands.ts';
import { oneLine } from './field-problems.ts';

const out = later(() => import('./log-out.ts'));
const LoggedOut = laterComponent(async () => (await import('./logged-out.tsx')).LoggedOut);

/** The way out of the program where it does not end with its window; nothing of it is shown from then on. */
export function LogOutGate({ children }: { readonly children: ReactNode }): ReactNode {
  const isOut = useConnection() === 'logged-out';
  useEffect(() => out.onHere(() => out.now()?.listenForLogOut()), []);
  useCommands('log-out', [
    {
      id: 'log-out',
      label: 'Log out',
      group: 'Everywhere',
      isEnabled: !isOut && platform().logOut !== undefined,
      run: () => void logOutOrSay(),
    },
  ]);
  return isOut ? <LoggedOut /> : children;
}

/** Logs out, or says why not. */
export async function logOutOrSay(): Promise<void> {
  const say = (message: string): void => void showToast({ tone: 'problem', message });
  try {
    await out.load();
    const outcome = await out.now()?.logOut();
    if (outcome === 'not-saved') say(notHere);
    if (outcome === 'not-saved-elsewhere') say(notElsewhere);
  } catch (error) {
    say(oneLine(error));
  }
}

const notHere =
  'You are not logged out: something on this page is not saved yet. The top of the window says why. Log out again once it is saved.';
const notElsewhere =
  'You are not logged out: another tab with Secretariat holds words that are not saved. Look at it, and log out again.';
