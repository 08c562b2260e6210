import { withoutForbiddenCharacters } from '../../../shared/domain/text-rules.ts';

/**
 * Text as a Word file can hold it: without what XML 1.0 forbids, which Word answers by refusing the whole file, and
 * with one kind of line end. What is stored has none of the former; this is the second defence.
 */
export function writableText(text: string): string {
  return withoutForbiddenCharacters(text).replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
}
