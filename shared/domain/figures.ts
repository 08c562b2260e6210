/** A number as a decimal without grouping ("-1284.50"), or the percentage that one figure is of another. */
export type FigureValue =
  | { readonly kind: 'number'; readonly number: string }
  | {
      readonly kind: 'percentage';
      readonly partId: string;
      readonly wholeId: string;
      readonly decimals: number;
    };

export type Figure = {
  readonly id: string;
  readonly name: string;
  readonly value: FigureValue;
  /** Stand before and after a number ("£", "incidents"); a percentage has its sign alone. */
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly source: string | null;
  /** The day that the figure was true of. */
  readonly asAt: string | null;
};

/** What a figure says in a paper. */
export type FigureReading = { readonly text: string; readonly asAt: string | null };

const longestNumber = 30;

/** A number as people write it ("1,284", "-3.5", "1 284") as a plain decimal; null where it is none. */
export function readFigureNumber(typed: string): string | null {
  const trimmed = typed.trim().replace(/^[−–]/, '-');
  const isGrouped = /^-?\d{1,3}([, \u00a0\u202f])\d{3}(\1\d{3})*(\.\d+)?$/.test(trimmed);
  const plain = isGrouped ? trimmed.replace(/[, \u00a0\u202f]/g, '') : trimmed;
  if (plain.length > longestNumber || !/^-?\d+(\.\d+)?$/.test(plain)) return null;
  const number = plain.replace(/^(-?)0+(?=\d)/, '$1');
  return isZero(number) ? number.replace('-', '') : number;
}

export function isZero(number: string): boolean {
  return !/[1-9]/.test(number);
}

/**
 * What a figure says now, or null where it cannot be told: a part is not there, or the whole is nought. A percentage is
 * rounded half away from nought, and is as at the day of its parts where it names none and both have the same.
 */
export function readFigure(figure: Figure, figures: readonly Figure[]): FigureReading | null {
  const { value, asAt, prefix, suffix } = figure;
  if (value.kind === 'number') {
    const after = suffix === null ? '' : /^[\p{L}\p{N}(]/u.test(suffix) ? ` ${suffix}` : suffix;
    const [sign, digits] = value.number.startsWith('-') ? ['−', value.number.slice(1)] : ['', value.number];
    return { text: `${sign}${prefix ?? ''}${grouped(digits)}${after}`, asAt };
  }
  const [part, whole] = [value.partId, value.wholeId].map((id) => figures.find((each) => each.id === id));
  if (part?.value.kind !== 'number' || whole?.value.kind !== 'number') return null;
  const percentage = percentageOf(part.value.number, whole.value.number, value.decimals);
  if (percentage === null) return null;
  const ofParts = part.asAt === whole.asAt ? part.asAt : null;
  const text = percentage.startsWith('-') ? `−${grouped(percentage.slice(1))}` : grouped(percentage);
  return { text: `${text}%`, asAt: asAt ?? ofParts };
}

/** Exact whatever the number of digits; null where the whole is nought. */
export function percentageOf(part: string, whole: string, decimals: number): string | null {
  if ([part, whole].some((number) => readFigureNumber(number) === null)) return null;
  const places = Math.max(placesOf(part), placesOf(whole));
  const [dividend, divisor] = [scaled(part, places) * 100n * 10n ** BigInt(decimals), scaled(whole, places)];
  if (divisor === 0n) return null;
  const isNegative = dividend < 0n !== divisor < 0n;
  const [top, bottom] = [magnitude(dividend), magnitude(divisor)];
  const rounded = (2n * top + bottom) / (2n * bottom);
  const digits = rounded.toString().padStart(decimals + 1, '0');
  const end = digits.length - decimals;
  const sign = isNegative && rounded > 0n ? '-' : '';
  return `${sign}${digits.slice(0, end)}${decimals === 0 ? '' : `.${digits.slice(end)}`}`;
}

/** Where a figure is from: a percentage that says nothing of its own has what its parts have in common. */
export function sourceOf({ source, value }: Figure, figures: readonly Figure[]): string | null {
  if (source !== null || value.kind === 'number') return source;
  const [part, whole] = [value.partId, value.wholeId].map((id) => figures.find((each) => each.id === id));
  return part && whole && part.source === whole.source ? part.source : null;
}

export type FigureGap = 'no-source' | 'no-as-at' | 'not-computable';

/** What a figure lacks before it should go out in a paper. */
export function figureGaps(figure: Figure, figures: readonly Figure[]): readonly FigureGap[] {
  const reading = readFigure(figure, figures);
  return [
    ...(reading === null ? (['not-computable'] as const) : []),
    ...(sourceOf(figure, figures) === null ? (['no-source'] as const) : []),
    ...(reading !== null && reading.asAt === null ? (['no-as-at'] as const) : []),
  ];
}

/** A figure and the percentages that are made of it: what a change of it changes. */
export function figuresChangedBy<Known extends Figure>(
  id: string,
  figures: readonly Known[],
): readonly Known[] {
  return figures.filter(
    (figure) =>
      figure.id === id ||
      (figure.value.kind === 'percentage' && [figure.value.partId, figure.value.wholeId].includes(id)),
  );
}

function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const inGroups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? inGroups : `${inGroups}.${fraction}`;
}

function placesOf(number: string): number {
  return number.split('.')[1]?.length ?? 0;
}

function scaled(number: string, places: number): bigint {
  return BigInt(number.replace('.', '') + '0'.repeat(places - placesOf(number)));
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
