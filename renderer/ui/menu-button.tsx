import type { LucideIcon } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as AriaButton, Popover } from 'react-aria-components';
import buttonStyles from './button.module.css';
import styles from './menu.module.css';
import { Entries, type MenuProps } from './open-menu.tsx';

export type MenuButtonProps = {
  readonly icon: LucideIcon;
  /** The accessible name of the button. */
  readonly label: string;
  /** Said of the menu. */
  readonly menuLabel: string;
  /** Asked for when the menu opens. */
  readonly groups: () => MenuProps['groups'];
};

/** A small button with a menu that is made when it opens: for lists of a hundred of them. */
export function MenuButton({ icon: Icon, label, menuLabel, groups }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <AriaButton
        ref={button}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className={`${buttonStyles.icon} ${buttonStyles.small}`}
        onPress={() => setOpen(true)}
      >
        <Icon aria-hidden="true" />
      </AriaButton>
      {isOpen ? (
        <Popover
          className={styles.popover ?? ''}
          offset={4}
          triggerRef={button}
          isOpen
          onOpenChange={setOpen}
        >
          <Entries label={menuLabel} groups={groups()} onClose={() => setOpen(false)} />
        </Popover>
      ) : null}
    </>
  );
}
