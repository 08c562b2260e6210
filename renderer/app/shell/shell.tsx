import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Keyboard as KeyboardIcon, PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { IconButton } from '../../ui/icon-button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { setAppearance, useAppearance } from '../appearance.ts';
import { runCommandFor, useCommands } from '../commands.ts';
import { useFullScreen } from '../full-screen.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import {
  actionsPath,
  forwardPlanPath,
  goTo,
  libraryPath,
  meetingsPath,
  settingsPath,
  usePath,
} from '../routes.ts';
import { SaveIndicator } from '../save-indicator.tsx';
import { Breadcrumb } from './breadcrumb-trail.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { laterComponent } from '../../ui/later.tsx';

const FocusKeeper = laterComponent(async () => (await import('./focus-keeper.tsx')).FocusKeeper);
const PolicyBanner = laterComponent(async () => (await import('./policy-banner.tsx')).PolicyBanner);
const CommandPalette = laterComponent(async () => (await import('./command-palette.tsx')).CommandPalette);
const ShortcutSheet = laterComponent(async () => (await import('./shortcut-sheet.tsx')).ShortcutSheet);

type Overlay = 'palette' | 'shortcuts' | null;

/** The frame of every screen: rail, top bar, and what lies over them. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const { isRailCollapsed: isWishedNarrow } = useAppearance();
  const isNarrow = useMediaQuery('(max-width: 800px)');
  const isRailCollapsed = isWishedNarrow || isNarrow;
  const isFull = useFullScreen();
  const path = usePath();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || !runCommandFor(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // On the way down: lists and editors stop keys on the way up.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);

  useCommands('shell', [
    {
      id: 'find',
      label: 'Find or do',
      group: 'Everywhere',
      keys: 'Ctrl K',
      run: () => setOverlay('palette'),
    },
    {
      id: 'shortcuts',
      label: 'Keyboard shortcuts',
      group: 'Everywhere',
      keys: 'Ctrl /',
      run: () => setOverlay('shortcuts'),
    },
    {
      id: 'rail',
      label: isRailCollapsed ? 'Widen the side bar' : 'Narrow the side bar',
      group: 'Everywhere',
      isEnabled: !isNarrow,
      run: () => setAppearance({ isRailCollapsed: !isRailCollapsed }),
    },
    { id: 'go-meetings', label: 'Go to meetings', group: 'Go to', run: () => goTo(meetingsPath) },
    { id: 'go-actions', label: 'Go to actions', group: 'Go to', run: () => goTo(actionsPath) },
    {
      id: 'go-forward-plan',
      label: 'Go to the forward plan',
      group: 'Go to',
      run: () => goTo(forwardPlanPath),
    },
    { id: 'go-library', label: 'Go to the library', group: 'Go to', run: () => goTo(libraryPath) },
    { id: 'go-settings', label: 'Go to settings', group: 'Go to', run: () => goTo(settingsPath) },
  ]);

  return (
    <div className={styles.app} data-collapsed={isRailCollapsed} data-full={isFull || undefined}>
      <a className={styles.skip} href="#main" onClick={focusMain}>
        Skip to the screen
      </a>
      {isFull ? null : (
        <header className={styles.rail}>
          <Rail isCollapsed={isRailCollapsed} />
        </header>
      )}
      <div className={styles.top}>
        {isNarrow || isFull ? null : (
          <IconButton
            icon={isRailCollapsed ? PanelLeftOpen : PanelLeftClose}
            label={isRailCollapsed ? 'Widen the side bar' : 'Narrow the side bar'}
            onPress={() => setAppearance({ isRailCollapsed: !isRailCollapsed })}
          />
        )}
        <Breadcrumb />
        <span className={styles.space} />
        <SaveIndicator />
        <AriaButton className={styles.find ?? ''} onPress={() => setOverlay('palette')}>
          <Search aria-hidden="true" />
          <span className={styles.findWords}>Find or do</span>
          <Keys keys="Ctrl K" />
        </AriaButton>
        <IconButton
          icon={KeyboardIcon}
          label="Keyboard shortcuts"
          keys="Ctrl /"
          onPress={() => setOverlay('shortcuts')}
        />
      </div>
      <div className={styles.below}>
        <ConnectionBanner />
        <PolicyBanner />
        <FocusKeeper />
        <main id="main" className={styles.main} tabIndex={-1}>
          <ErrorBoundary resetKey={path}>{children}</ErrorBoundary>
        </main>
      </div>
      {overlay === 'palette' ? <CommandPalette onClose={() => setOverlay(null)} /> : null}
      {overlay === 'shortcuts' ? <ShortcutSheet onClose={() => setOverlay(null)} /> : null}
    </div>
  );
}

// The address belongs to the routes, so the link moves the focus itself.
function focusMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
