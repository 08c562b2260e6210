/** Something that a meeting file can name. */
export type Named = {
  readonly id: string;
  /** The id that the file gives it, where that is another one. */
  readonly fileId: string | null;
  readonly name: string;
  /** A person's short form, an organisation's short name, nothing for a plan's entry. */
  readonly otherName: string | null;
};

export type Found =
  { readonly ok: true; readonly id: string } | { readonly ok: false; readonly why: 'unknown' | 'ambiguous' };

/** Finds things of one kind by id, name or other name: those of the file first, then those of the store. */
export type NameDirectory = { readonly find: (reference: string) => Found };

export function nameDirectory(ofFile: readonly Named[], ofStore: readonly Named[]): NameDirectory {
  const indexes = [ofFile, ofStore].flatMap((list) => [
    indexBy(list, (each) => [each.id, each.fileId]),
    indexBy(list, (each) => [each.name]),
    indexBy(list, (each) => [each.otherName]),
  ]);
  return {
    find(reference) {
      const wanted = comparable(reference);
      const ids = indexes.map((index) => index.get(wanted)).find((found) => found !== undefined);
      if (!ids) return { ok: false, why: 'unknown' };
      const [id] = ids;
      return id !== undefined && ids.size === 1 ? { ok: true, id } : { ok: false, why: 'ambiguous' };
    },
  };
}

/** Names are the same however they are capitalised and spaced. */
export function isSameName(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

function indexBy(
  list: readonly Named[],
  namesOf: (each: Named) => readonly (string | null)[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const each of list) {
    for (const name of namesOf(each)) {
      if (name === null) continue;
      const ids = index.get(comparable(name)) ?? new Set();
      ids.add(each.id);
      index.set(comparable(name), ids);
    }
  }
  return index;
}

/** What two spellings of one name have in common. */
export function comparable(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').replace(/’/g, "'").trim().toLowerCase();
}
