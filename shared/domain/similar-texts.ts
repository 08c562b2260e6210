const wordsInRun = 3;
const fewestWords = 20;
const nearlyAll = 0.8;

/** Whether two texts of some length are nearly the same: four fifths of the shorter one stand in the other. */
export function isNearlySame(one: string, other: string): boolean {
  if (wordsOf(one).length < fewestWords || wordsOf(other).length < fewestWords) return false;
  return sharedPart(one, other) >= nearlyAll;
}

/** How much of the shorter of two texts stands in the other, from 0 to 1, by its runs of three words. */
export function sharedPart(one: string, other: string): number {
  const [shorter, longer] = [runsOf(one), runsOf(other)].sort((first, second) => first.size - second.size);
  if (!shorter || !longer || shorter.size === 0) return 0;
  const shared = [...shorter].filter((run) => longer.has(run)).length;
  return shared / shorter.size;
}

function runsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  return new Set(words.slice(0, 1 - wordsInRun).map((_, at) => words.slice(at, at + wordsInRun).join(' ')));
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
