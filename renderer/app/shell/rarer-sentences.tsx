import type { Connection } from '../../platform/connection.ts';

type Rarer = Exclude<Connection, 'connected' | 'logged-out' | 'lost'>;

/** What is said while the program answers, or its window does, and yet nothing can be saved from this page. */
export function RarerSentence({ connection }: { readonly connection: Rarer }) {
  return sentences[connection];
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
