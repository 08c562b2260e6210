// Word writes a list as paragraphs `mso-list: l0 level2 lfo1` whose bullet or number stands in a marked span.

export type ListMark = {
  readonly level: number;
  readonly isLettered: boolean;
  /** The number that the mark says: "c)" and "3." are 3, "(iv)" is 4. */
  readonly number: number | null;
};

/** null: the paragraph is in no list. */
export function listMarkOf(element: Element, style: string): ListMark | null {
  if (!/^(p|div)$/.test(element.localName)) return null;
  const level = /mso-list:[^;]*\blevel(\d)/.exec(style)?.[1];
  if (level === undefined) return null;
  const mark = [...element.querySelectorAll('[data-style*="mso-list"]')].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('data-style') ?? ''),
  );
  return { level: Number(level), ...readMark(mark?.textContent.trim() ?? '') };
}

/** Exported for its test: the words of a mark are whatever somebody chose in Word. */
export function readMark(mark: string): Omit<ListMark, 'level'> {
  const digits = /^\(?(?:\d+\.)*(\d+)[.):]?$/.exec(mark)?.[1];
  if (digits !== undefined) return { isLettered: true, number: Number(digits) };
  const letters = /^\(?([a-z]{1,5})[.):]$/i.exec(mark)?.[1]?.toLowerCase();
  if (letters === undefined) return { isLettered: false, number: null };
  const roman = /^[ivxl]+$/.test(letters) && letters !== 'l' ? romanNumber(letters) : null;
  if (letters.length === 1 && letters !== 'i')
    return { isLettered: true, number: letters.charCodeAt(0) - 96 };
  return { isLettered: true, number: roman };
}

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

function romanNumber(letters: string): number {
  const digits = [...letters].map((letter) => romanDigits[letter] ?? 0);
  return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
}
