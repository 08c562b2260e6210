import { comparableName } from '../../../shared/domain/comparable-name.ts';
import { ruleViolated } from './failures.ts';

/** Refuses a name that another one of the same kind has, case and spaces aside: the two would be confused. */
export function requireFreeName(
  others: readonly { readonly id: string; readonly name: string | null }[],
  own: { readonly id: string; readonly name: string | null },
): void {
  if (own.name === null) return;
  const wanted = comparableName(own.name);
  const isTaken = others.some(
    ({ id, name }) => id !== own.id && name !== null && comparableName(name) === wanted,
  );
  if (isTaken) throw ruleViolated('name-taken', { name: own.name });
}
