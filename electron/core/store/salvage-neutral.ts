import { createHash } from 'node:crypto';
import { bodySchemaVersion, emptyBody } from '../../../shared/document/body.ts';
import type { Value } from './salvage-records.ts';

// What stands where a value was lost: a word that a clerk sees and can put right, or what says least.

export const recovered = 'Recovered';

const emptyText = JSON.stringify(emptyBody);

const template = JSON.stringify([
  { key: 'recovered', heading: recovered, guidance: '', isNumbered: true, isRequired: false },
]);

const byColumn: Readonly<Record<string, Value>> = {
  revision: 1,
  name: recovered,
  title: recovered,
  text: recovered,
  rank: 'a0',
  position: 0,
  chair_notes: '',
  heading: '',
  guidance: '',
  author: '',
  actor: '',
  operation: 'recovered',
  kind: 'other',
  status: 'open',
  cause: 'found',
  date: '1900-01-01',
  day: '1900-01-01',
  starts_on: '1900-01-01',
  ends_on: '2999-12-31',
  at: '1900-01-01T00:00:00.000Z',
  is_current: 1,
  is_numbered: 0,
  is_required: 0,
  is_in_notes: 1,
  opening_items: '[]',
  closing_items: '[]',
  owners: '[]',
  payload: '{}',
  template,
  body: emptyText,
  schema_version: bodySchemaVersion,
  words: 0,
};

const byTable: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  meetings: { state: 'held' },
  attendees: { kind: 'present' },
  plan_entries: { kind: 'document' },
  sections: { heading: recovered },
};

/** A value that its table takes, for a column whose own is lost; null where it may be empty. */
export function neutralValue(table: string, column: string, row: Readonly<Record<string, Value>>): Value {
  if (table === 'documents') {
    const isPaper = typeof row.agenda_item_id === 'string';
    if (column === 'kind') return isPaper ? 'cover-paper' : 'notes';
    if (column === 'state') return isPaper ? 'drafting' : null;
  }
  // A text whose digest is lost does not count as unchanged, unless there is no text.
  if (column === 'sha256') {
    const isEmpty = row.body === undefined || row.body === emptyText;
    return isEmpty ? createHash('sha256').update(emptyText).digest('hex') : '0'.repeat(64);
  }
  return byTable[table]?.[column] ?? byColumn[column] ?? null;
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
let nextRank = 0;

/** A rank that stands for itself alone: behind the damaged one where that can be, else at the end. */
export function soundRank(rank: Value | undefined): string {
  // fractional-indexing: the first character says how long the whole part is; what follows it is a fraction.
  const isSound = typeof rank === 'string' && /^a[0-9A-Za-z]([0-9A-Za-z]*[1-9A-Za-z])?$/.test(rank);
  nextRank += 1;
  const place = `${digits[Math.floor(nextRank / 62) % 62]}${digits[nextRank % 62]}`;
  return isSound ? `${rank}${place}V` : `b${place}V`;
}
