// Lengths and sizes as files of both kinds give them: a bare number is in the unit of its place, the strict kind writes
// "12pt" (ISO/IEC 29500-1, 22.9.2.15).

const twipsPer: Readonly<Record<string, number>> = {
  pt: 20,
  pc: 240,
  pi: 240,
  in: 1440,
  cm: 1440 / 2.54,
  mm: 144 / 2.54,
};

/** A length in twips; undefined where it is none, or longer than any page. */
export function twipsOf(value: string | undefined): number | undefined {
  const [, number = '', unit = ''] =
    /^(-?\d{1,6}(?:\.\d{1,6})?)(pt|pc|pi|in|cm|mm)?$/.exec(value ?? '') ?? [];
  if (number === '') return undefined;
  const twips = Math.round(Number(number) * (twipsPer[unit] ?? 1));
  return Math.abs(twips) <= longest ? twips : undefined;
}

/** 22 inches, the longest side of a page in Word. */
const longest = 31_680;

/** A size of letters in half-points. */
export function halfPointsOf(value: string | undefined): number | undefined {
  const twips = /[a-z]/.test(value ?? '') ? twipsOf(value) : undefined;
  const size = twips === undefined ? wholeOf(value) : Math.round(twips / 10);
  return size !== undefined && size >= 2 && size <= 400 ? size : undefined;
}

export function wholeOf(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}

export function millimetresOf(twips: number): number {
  return Math.round((twips / 1440) * 25.4 * 100) / 100;
}
