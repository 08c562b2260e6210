import type { Connection } from '../../platform/connection.ts';
import { platform } from '../../platform/platform.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../commands.ts';

type Rarer = Exclude<Connection, 'connected' | 'logged-out' | 'lost'>;

/** What is said while the program answers, or its window does, and yet nothing can be saved from this page. */
export function RarerSentence({ connection }: { readonly connection: Rarer }) {
  return connection === 'given-up' ? <GivenUp /> : sentences[connection];
}

function GivenUp() {
  const startAgain = (): void => void platform().shell?.startCoreAgain();
  useCommands('core', [
    {
      id: 'start-core-again',
      label: 'Start the part that keeps the data again',
      group: 'Everywhere',
      isOverDialogs: true,
      run: startAgain,
    },
  ]);
  return (
    <>
      <strong>The part of Secretariat that keeps the data has stopped, and is not running.</strong> Everything
      that was saved is safe, and what you typed since stands in this window alone: leave it open. Start that
      part again, here or in the menu (Commands, Everywhere), and it is saved then. If that does not help,
      copy what you typed to another program, close this window, and start Secretariat anew.{' '}
      <Button
        onPress={({ target }) => {
          keepFocusBeside(target);
          startAgain();
        }}
      >
        Start it again
      </Button>
    </>
  );
}

/** The button goes with the sentence, and would take the focus along. */
function keepFocusBeside(button: Element): void {
  const place = button.closest<HTMLElement>('[role="alertdialog"]') ?? document.getElementById('main');
  place?.focus();
}

const sentences = {
  stopped: (
    <>
      <strong>The part of Secretariat that keeps the data has stopped, and is being started again.</strong>{' '}
      Everything that was saved is safe, and what you typed since stays on this screen. Go on: it is saved as
      soon as that part is back.
    </>
  ),
  moved: (
    <>
      <strong>Secretariat was opened in another browser, which has it now.</strong> Everything that was saved
      is safe, and what you typed here since is kept on this page. Go on there, or, to go on here, press Enter
      in the window in which Secretariat was started and open the new link in this browser: leave this page
      open, it is then connected again.
    </>
  ),
  ended: (
    <>
      <strong>This window is no longer connected to Secretariat.</strong> Everything that was saved is safe.
      Copy what you typed since the last save, then open Secretariat again. In the same browser this page is
      then connected again: leave it open.
    </>
  ),
} as const;
