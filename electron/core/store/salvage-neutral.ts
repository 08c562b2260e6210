import { createHash, randomUUID } from 'node:crypto';
import { bodySchemaVersion, emptyBody } from '../../../shared/document/body.ts';
import { usualHouseStyle } from '../../../shared/contract/house-style.ts';
import type { Value } from './salvage-records.ts';
import type { ColumnShape } from './salvage-shapes.ts';

// What stands where a value was lost: a word that a clerk sees and can put right, or what says least.

export const recovered = 'Recovered';

const emptyText = JSON.stringify(emptyBody);

const template = JSON.stringify([
  {
    key: 'recovered',
    heading: recovered,
    guidance: '',
    isNumbered: true,
    isRequired: false,
    wordLimit: null,
  },
]);

const byColumn: Readonly<Record<string, Value>> = {
  revision: 1,
  name: recovered,
  title: recovered,
  text: recovered,
  // Nobody knows the reason any more; what was restricted stays so.
  restricted_reason: recovered,
  rank: 'a0',
  position: 0,
  chair_notes: '',
  promise: '',
  heading: '',
  guidance: '',
  author: '',
  actor: '',
  operation: 'recovered',
  // How files were to be handled is not known any more: with the most care.
  level: 'official-sensitive',
  kind: 'other',
  status: 'open',
  cause: 'found',
  event: 'start',
  date: '1900-01-01',
  day: '1900-01-01',
  starts_on: '1900-01-01',
  ends_on: '2999-12-31',
  at: '1900-01-01T00:00:00.000Z',
  began_at: '1900-01-01T00:00:00.000Z',
  is_current: 1,
  is_online: 0,
  is_numbered: 0,
  is_required: 0,
  is_in_notes: 1,
  // Whether it was for the public is not known any more.
  is_internal: 1,
  is_kept_restricted: 1,
  opening_items: '[]',
  closing_items: '[]',
  owners: '[]',
  recipients: '[]',
  payload: '{}',
  template,
  body: emptyText,
  schema_version: bodySchemaVersion,
  milliseconds: 0,
  words: 0,
};

const byTable: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  bodies: { house_style: usualHouseStyle },
  meetings: { state: 'held' },
  attachments: { kind: 'file', audience: 'internal' },
  attendees: { kind: 'present' },
  plan_entries: { kind: 'document' },
  sections: { heading: recovered },
  issued_numbers: { mark: '1' },
  wordings: { category: recovered },
  kept_findings: { finding: recovered, reason: recovered },
  figures: { kind: 'number' },
  abbreviations: { short: recovered, meaning: recovered },
  typing_shortcuts: { typed: recovered },
  own_words: { added_at: '1900-01-01T00:00:00.000Z' },
};

/** Whether a row wants something in a column, with all that is known of it. */
export function isWanted(
  table: string,
  { name, isRequired }: ColumnShape,
  row: Readonly<Record<string, Value>>,
): boolean {
  return isRequired || (lostItsNumber(table, row) && (name === 'number' || name === 'source'));
}

/** A value that its table takes, for a column whose own is lost; null where it may be empty. */
export function neutralValue(
  table: string,
  { name, type, length, parent, isRequired }: ColumnShape,
  row: Readonly<Record<string, Value>>,
): Value {
  const known = ofRow(table, name, row) ?? byTable[table]?.[name] ?? byColumn[name];
  if (known !== undefined && (parent === null || !isRequired)) return known;
  if (!isRequired) return null;
  // What it refers to is made when all else is there.
  if (parent !== null && type === 'INTEGER') return 1;
  if (parent !== null || length === 36) return randomUUID();
  return type === 'INTEGER' ? 0 : '';
}

function ofRow(table: string, column: string, row: Readonly<Record<string, Value>>): Value | undefined {
  const isPaper = typeof row.agenda_item_id === 'string';
  switch (column) {
    case 'kind':
      return table === 'documents' ? (isPaper ? 'cover-paper' : 'notes') : undefined;
    case 'state':
      return table === 'documents' && isPaper ? 'drafting' : undefined;
    case 'event':
      // Of what was reported, one without words was a step that needs none.
      if (table !== 'action_updates') return undefined;
      return row.text === '' ? 'carry' : 'update';
    case 'number':
      return lostItsNumber(table, row) ? '0' : undefined;
    case 'source':
      return lostItsNumber(table, row) ? 'The number was lost: put it in again' : undefined;
    case 'kept_for':
      return typeof row.name === 'string' ? 'named' : 'damaged';
    case 'peak_words':
      return row.words ?? 0;
    case 'sha256': {
      // A text whose digest is lost does not count as unchanged, unless there is no text.
      const isEmpty = row.body === undefined || row.body === emptyText;
      return isEmpty ? createHash('sha256').update(emptyText).digest('hex') : '0'.repeat(64);
    }
    default:
      return undefined;
  }
}

// A figure is a number, or the percentage that others make.
function lostItsNumber(table: string, { kind, number }: Readonly<Record<string, Value>>): boolean {
  return table === 'figures' && kind !== 'percentage' && number == null;
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
