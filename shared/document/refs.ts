import type { OwnerRef } from '../domain/actions.ts';
import { isRealDate } from '../domain/calendar-date.ts';
import { forbiddenCharacterAt } from '../domain/text-rules.ts';
import { safeHref } from './safe-href.ts';

// Checks for the attributes of blocks. ProseMirror calls them when a stored body is validated; a throw refuses it.

export function isOwnerRef(value: unknown): value is OwnerRef {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id, ...others } = value as Record<string, unknown>;
  return (
    (kind === 'person' || kind === 'organisation') &&
    typeof id === 'string' &&
    id !== '' &&
    Object.keys(others).length === 0
  );
}

export function requireOwners(value: unknown): void {
  if (!Array.isArray(value) || !value.every(isOwnerRef)) throw new RangeError('owners');
}

export function requireDateOrNull(value: unknown): void {
  if (value !== null && (typeof value !== 'string' || !isRealDate(value))) throw new RangeError('date');
}

export function requireIdOrNull(value: unknown): void {
  if (value !== null && !isId(value)) throw new RangeError('id');
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 64;
}

/** An id as an element has it; null for what the schema would refuse. */
export function idFromAttribute(value: string | null): string | null {
  return isId(value) ? value : null;
}

export function requireId(value: unknown): void {
  if (value === null) throw new RangeError('id');
  requireIdOrNull(value);
}

/** What `digestOf` answers. */
export function requireDigest(value: unknown): void {
  if (typeof value !== 'string' || !/^[0-9a-f]{16}$/.test(value)) throw new RangeError('digest');
}

export function requireSafeHref(value: unknown): void {
  if (typeof value !== 'string' || safeHref(value) === null) throw new RangeError('href');
}

export function requireLine(value: unknown): void {
  if (typeof value !== 'string' || value.length > 500 || forbiddenCharacterAt(value) >= 0)
    throw new RangeError('text');
}

export function requireBoolean(value: unknown): void {
  if (typeof value !== 'boolean') throw new RangeError('boolean');
}

/** Reads owners off an element of our own clipboard; anything else is nobody. */
export function ownersFromAttribute(attribute: string | null): readonly OwnerRef[] {
  try {
    const parsed: unknown = JSON.parse(attribute ?? '[]');
    return Array.isArray(parsed) ? parsed.filter(isOwnerRef) : [];
  } catch {
    return [];
  }
}
