import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components';
import { Keys } from './keys.tsx';
import styles from './menu.module.css';

export type MenuEntry = {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly keys?: string;
  readonly isDisabled?: boolean;
  readonly isDangerous?: boolean;
  readonly onAction: () => void;
};

export type MenuProps = {
  /** Said of the menu ("Item 4"). */
  readonly label: string;
  /** Groups, with a line between them. */
  readonly groups: readonly (readonly MenuEntry[])[];
  /** The button that opens it. */
  readonly children: ReactElement;
};

export function MenuOfButton({ label, groups, children }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles.popover ?? ''} offset={4}>
        <Entries label={label} groups={groups} />
      </Popover>
    </MenuTrigger>
  );
}

/** What stands in a menu that is open. */
export function Entries({
  label,
  groups,
  onClose,
}: Pick<MenuProps, 'label' | 'groups'> & { readonly onClose?: () => void }) {
  const filled = groups.filter((group) => group.length > 0);
  return (
    <AriaMenu
      aria-label={label}
      // One that a `MenuTrigger` opens gets both from it.
      {...(onClose === undefined ? {} : { autoFocus: 'first' as const, onClose })}
      className={styles.menu ?? ''}
      disabledKeys={filled.flatMap((group) =>
        group.filter((entry) => entry.isDisabled === true).map((entry) => entry.id),
      )}
    >
      {filled.map((group, index) => (
        <MenuSection key={index} aria-label={label} className={styles.section ?? ''}>
          {group.map(({ id, label: words, icon: Icon, keys, isDangerous = false, onAction }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={words}
              onAction={onAction}
              className={`${styles.item} ${isDangerous ? styles.dangerous : ''}`}
            >
              {Icon ? <Icon aria-hidden="true" /> : <span className={styles.noIcon} />}
              <Text slot="label" className={styles.label ?? ''}>
                {words}
              </Text>
              {keys === undefined ? null : <Keys keys={keys} />}
            </MenuItem>
          ))}
        </MenuSection>
      ))}
    </AriaMenu>
  );
}
