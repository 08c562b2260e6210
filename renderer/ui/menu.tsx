import { laterComponent } from './later.tsx';
import type { MenuProps } from './open-menu.tsx';

export type { MenuEntry } from './open-menu.tsx';

/** A button with a menu. */
export const Menu = laterComponent<MenuProps>(
  async () => (await import('./open-menu.tsx')).MenuOfButton,
  ({ children }) => children,
);
