import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../../../shared/document/body.ts';
import type { LetterStyle } from '../../../shared/domain/manner.ts';
import { schemaFor } from '../../../shared/document/schemas.ts';
import { countMarks, marksOf, unmarked } from '../../../renderer/editor/section-marks.ts';

const notes = schemaFor('notes');
const docOf = (...content: readonly BodyNode[]) => notes.nodeFromJSON({ type: 'doc', content });
const words = (type: string, text: string, attrs?: Record<string, unknown>): BodyNode => ({
  type,
  ...(attrs ? { attrs } : {}),
  ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
});

describe('marks of a section on screen', () => {
  const doc = docOf(
    words('paragraph', 'one'),
    words('paragraph', ''),
    words('paragraph', 'aside', { isUnnumbered: true }),
    words('subheading', 'heading'),
    words('action', 'promise'),
    words('paragraph', 'two'),
    words('action', ''),
  );

  it('numbers paragraphs on from the sections before, and letters actions on from the items before', () => {
    expect(marksOf(doc, { ...unmarked, isNumbered: true, paragraphsBefore: 11, actionsBefore: 25 })).toEqual([
      '12.',
      null,
      null,
      null,
      'z)',
      '13.',
      'aa)',
    ]);
  });

  it('letters actions in a section that is not numbered', () => {
    expect(marksOf(doc, unmarked)).toEqual([null, null, null, null, 'a)', null, 'b)']);
    const marks = (letters: LetterStyle) => marksOf(doc, { ...unmarked, actionsBefore: 25, letters });
    expect(marks('(a)').filter((mark) => mark !== null)).toEqual(['(z)', '(aa)']);
    expect(marks('a.').filter((mark) => mark !== null)).toEqual(['z.', 'aa.']);
  });

  it('counts what the next section has to go on from', () => {
    expect(countMarks(doc)).toEqual({ paragraphs: 2, actions: 2 });
  });
});
