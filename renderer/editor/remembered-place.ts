// Where in which section the caret was, kept for as long as the tab: a page that crashed or was loaded anew goes on there.

import { useState } from 'react';
import type { CaretPlace, PlaceInText } from './caret-place.ts';

/** The section that is live, and where its caret goes. */
export type LiveSection = { readonly sectionId: string; readonly caret: CaretPlace };

type RememberedPlace = { readonly sectionId: string; readonly caret: PlaceInText };

const key = 'secretariat.place';

// Read before this page writes anything of its own.
let fromBefore = readPlace();

/** The live section of a screen: after the page was loaded anew the one that was live before, else none at first. */
export function useLiveSection(): readonly [LiveSection | null, (live: LiveSection | null) => void] {
  return useState<LiveSection | null>(() => {
    const place = fromBefore;
    fromBefore = null;
    return place;
  });
}

export function rememberPlace(place: RememberedPlace): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(place));
  } catch {
    // No room: the page will begin at its start.
  }
}

export function forgetPlace(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // A tab that keeps nothing has nothing to forget.
  }
}

function readPlace(): RememberedPlace | null {
  try {
    return placeIn(JSON.parse(sessionStorage.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}

function placeIn(json: unknown): RememberedPlace | null {
  if (!isRecord(json) || typeof json.sectionId !== 'string' || !isRecord(json.caret)) return null;
  const { block, offset, position, scroll } = json.caret;
  if (typeof offset !== 'number' || typeof position !== 'number' || typeof scroll !== 'number') return null;
  return {
    sectionId: json.sectionId,
    caret: { block: typeof block === 'string' ? block : null, offset, position, scroll },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
