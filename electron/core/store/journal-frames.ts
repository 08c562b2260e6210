// SQLite's write-ahead log, read without SQLite (https://sqlite.org/fileformat2.html, section 4): to see damage that
// SQLite takes for the torn end of a log, and to use the frames behind it.

const headerLength = 32;
const frameHeaderLength = 24;

export type JournalFrame = {
  readonly page: number;
  readonly content: Buffer;
  /** The last page of a transaction says how many pages the database has; 0 within one. */
  readonly pagesAfterCommit: number;
  readonly isSound: boolean;
};

/** The frames of the log's present generation, damaged ones included, up to the last sound commit. */
export function journalFrames(journal: Buffer): readonly JournalFrame[] {
  const pageSize = pageSizeOf(journal);
  const frameLength = frameHeaderLength + pageSize;
  const count = Math.floor((journal.length - headerLength) / frameLength);
  if (count < 1) return [];
  const isHeaderSound = headerIsSound(journal);
  const firstFrame = headerLength;
  // Where the header is damaged, the first frame says which generation this is.
  const generation = isHeaderSound
    ? journal.subarray(16, 24)
    : journal.subarray(firstFrame + 8, firstFrame + 16);
  const isBigEndian = isHeaderSound ? journal.readUInt32BE(0) % 2 === 1 : endianOf(journal, frameLength);
  const frames: JournalFrame[] = [];
  let seed = isHeaderSound ? journal.subarray(24, 32) : null;
  for (let index = 0; index < count; index += 1) {
    const frame = journal.subarray(firstFrame + index * frameLength, firstFrame + (index + 1) * frameLength);
    const isOfGeneration = frame.subarray(8, 16).equals(generation);
    // Each sum goes on from the one before as that is stored: one damaged frame does not condemn those behind it.
    const isSound = isOfGeneration && (seed === null || sumsMatch(frame, seed, isBigEndian));
    frames.push({
      page: frame.readUInt32BE(0),
      content: frame.subarray(frameHeaderLength),
      pagesAfterCommit: frame.readUInt32BE(4),
      isSound,
    });
    seed = frame.subarray(16, 24);
  }
  const lastCommit = frames.findLastIndex(({ isSound, pagesAfterCommit }) => isSound && pagesAfterCommit > 0);
  return frames.slice(0, lastCommit + 1);
}

/**
 * Whether committed transactions lie behind a damaged place. SQLite would drop them without a word: it reads a log up
 * to the first frame that does not add up, as after a crash. One transaction alone behind such a place may be just that:
 * it was never reported as done.
 */
export function isDamagedBeforeItsEnd(journal: Buffer, frames = journalFrames(journal)): boolean {
  const firstBad = headerIsSound(journal) ? frames.findIndex(({ isSound }) => !isSound) : 0;
  if (firstBad < 0) return false;
  const commitsBehind = frames
    .slice(firstBad)
    .filter(({ isSound, pagesAfterCommit }) => isSound && pagesAfterCommit > 0);
  return commitsBehind.length > 1;
}

/** Of these frames those that SQLite reads: up to the last commit before the first one that does not add up. */
export function framesInForce(journal: Buffer, frames = journalFrames(journal)): readonly JournalFrame[] {
  if (!headerIsSound(journal)) return [];
  const firstBad = frames.findIndex(({ isSound }) => !isSound);
  const before = firstBad < 0 ? frames : frames.slice(0, firstBad);
  return before.slice(0, before.findLastIndex(({ pagesAfterCommit }) => pagesAfterCommit > 0) + 1);
}

function headerIsSound(journal: Buffer): boolean {
  if (journal.length < headerLength) return false;
  const magic = journal.readUInt32BE(0);
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return false;
  const sums = checksum(journal.subarray(0, 24), 0, 0, magic % 2 === 1);
  return sums[0] === journal.readUInt32BE(24) && sums[1] === journal.readUInt32BE(28);
}

function pageSizeOf(journal: Buffer): number {
  const said = journal.length < headerLength ? 0 : journal.readUInt32BE(8);
  return said >= 512 && said <= 65_536 && (said & (said - 1)) === 0 ? said : 4096;
}

function sumsMatch(frame: Buffer, seed: Buffer, isBigEndian: boolean): boolean {
  const first = checksum(frame.subarray(0, 8), seed.readUInt32BE(0), seed.readUInt32BE(4), isBigEndian);
  const sums = checksum(frame.subarray(frameHeaderLength), first[0], first[1], isBigEndian);
  return sums[0] === frame.readUInt32BE(16) && sums[1] === frame.readUInt32BE(20);
}

function endianOf(journal: Buffer, frameLength: number): boolean {
  const first = journal.subarray(headerLength, headerLength + frameLength);
  const second = journal.subarray(headerLength + frameLength, headerLength + 2 * frameLength);
  return second.length === frameLength && sumsMatch(second, first.subarray(16, 24), true);
}

function checksum(bytes: Buffer, one: number, two: number, isBigEndian: boolean): readonly [number, number] {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    one = (one + words.getUint32(at, !isBigEndian) + two) >>> 0;
    two = (two + words.getUint32(at + 4, !isBigEndian) + one) >>> 0;
  }
  return [one, two];
}
