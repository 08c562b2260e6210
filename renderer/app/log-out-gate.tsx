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
    const whyNot = await out.now()?.logOutOrWhyNot();
    if (whyNot) say(whyNot);
  } catch (error) {
    say(oneLine(error));
  }
}
