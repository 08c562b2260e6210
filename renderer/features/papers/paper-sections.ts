import type { SessionSection } from '../../editor/document-session.ts';
import { unmarked, type MarkStart } from '../../editor/section-marks.ts';

/** Where the numbers of each section start: they run on through all numbered sections. */
export function paperStartsOf(sections: readonly SessionSection[]): ReadonlyMap<string, MarkStart> {
  let paragraphsBefore = 0;
  return new Map(
    sections.map((section) => {
      const isNumbered = section.state === 'sound' ? section.isNumbered : section.stored.isNumbered;
      const start: MarkStart = { ...unmarked, isNumbered, paragraphsBefore };
      if (section.state === 'sound' && isNumbered) paragraphsBefore += section.counts.paragraphs;
      return [section.id, start];
    }),
  );
}
