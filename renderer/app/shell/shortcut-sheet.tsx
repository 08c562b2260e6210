import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Keys } from '../../ui/keys.tsx';
import { listCommands } from '../commands.ts';
import styles from './shortcut-sheet.module.css';

/** Every key that works on this screen, from the registry of commands. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const [groups] = useState(() =>
    Map.groupBy(
      listCommands().filter((command) => command.keys !== undefined && command.isEnabled !== false),
      (command) => command.group,
    ),
  );
  return (
    <Dialog title="Keyboard shortcuts" isOpen onClose={onClose} size="large">
      <p className={styles.hint}>
        These keys work on this screen. Every other command is found with <Keys keys="Ctrl K" />; F6 goes to
        messages.
      </p>
      <div className={styles.columns}>
        {[...groups].map(([group, commands]) => (
          <section key={group} className={styles.group}>
            <h3>{group}</h3>
            <dl>
              {commands.map((command) => (
                <div key={command.id} className={styles.line}>
                  <dt>{command.label}</dt>
                  <dd>
                    <Keys keys={command.keys ?? ''} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
