// What a clerk types for short, and what stands in the text for it.

/** "wyp" for "West Yorkshire Police". */
export type ShortAndFull = { readonly typed: string; readonly text: string };

/** What is typed after a shortcut and expands it. */
const closing = /^[\s.,;:!?)\]}'"’”…/–—-]$/u;
/** What may stand before it. Within a word nothing expands. */
const opening = /^[\s([{'"‘“/–—-]$/u;

export function endsShortcut(character: string): boolean {
  return closing.test(character);
}

/**
 * The shortcut that a text ends with, and what stands for it; null: none. One that is typed with a capital it does not
 * have begins a sentence, and so does its text.
 */
export function shortcutAtEnd(
  text: string,
  shortcuts: readonly ShortAndFull[],
): { readonly typed: string; readonly text: string } | null {
  let found: ShortAndFull | null = null;
  for (const { typed, text: full } of shortcuts) {
    const start = text.length - typed.length;
    if (start < 0 || typed.length <= (found?.typed.length ?? 0)) continue;
    const before = text.charAt(start - 1);
    if (before !== '' && !opening.test(before)) continue;
    const written = text.slice(start);
    if (written === typed) found = { typed: written, text: full };
    else if (written === capitalised(typed)) found = { typed: written, text: capitalised(full) };
  }
  return found;
}

function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
