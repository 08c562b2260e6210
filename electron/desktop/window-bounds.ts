import { readFileSync } from 'node:fs';

export type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type RememberedBounds = Area & { readonly isMaximized: boolean };

export const smallestWindow = { width: 880, height: 600 } as const;
const usualWindow = { width: 1366, height: 860 } as const;

/** The bounds written at the last close, or null: the file is missing, or something else wrote it. */
export function readBounds(file: string): RememberedBounds | null {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRemembered(read) ? read : null;
  } catch {
    return null;
  }
}

function isRemembered(value: unknown): value is RememberedBounds {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, isMaximized } = value as Readonly<Record<string, unknown>>;
  return [x, y, width, height].every(Number.isSafeInteger) && typeof isMaximized === 'boolean';
}

/**
 * Where a window opens: as remembered if enough of its title bar is on a screen to take hold of, else centred (no x, y)
 * and no larger than the first screen. `screens` are work areas, the main screen first.
 */
export function boundsToOpen(
  remembered: RememberedBounds | null,
  screens: readonly Area[],
): { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number } {
  const fits = remembered !== null && screens.some((screen) => canBeGrabbed(remembered, screen));
  if (fits) {
    return {
      x: remembered.x,
      y: remembered.y,
      width: Math.max(remembered.width, smallestWindow.width),
      height: Math.max(remembered.height, smallestWindow.height),
    };
  }
  const [screen] = screens;
  return {
    width: Math.min(usualWindow.width, screen?.width ?? usualWindow.width),
    height: Math.min(usualWindow.height, screen?.height ?? usualWindow.height),
  };
}

function canBeGrabbed(window: Area, screen: Area): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const isTopVisible = window.y >= screen.y && window.y <= screen.y + screen.height - 40;
  return across >= 120 && isTopVisible;
}
