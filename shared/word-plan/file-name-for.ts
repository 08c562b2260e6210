import { numberAgenda } from '../domain/agenda.ts';
import { isDeviceName } from '../domain/attachments.ts';
import { withoutForbiddenCharacters } from '../domain/text-rules.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import { PlanRefused } from './plan-refused.ts';
import type { PlanKind } from './word-plan.ts';

export type ExportedKind = Exclude<PlanKind, 'readable-texts' | 'chasing-list' | 'year-map'> | 'meeting-file';

const endings: Readonly<Record<ExportedKind, string>> = {
  agenda: ' - agenda.docx',
  'cover-paper': ' - cover paper.docx',
  notes: ' - notes.docx',
  'action-log': ' - action log.docx',
  'meeting-file': ' - meeting.json',
};

/**
 * The name of an exported file, as a person would give it: `Item 4 - Use of force - cover paper.docx`,
 * `2023-10-10 Community Outcomes Meeting - agenda.docx`. Every file system takes it (see `safeFileName`).
 */
export function fileNameFor(kind: ExportedKind, facts: MeetingFacts, agendaItemId?: string): string {
  if (kind !== 'cover-paper') return safeFileName(`${facts.meeting.date} ${facts.body.name}`, endings[kind]);
  const item = facts.agendaItems.find(({ id }) => id === agendaItemId);
  const number = item && numberAgenda(facts.agendaItems).get(item.id);
  if (!item || !number) throw new PlanRefused('agenda-item-not-found');
  return safeFileName(`Item ${number.label.replace(/[^0-9a-z]/g, '')} - ${item.title}`, endings[kind]);
}

/** `Community Outcomes Meeting 2026 - year map.docx` */
export function yearMapFileName(bodyName: string, year: number): string {
  return safeFileName(`${bodyName} ${year}`, ' - year map.docx');
}

/** `2023-10-10 CC Moss - open actions.docx`; of all owners without a name */
export function chasingFileName(owner: string | null, today: string): string {
  return safeFileName(owner === null ? today : `${today} ${owner}`, ' - open actions.docx');
}

/** `2023-10-10 Community Outcomes Meeting - agenda, version 2.docx` */
export function fileNameForVersion(
  {
    body,
    meeting,
  }: { readonly body: { readonly name: string }; readonly meeting: { readonly date: string } },
  version: number,
): string {
  return safeFileName(`${meeting.date} ${body.name}`, ` - agenda, version ${version}.docx`);
}

// Windows allows 260 UTF-16 units for a whole path, Linux 255 bytes for a name: half of that leaves room for a folder.
const longestName = 120;
const mostBytes = 200;

/**
 * A file name that Windows, macOS and Linux take alike: without `<>:"/\|?*`, control characters and marks that turn the
 * reading direction, not a device's name, not ending in a dot or a space, at most 120 characters. The ending stays whole.
 * (Microsoft, "Naming Files, Paths, and Namespaces".)
 */
export function safeFileName(stem: string, ending: string): string {
  const allowed = withoutForbiddenCharacters(stem.normalize('NFC'))
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g, '')
    .replace(/\s*[<>:"/\\|?*]+\s*(?=$|\s)/g, ' ')
    .replace(/[<>:"/\\|?*]+/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const fitting = withoutTrailingDots(cutTo(allowed, ending));
  const named = fitting === '' ? 'Untitled' : fitting;
  return `${isDeviceName(named) ? `_${named}` : named}${ending}`;
}

function cutTo(stem: string, ending: string): string {
  let kept = '';
  let bytes = ending.length;
  for (const character of stem) {
    bytes += utf8Length(character);
    if (kept.length + character.length + ending.length > longestName || bytes > mostBytes) return kept;
    kept += character;
  }
  return kept;
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

function withoutTrailingDots(text: string): string {
  return text.replace(/[. ]+$/, '').replace(/^ +/, '');
}
