// What is not for the public, and why. A reason is words that stand in the place of what was left out.

export const longestReason = 300;

/** One that the law gives: "FOI Act s40", "personal information". */
export type RestrictionReason = { readonly code: string; readonly name: string };

/** As it is kept and printed: "FOI Act s40: personal information". */
export function reasonInWords({ code, name }: RestrictionReason): string {
  return `${code}: ${name}`;
}

/** What is asked of an agenda item to know whether it is for the public. */
export type RestrictableItem = {
  readonly id: string;
  readonly parentId: string | null;
  readonly restrictedReason: string | null;
};

/**
 * Why items are not for the public, by id: for their own reason, else for that of the item that they are under. What is
 * not in it may go out.
 */
export function restrictedItems(items: readonly RestrictableItem[]): ReadonlyMap<string, string> {
  const own = new Map(items.map(({ id, restrictedReason }) => [id, restrictedReason]));
  return new Map(
    items.flatMap(({ id, parentId, restrictedReason }) => {
      const reason = restrictedReason ?? (parentId === null ? null : (own.get(parentId) ?? null));
      return reason === null ? [] : [[id, reason] as const];
    }),
  );
}
