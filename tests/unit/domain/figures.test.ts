import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  figureGaps,
  figuresChangedBy,
  percentageOf,
  readFigure,
  readFigureNumber,
  type Figure,
} from '../../../shared/domain/figures.ts';

const aNumber = (id: string, number: string, fields: Partial<Figure> = {}): Figure => ({
  id,
  name: id,
  value: { kind: 'number', number },
  prefix: null,
  suffix: null,
  source: 'Calder Police',
  asAt: '2026-03-31',
  ...fields,
});
const share = (fields: Partial<Figure> = {}): Figure => ({
  ...aNumber('share', '0', { source: null, asAt: null }),
  value: { kind: 'percentage', partId: 'part', wholeId: 'whole', decimals: 1 },
  ...fields,
});

describe('a number as it is typed', () => {
  it.each([
    ['1284', '1284'],
    [' 1,284.50 ', '1284.50'],
    ['1 284 000', '1284000'],
    ['1\u00a0284', '1284'],
    ['−3.5', '-3.5'],
    ['007', '7'],
    ['0', '0'],
    ['0.25', '0.25'],
  ])('%j is %s', (typed, number) => {
    expect(readFigureNumber(typed)).toBe(number);
  });

  it.each([
    '',
    '  ',
    'about 12',
    '12%',
    '£5',
    '1,28',
    '1,284 000',
    '.5',
    '5.',
    '1.2.3',
    '1e9',
    '--1',
    '9'.repeat(31),
  ])('%j is none', (typed) => {
    expect(readFigureNumber(typed)).toBeNull();
  });
});

describe('a percentage', () => {
  it.each([
    ['1', '3', 1, '33.3'],
    ['2', '3', 0, '67'],
    ['1', '8', 1, '12.5'],
    ['1', '8', 0, '13'],
    ['-1', '8', 0, '-13'],
    ['1', '2000', 1, '0.1'],
    ['1', '2001', 1, '0.0'],
    ['-1', '2001', 1, '0.0'],
    ['0.1', '0.3', 2, '33.33'],
    ['421', '1000', 1, '42.1'],
    ['3', '2', 0, '150'],
  ])('%s of %s to %i places is %s', (part, whole, decimals, expected) => {
    expect(percentageOf(part, whole, decimals)).toBe(expected);
  });

  it.each(['0', '0.00', '-0'])('of %s is none', (whole) => {
    expect(percentageOf('1', whole, 1)).toBeNull();
  });

  it('is never further from the truth than half of its last place', () => {
    const whole = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        whole,
        fc.integer({ min: 0, max: 2 }),
        (part, of, places) => {
          const said = Number(percentageOf(String(part), String(of), places));
          expect(Math.abs(said - (part / of) * 100)).toBeLessThanOrEqual(0.5 / 10 ** places + 1e-6);
        },
      ),
    );
  });
});

describe('what a figure says', () => {
  it.each([
    ['1284', null, 'incidents', '1,284 incidents'],
    ['306000', '£', null, '£306,000'],
    ['-12.50', '£', null, '−£12.50'],
    ['42.1', null, '%', '42.1%'],
    ['1234567.1234', null, null, '1,234,567.1234'],
  ])('%s with %s before and %s after is %s', (number, prefix, suffix, text) => {
    expect(readFigure(aNumber('n', number, { prefix, suffix }), [])).toEqual({ text, asAt: '2026-03-31' });
  });

  it('follows the figures that a percentage is made of', () => {
    const [part, whole] = [aNumber('part', '421'), aNumber('whole', '1000')];
    expect(readFigure(share(), [part, whole])).toEqual({ text: '42.1%', asAt: '2026-03-31' });
    expect(readFigure(share(), [aNumber('part', '500'), whole])?.text).toBe('50.0%');
    expect(readFigure(share(), [part, aNumber('whole', '0')])).toBeNull();
    expect(readFigure(share(), [part])).toBeNull();
    expect(readFigure(share(), [part, share({ id: 'whole' })])).toBeNull();
  });

  it('names a day of its own before that of its parts, and none where the parts differ', () => {
    const [part, whole] = [aNumber('part', '1'), aNumber('whole', '2', { asAt: '2025-12-31' })];
    expect(readFigure(share(), [part, whole])?.asAt).toBeNull();
    expect(readFigure(share({ asAt: '2026-04-01' }), [part, whole])?.asAt).toBe('2026-04-01');
  });

  it('lacks a source or a day where nothing gives one', () => {
    const [part, whole] = [aNumber('part', '1'), aNumber('whole', '2')];
    expect(figureGaps(part, [])).toEqual([]);
    expect(figureGaps(aNumber('n', '1', { source: null, asAt: null }), [])).toEqual([
      'no-source',
      'no-as-at',
    ]);
    expect(figureGaps(share(), [part, whole])).toEqual([]);
    expect(figureGaps(share(), [part, { ...whole, source: 'The council' }])).toEqual(['no-source']);
    expect(figureGaps(share(), [])).toEqual(['not-computable', 'no-source']);
  });

  it('changes with the percentages that are made of it', () => {
    const all = [aNumber('part', '1'), aNumber('whole', '2'), share(), aNumber('other', '3')];
    expect(figuresChangedBy('whole', all).map(({ id }) => id)).toEqual(['whole', 'share']);
    expect(figuresChangedBy('other', all).map(({ id }) => id)).toEqual(['other']);
  });
});
