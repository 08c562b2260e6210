import nspell from 'nspell';

/** British English, and the words that are known besides. */
export type Dictionary = {
  /** Takes the place of the words that were known besides. */
  know(words: readonly string[]): void;
  isRight(word: string): boolean;
  /** The likeliest first. */
  suggest(word: string): readonly string[];
};

/** No word of the language is longer; looking for one like it would take seconds. */
const longestSuggested = 40;
const mostSuggestions = 7;

/** `aff` and `dic`: a Hunspell dictionary's rules and words. */
export function openDictionary(aff: string, dic: string): Dictionary {
  const language = nspell({ aff, dic });
  let besides: readonly string[] = [];
  return {
    know(words) {
      for (const word of besides) language.remove(word);
      // What the language has must not be taken out with the words beside it.
      besides = [...new Set(words)].filter((word) => !language.correct(word));
      for (const word of besides) language.add(word);
    },
    isRight: (word) => language.correct(word),
    suggest: (word) =>
      word.length > longestSuggested
        ? []
        : likeliestFirst(word, language.suggest(word)).slice(0, mostSuggestions),
  };
}

/** Most slips of a quick hand swap two letters; next come those that begin alike. What is no name is seldom meant as one. */
function likeliestFirst(word: string, suggestions: readonly string[]): readonly string[] {
  const lettersOf = (text: string): string => [...text.toLowerCase()].sort().join('');
  const isName = (text: string): boolean => text !== text.toLowerCase();
  const rankOf = (suggestion: string): number => {
    if (lettersOf(suggestion) === lettersOf(word)) return 0;
    if (!isName(word) && isName(suggestion)) return 3;
    return suggestion.charAt(0).toLowerCase() === word.charAt(0).toLowerCase() ? 1 : 2;
  };
  return suggestions.toSorted((one, other) => rankOf(one) - rankOf(other));
}
