// How notes are likely to name somebody after the first time, from the name and the post alone. A proposal: the form
// that a person chose always goes before it.

/** Ranks of police forces and posts that are always said by their letters; longer ones before those they begin with. */
const ranks: readonly (readonly [post: string, short: string])[] = [
  ['deputy mayor for policing and crime', 'DMPC'],
  ['deputy police and crime commissioner', 'DPCC'],
  ['police and crime commissioner', 'PCC'],
  ['deputy chief constable', 'DCC'],
  ['assistant chief constable', 'ACC'],
  ['chief constable', 'CC'],
  ['commander', 'Cmdr'],
  ['detective chief superintendent', 'Det Ch Supt'],
  ['detective superintendent', 'Det Supt'],
  ['detective chief inspector', 'DCI'],
  ['detective inspector', 'DI'],
  ['detective sergeant', 'DS'],
  ['detective constable', 'DC'],
  ['chief superintendent', 'Ch Supt'],
  ['superintendent', 'Supt'],
  ['chief inspector', 'Ch Insp'],
  ['inspector', 'Insp'],
  ['sergeant', 'Sgt'],
  ['police constable', 'PC'],
  ['constable', 'PC'],
  ['police community support officer', 'PCSO'],
];

const forTheTime: readonly (readonly [post: string, short: string])[] = [
  ['temporary ', 'T/'],
  ['t/', 'T/'],
  ['acting ', 'A/'],
  ['a/', 'A/'],
];

/** Posts of which a meeting has one: they are named by it. */
const single: readonly (readonly [post: string, short: string])[] = [
  ['lord mayor', 'the Lord Mayor'],
  ['deputy mayor', 'the Deputy Mayor'],
  ['mayor', 'the Mayor'],
];

const titles: ReadonlySet<string> = new Set(
  [
    'Dr',
    'Prof',
    'Professor',
    'Cllr',
    'Councillor',
    'Mr',
    'Mrs',
    'Ms',
    'Miss',
    'Mx',
    'Rev',
    'Revd',
    'Canon',
  ].map((title) => title.toLowerCase()),
);
const longTitles: Readonly<Record<string, string>> = { professor: 'Prof', councillor: 'Cllr' };
/** Said with the first name, so that a surname alone does not follow. */
const namedInFull: ReadonlySet<string> = new Set(['sir', 'dame', 'lord', 'lady', 'baroness']);

/**
 * "ACC Harland", "T/Supt Vale", "the Mayor", "Dr Okoro"; null where nothing follows from name and post. Where somebody
 * else has the form already (`taken`), the whole name stands behind the rank.
 */
export function proposeShortForm(
  { name, post }: { readonly name: string; readonly post: string | null },
  taken: readonly string[] = [],
): string | null {
  const parts = partsOf(name);
  if (parts === null) return null;
  const isTaken = (form: string): boolean => taken.some((each) => each.toLowerCase() === form.toLowerCase());
  const written = (post ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
  const withPrefix = (prefix: string): string => {
    const short = `${prefix} ${parts.surname}`;
    return isTaken(short) ? `${prefix} ${parts.bare}` : short;
  };
  const rank = rankOf(written);
  if (rank !== null) return withPrefix(rank);
  const alone = single.find(([each]) => isPost(written.replace(/^the /, ''), each));
  if (alone) return isTaken(alone[1]) ? null : alone[1];
  return parts.title === null ? null : withPrefix(parts.title);
}

function rankOf(post: string): string | null {
  const standing = forTheTime.find(([each]) => post.startsWith(each));
  const rest = standing ? post.slice(standing[0].length) : post;
  const rank = ranks.find(([each, short]) => isPost(rest, each) || isPost(rest, short.toLowerCase()));
  return rank ? `${standing?.[1] ?? ''}${rank[1]}` : null;
}

/** "superintendent", "superintendent, Neighbourhoods", "mayor of Calder"; not "superintendent registrar". */
function isPost(written: string, post: string): boolean {
  if (!written.startsWith(post)) return false;
  const rest = written.slice(post.length);
  return rest === '' || /^(?:\s?[,;(–—-]|\s(?:of|for)\s)/.test(rest);
}

/** The name without title and without letters behind it; a particle ("van der Berg") belongs to the surname. */
function partsOf(
  name: string,
): { readonly title: string | null; readonly bare: string; readonly surname: string } | null {
  const words = (name.split(',')[0] ?? '').split(/\s+/).filter((word) => word !== '');
  while (words.length > 2 && /^[A-Z]{2,4}$/.test(words.at(-1) ?? '')) words.pop();
  const first = words[0]?.replace(/\.$/, '').toLowerCase() ?? '';
  const hasTitle = words.length > 1 && titles.has(first);
  const title = hasTitle ? (longTitles[first] ?? words[0]?.replace(/\.$/, '') ?? null) : null;
  const bare = hasTitle || (words.length > 2 && namedInFull.has(first)) ? words.slice(1) : words;
  let start = bare.length - 1;
  if (start < 0) return null;
  while (start > 1 && /^\p{Ll}/u.test(bare[start - 1] ?? '')) start -= 1;
  return { title, bare: bare.join(' '), surname: bare.slice(start).join(' ') };
}
