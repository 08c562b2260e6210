import { CloudOff } from 'lucide-react';
import { useConnection } from '../../platform/connection.ts';
import styles from './connection-banner.module.css';

/** Over every screen while the program that keeps the data does not answer. */
export function ConnectionBanner() {
  const connection = useConnection();
  return (
    <div role="alert">
      {connection === 'connected' || connection === 'logged-out' ? null : (
        <div className={styles.banner}>
          <CloudOff aria-hidden="true" />
          <p>{sentences[connection]}</p>
        </div>
      )}
    </div>
  );
}

const sentences = {
  lost: (
    <>
      <strong>Secretariat is not running.</strong> Everything that was saved is safe, and what you typed since
      stays on this screen. Leave this page open and start Secretariat again: it is tried again every few
      seconds.
    </>
  ),
  stopped: (
    <>
      <strong>The part of Secretariat that keeps the data has stopped, and is being started again.</strong>{' '}
      Everything that was saved is safe, and what you typed since stays on this screen: go on, it is saved as
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
