import { countWords, plainTextOf } from '../document/plain-text.ts';
import type { Finding } from '../domain/findings.ts';
import { wordsOverLimit } from '../domain/papers.ts';
import type { PaperFacts } from './paper-facts.ts';

/** Sections with more words than the template allows them. */
export function sectionsOverLimit({ paper }: PaperFacts): readonly Finding[] {
  return paper.sections.flatMap(({ id, wordLimit, content }): readonly Finding[] => {
    if (wordLimit === null || content.state !== 'sound') return [];
    const words = countWords(plainTextOf(content.body));
    if (wordsOverLimit(words, wordLimit) === 0) return [];
    return [{ code: 'section-over-limit', sectionId: id, facts: { words, limit: wordLimit } }];
  });
}
