import { withoutForbiddenCharacters } from '../../../shared/domain/text-rules.ts';

/**
 * Characters of a clipboard without those that nobody sees and every search stumbles over: soft hyphens, spaces of no
 * width, and the controls that make a text read in another order than it stands. The joiners inside an emoji stay.
 */
export function pastedCharacters(text: string): string {
  return withoutForbiddenCharacters(text).replace(
    /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g,
    '',
  );
}
