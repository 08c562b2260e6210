import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countMarks, markedBlocks, marksOf, unmarked } from '../../renderer/editor/section-marks.ts';
import type { BodyNode } from '../../shared/document/body.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { schemaFor } from '../../shared/document/schemas.ts';
import { builtInTemplate } from '../../shared/domain/papers.ts';
import { planCoverPaper } from '../../shared/word-plan/plan-cover-paper.ts';
import { leftOutText, planText } from '../../shared/word-plan/plan-text.ts';
import type { PlanBlock } from '../../shared/word-plan/word-plan.ts';
import {
  aBody,
  aFigure,
  anUnnumberedParagraph,
  aParagraph,
  aSubheading,
  aTable,
  aWordingCopy,
  bullets,
  letters,
  restricted,
} from '../support/builders/body-pieces.ts';
import { agendaOf, aMeetingFacts, aPaper, aReportItem, idOf } from '../support/builders/meeting-facts.ts';

const secret = 'A secret.';
const reason = 'section 30, investigations';
const words = fc.constantFrom('Searches fell.', 'The force reports on it.', 'Next year more.');
const line = fc.oneof(
  { weight: 6, arbitrary: words.map((text) => aParagraph(text)) },
  words.map((text) => aParagraph(text, aFigure(idOf('figure'), '42.1%'))),
  fc.constant(aParagraph(aFigure(idOf('figure'), '1,284'))),
  fc.constant(aParagraph(restricted(secret, reason))),
  words.map((text) => anUnnumberedParagraph(text)),
  fc.constant(aParagraph()),
  words.map((text) => bullets(text, [aParagraph(text), bullets(text, '')])),
  words.map((text) => letters(text, text)),
  words.map((text) => aSubheading(text)),
);
const block: fc.Arbitrary<BodyNode> = fc.oneof(
  { weight: 3, arbitrary: line },
  words.map((text) => aTable([text, text], [text, ''])),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => aWordingCopy(idOf('wording'), lines)),
);
const paper = fc.array(fc.tuple(fc.boolean(), fc.array(block, { minLength: 1, maxLength: 6 })), {
  minLength: builtInTemplate.length,
  maxLength: builtInTemplate.length,
});

/** "3. Searches fell." for each numbered paragraph, as the page shows it. */
function onPage(sections: readonly (readonly [boolean, readonly BodyNode[]])[]): readonly string[] {
  let paragraphsBefore = 0;
  return sections.flatMap(([isNumbered, content]) => {
    const doc = schemaFor('cover-paper').nodeFromJSON(aBody(...content));
    const marks = marksOf(doc, { ...unmarked, isNumbered, paragraphsBefore });
    if (isNumbered) paragraphsBefore += countMarks(doc).paragraphs;
    return markedBlocks(doc).flatMap(({ node }, index) => {
      const mark = marks[index] ?? null;
      return mark === null ? [] : [`${mark} ${plainTextOf(node.toJSON() as BodyNode)}`];
    });
  });
}

function inWord(blocks: readonly PlanBlock[]): readonly string[] {
  return blocks.flatMap((each) => {
    if (each.block === 'part') return inWord(each.blocks);
    if (each.block !== 'paragraph' || each.number?.list !== 'paragraphs') return [];
    return [`${each.number.expected}. ${planText({ blocks: [each] }).join('')}`];
  });
}

test('the numbers of 500 papers are the same on the page and in Word, on the same paragraphs', () => {
  const item = aReportItem('Stop and search');
  let numbered = 0;
  fc.assert(
    fc.property(paper, (sections) => {
      const bodies = Object.fromEntries(
        builtInTemplate.map(({ key }, index) => [key, aBody(...(sections[index]?.[1] ?? []))]),
      );
      const made = aPaper(item, bodies);
      const facts = aMeetingFacts({
        agendaItems: agendaOf(['Welcome', item]),
        papers: [
          {
            ...made,
            sections: made.sections.map((section, index) => ({
              ...section,
              isNumbered: sections[index]?.[0] ?? false,
            })),
          },
        ],
      });
      const word = inWord(planCoverPaper(facts, item.id).blocks);
      const page = onPage(sections).map((shown) => shown.replace(secret, leftOutText(reason)));
      expect(word).toEqual(page);
      expect(page.map((each) => Number.parseInt(each, 10))).toEqual(page.map((_each, index) => index + 1));
      numbered += page.length;
    }),
    { numRuns: 500 },
  );
  expect(numbered).toBeGreaterThan(500);
});

test('Word has no trace of standard wording but its paragraphs', () => {
  const item = aReportItem('Stop and search');
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const planOf = (...content: readonly BodyNode[]) =>
        planCoverPaper(
          aMeetingFacts({
            agendaItems: agendaOf(['Welcome', item]),
            papers: [aPaper(item, { purpose: aBody(...content) })],
          }),
          item.id,
        );
      // Two lists that follow each other count by themselves either way; the names of their counts differ.
      const named = (plan: unknown) => JSON.stringify(plan).replace(/"sequence":"letters [^"]*"/g, '');
      expect(named(planOf(aWordingCopy(idOf('wording'), lines)))).toBe(named(planOf(...lines)));
    }),
  );
});
