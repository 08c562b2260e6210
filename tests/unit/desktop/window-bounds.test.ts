import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { boundsToOpen, readBounds, smallestWindow } from '../../../electron/desktop/window-bounds.ts';

const folder = mkdtempSync(join(tmpdir(), 'window-bounds-'));
afterAll(() => rmSync(folder, { recursive: true }));

const laptop = { x: 0, y: 0, width: 1366, height: 728 };
const second = { x: 1366, y: -200, width: 1920, height: 1040 };
const remembered = { x: 100, y: 50, width: 1000, height: 650, isMaximized: false };

describe('the bounds of a new window', () => {
  it('are those of the last close', () => {
    expect(boundsToOpen(remembered, [laptop])).toEqual({ x: 100, y: 50, width: 1000, height: 650 });
  });

  it('may lie on any screen', () => {
    expect(boundsToOpen({ ...remembered, x: 2000, y: -150 }, [laptop, second])).toMatchObject({
      x: 2000,
      y: -150,
    });
  });

  it.each([
    ['a screen that is no longer there', { x: 2000, y: 0 }],
    ['far above', { x: 100, y: -400 }],
    ['below the edge', { x: 100, y: 720 }],
    ['almost wholly to the left', { x: -950, y: 50 }],
  ])('are the usual ones when the last were on %s', (_name, place) => {
    expect(boundsToOpen({ ...remembered, ...place }, [laptop])).toEqual({ width: 1366, height: 728 });
  });

  it('are never too small to work in', () => {
    expect(
      boundsToOpen({ ...remembered, width: 10, height: 10, x: 0 }, [{ ...laptop, width: 5000 }]),
    ).toEqual({
      width: 1366,
      height: 728,
    });
    expect(boundsToOpen({ ...remembered, width: 200, height: 10 }, [laptop])).toMatchObject(smallestWindow);
  });

  it('are read only from a file that holds bounds', () => {
    const file = join(folder, 'window.json');
    expect(readBounds(file)).toBeNull();
    writeFileSync(file, '{"x":1,"y":"two"}');
    expect(readBounds(file)).toBeNull();
    writeFileSync(file, '{"x":1');
    expect(readBounds(file)).toBeNull();
    writeFileSync(file, JSON.stringify(remembered));
    expect(readBounds(file)).toEqual(remembered);
  });
});
