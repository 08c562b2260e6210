/** The fields that standard wording may hold in braces. They are filled when it is put into a paper. */
export const wordingFields = [
  'organisation',
  'plan.name',
  'plan.shortName',
  'plan.period',
  'meeting.date',
  'body',
] as const;
export type WordingField = (typeof wordingFields)[number];

export type WordingValues = Readonly<Record<WordingField, string | null>>;

const field = /\{([A-Za-z][A-Za-z.]*)\}/g;

/** Fills the fields of a text. One whose value is not known stays as it is written, so that it is seen. */
export function fillWordingFields(text: string, values: WordingValues): string {
  return text.replace(field, (written, name: string) => {
    const known = wordingFields.find((each) => each === name);
    return (known === undefined ? null : values[known]) ?? written;
  });
}

/** The names in braces that are no field, in their order. */
export function unknownWordingFields(text: string): readonly string[] {
  return namesIn(text).filter((name) => !wordingFields.some((each) => each === name));
}

/** The fields of a text that have no value. */
export function missingWordingFields(text: string, values: WordingValues): readonly WordingField[] {
  return fieldsIn(text).filter((each) => values[each] === null);
}

/** The fields that stand in a text, each once. */
export function fieldsIn(text: string): readonly WordingField[] {
  const names = namesIn(text);
  return wordingFields.filter((each) => names.includes(each));
}

function namesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(field)].map(([, name = '']) => name))];
}

/**
 * How a copy in a paper stands to its wording in the library. `newer`: the library now says something else than when
 * the copy was made or last compared; `edited`: the copy does; `edited-and-newer`: both do.
 */
export type WordingStanding = 'as-in-library' | 'edited' | 'newer' | 'edited-and-newer' | 'not-in-library';

/**
 * `here`: the copy as it stands; `compared`: the library's text when the copy was made or last compared; `library`: the
 * library's text now, null where it is no longer there. All three are digests of texts whose fields are filled.
 */
export function standingOfWording({
  here,
  compared,
  library,
}: {
  readonly here: string;
  readonly compared: string;
  readonly library: string | null;
}): WordingStanding {
  if (library === null) return 'not-in-library';
  if (here === library) return 'as-in-library';
  if (here === compared) return 'newer';
  return library === compared ? 'edited' : 'edited-and-newer';
}
