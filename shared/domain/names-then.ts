/** Each as it was then, where that is known: agreed notes go on naming people as they were called. */
export function asNamedThen<Named extends { readonly id: string }>(
  now: readonly Named[],
  then: readonly Named[] | null | undefined,
): readonly Named[] {
  if (!then) return now;
  const known = new Map(then.map((each) => [each.id, each]));
  return now.map((each) => known.get(each.id) ?? each);
}
