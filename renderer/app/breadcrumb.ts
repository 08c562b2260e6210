import { useEffect, useSyncExternalStore } from 'react';

export type Crumb = {
  readonly label: string;
  /** A path; absent for where one is. */
  readonly path?: string;
};

type Trail = { readonly base: readonly Crumb[]; readonly tail: readonly Crumb[] };

let trail: Trail = { base: [], tail: [] };
const listeners = new Set<() => void>();

/** Says where this screen is in the top bar and in the window's title. For the outermost part of a screen. */
export function useBreadcrumb(base: readonly Crumb[]): void {
  useCrumbs('base', base);
}

/** Adds to the breadcrumb from inside a screen: the paper that is open, the person that is edited. */
export function useBreadcrumbTail(tail: readonly Crumb[]): void {
  useCrumbs('tail', tail);
}

export function useTrail(): readonly Crumb[] {
  const { base, tail } = useSyncExternalStore(subscribe, () => trail);
  return [...base, ...tail];
}

function useCrumbs(part: keyof Trail, crumbs: readonly Crumb[]): void {
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    set({ ...trail, [part]: JSON.parse(key) as readonly Crumb[] });
    return () => set({ ...trail, [part]: [] });
  }, [part, key]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: Trail): void {
  trail = next;
  const words = [...trail.base, ...trail.tail].map((crumb) => crumb.label).reverse();
  document.title = [...words, 'Secretariat'].join(' · ');
  for (const listener of listeners) listener();
}
