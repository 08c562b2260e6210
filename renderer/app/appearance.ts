import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';
export type Appearance = {
  readonly theme: Theme;
  readonly density: Density;
  readonly isRailCollapsed: boolean;
};

const storageKey = 'secretariat.appearance';
const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let appearance = read();

/** Puts the chosen look on the page, and follows the system where that is what was chosen. */
export function startAppearance(): void {
  apply();
  darkSystem.addEventListener('change', apply);
}

export function setAppearance(change: Partial<Appearance>): void {
  appearance = { ...appearance, ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(appearance));
  } catch {
    // A look that cannot be kept still holds for this window.
  }
  apply();
  for (const listener of listeners) listener();
}

/** Tells of the theme that is chosen, now and after every change. */
export function watchTheme(tell: (theme: Theme) => void): void {
  let told: Theme | null = null;
  const tellOnce = (): void => {
    if (appearance.theme !== told) tell((told = appearance.theme));
  };
  tellOnce();
  listeners.add(tellOnce);
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, () => appearance);
}

function apply(): void {
  const isDark = appearance.theme === 'dark' || (appearance.theme === 'system' && darkSystem.matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  document.documentElement.dataset['density'] = appearance.density;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Appearance {
  const fallback: Appearance = { theme: 'system', density: 'comfortable', isRailCollapsed: false };
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return fallback;
    return {
      theme: 'theme' in kept && (kept.theme === 'light' || kept.theme === 'dark') ? kept.theme : 'system',
      density: 'density' in kept && kept.density === 'compact' ? 'compact' : 'comfortable',
      isRailCollapsed: 'isRailCollapsed' in kept && kept.isRailCollapsed === true,
    };
  } catch {
    return fallback;
  }
}
