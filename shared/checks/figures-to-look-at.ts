import { figuresInBody } from '../document/figures-in-body.ts';
import { figureGaps, readFigure } from '../domain/figures.ts';
import type { Finding } from '../domain/findings.ts';
import type { PaperFacts } from './paper-facts.ts';

/** Figures that the library has another value of by now, and figures without a source or a date, each once a section. */
export function figuresToLookAt({ paper, figures }: PaperFacts): readonly Finding[] {
  return paper.sections.flatMap(({ id: sectionId, content }): readonly Finding[] => {
    if (content.state !== 'sound') return [];
    const placed = figuresInBody(content.body);
    return figures.flatMap((figure): readonly Finding[] => {
      const here = placed.filter(({ figureId }) => figureId === figure.id);
      if (here.length === 0) return [];
      const reading = readFigure(figure, figures);
      const old = here.find(({ text, asAt }) => reading && (text !== reading.text || asAt !== reading.asAt));
      const gaps = figureGaps(figure, figures);
      const { name } = figure;
      return [
        ...(old && reading
          ? [
              {
                code: 'figure-moved-on',
                sectionId,
                facts: { name, here: old.text, now: reading.text },
              } as const,
            ]
          : []),
        ...(gaps.length > 0
          ? [{ code: 'figure-unproven', sectionId, facts: { name, gaps: gaps.join(' ') } } as const]
          : []),
      ];
    });
  });
}
