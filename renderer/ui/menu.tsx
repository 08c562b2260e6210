import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { laterComponent } from './later.tsx';

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

/** A button with a menu. */
export const Menu = laterComponent<MenuProps>(
  async () => (await import('./open-menu.tsx')).MenuOfButton,
  ({ children }) => children,
);
