import { useHashLocation } from 'wouter/use-hash-location';

// Every address of the program. They are hash addresses, so that each host serves one page.

export const meetingTabs = ['agenda', 'papers', 'notes', 'actions', 'issue'] as const;
export type MeetingTab = (typeof meetingTabs)[number];

export const meetingsPath = '/meetings';
export const actionsPath = '/actions';
export const forwardPlanPath = '/forward-plan';
export const libraryPath = '/library';
export const settingsPath = '/settings';

export function meetingPath(meetingId: string, tab: MeetingTab = 'agenda'): string {
  return `/meetings/${meetingId}/${tab}`;
}

export function paperPath(meetingId: string, documentId: string): string {
  return `/meetings/${meetingId}/papers/${documentId}`;
}

/** What a link to a path carries: `<a href={hrefTo(meetingPath(id))}>`. */
export function hrefTo(path: string): string {
  return `#${path}`;
}

/** Goes to a path from code. */
export function goTo(path: string): void {
  window.location.hash = path;
}

/** Where the window is. */
export function usePath(): string {
  return useHashLocation()[0];
}

/** The meeting that an address is about; null: it is about none. */
export function meetingIdIn(hash: string): string | null {
  return /^#\/meetings\/([0-9a-f-]{36})(\/|$)/i.exec(hash)?.[1] ?? null;
}
