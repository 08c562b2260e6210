import type { Figure } from '../../../shared/contract/entities/figures.ts';
import type { Body } from '../../../shared/document/body.ts';
import { figuresInBody } from '../../../shared/document/figures-in-body.ts';
import {
  figureGaps,
  readFigure,
  type FigureGap,
  type FigureReading,
} from '../../../shared/domain/figures.ts';

/** One figure as a paper gives it, in one place or several. */
export type PlacedFigure = {
  readonly figureId: string;
  /** null: it is no longer in the library. */
  readonly figure: Figure | null;
  /** What the paper says, each wording once. */
  readonly texts: readonly string[];
  /** What the library says where that is something else. */
  readonly newer: FigureReading | null;
  readonly gaps: readonly FigureGap[];
};

/** The figures of a paper in the order in which a reader meets them. */
export function figuresInPaper(bodies: readonly Body[], figures: readonly Figure[]): readonly PlacedFigure[] {
  const placed = Map.groupBy(bodies.flatMap(figuresInBody), ({ figureId }) => figureId);
  return [...placed].map(([figureId, places]) => {
    const figure = figures.find(({ id }) => id === figureId) ?? null;
    const reading = figure && readFigure(figure, figures);
    const isNewer =
      reading !== null && places.some(({ text, asAt }) => text !== reading.text || asAt !== reading.asAt);
    return {
      figureId,
      figure,
      texts: [...new Set(places.map(({ text }) => text))],
      newer: isNewer ? reading : null,
      gaps: figure ? figureGaps(figure, figures) : [],
    };
  });
}
