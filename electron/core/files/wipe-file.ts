import { open, rm } from 'node:fs/promises';

/**
 * Writes over a file on the disk, and removes it. A disk that spreads its writing (an SSD, a file system that keeps old
 * blocks) may hold what was there before for a while longer: that is the disk's to say, not this program's.
 */
export async function wipeFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const nothing = Buffer.alloc(1 << 18);
    for (let at = 0; at < size; at += nothing.length) {
      await file.write(nothing, 0, Math.min(nothing.length, size - at), at);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rm(path);
}
