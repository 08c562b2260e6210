import { CloudOff } from 'lucide-react';
import { useConnection } from '../../platform/connection.ts';
import { laterComponent } from '../../ui/later.tsx';
import styles from './connection-banner.module.css';

const RarerSentence = laterComponent(async () => (await import('./rarer-sentences.tsx')).RarerSentence);

/** Over every screen while the program that keeps the data does not answer. */
export function ConnectionBanner() {
  const connection = useConnection();
  return (
    <div role="alert">
      {connection === 'connected' || connection === 'logged-out' ? null : (
        <div className={styles.banner}>
          <CloudOff aria-hidden="true" />
          <p>{connection === 'lost' ? lost : <RarerSentence connection={connection} />}</p>
        </div>
      )}
    </div>
  );
}

const lost = (
  <>
    <strong>Secretariat is not running.</strong> Everything that was saved is safe, and what you typed since
    stays on this screen. Leave this page open and start Secretariat again: it is tried again every few
    seconds.
  </>
);
