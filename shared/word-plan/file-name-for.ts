import { numberAgenda } from '../domain/agenda.ts';
import { isDeviceName } from '../domain/attachments.ts';
import type { MarkingLevel } from '../domain/markings.ts';
import type { Audience } from '../domain/outgoing.ts';
import { withoutForbiddenCharacters } from '../domain/text-rules.ts';
import { markingLevelNames } from '../wording/word-marking.ts';
import type { MeetingFacts } from './meeting-facts.ts';
import { PlanRefused } from './plan-refused.ts';
import type { PlanKind } from './word-plan.ts';

export type ExportedKind = Exclude<PlanKind, 'readable-texts' | 'chasing-list' | 'year-map'> | 'meeting-file';

const kindNames: Readonly<Record<Exclude<ExportedKind, 'meeting-file'>, string>> = {
  agenda: 'agenda',
  'cover-paper': 'cover paper',
  notes: 'notes',
  'action-log': 'action log',
  'matters-arising': 'matters arising',
  'forward-plan': 'forward plan',
  pack: 'pack',
};

/** What a name says of a file beside what it is, and whether it stands among files of other meetings. */
export type FileStanding = {
  readonly isDraft?: boolean;
  readonly audience?: Audience;
  readonly marking?: MarkingLevel;
  readonly isOneOfSeveral?: boolean;
};

/**
 * The name of an exported file, as a person would give it: `Item 4 - Use of force - cover paper.docx`,
 * `2023-10-10 Community Outcomes Meeting - agenda.docx`. Every file system takes it (see `safeFileName`).
 */
export function fileNameFor(
  kind: ExportedKind,
  facts: MeetingFacts,
  agendaItemId?: string,
  standing: FileStanding = {},
): string {
  const meeting = `${facts.meeting.date} ${facts.body.name}`;
  // The ending by which a double-click opens it in Secretariat; in it is JSON.
  if (kind === 'meeting-file') return safeFileName(meeting, '.meeting');
  const ending = ` - ${kindNames[kind]}${standingInName(standing)}.docx`;
  if (kind !== 'cover-paper') return safeFileName(meeting, ending);
  const item = facts.agendaItems.find(({ id }) => id === agendaItemId);
  const number = item && numberAgenda(facts.agendaItems).get(item.id);
  if (!item || !number) throw new PlanRefused('agenda-item-not-found');
  const named = `Item ${number.label.replace(/[^0-9a-z]/g, '')} - ${item.title}`;
  if (standing.isOneOfSeveral !== true) return safeFileName(named, ending);
  // Of a long name of a body a part is given up, rather than which item it is.
  const room = longestName - `${facts.meeting.date}  - ${named}${ending}`.length;
  const body = [...facts.body.name].slice(0, Math.max(leastOfBody, room)).join('').trim();
  return safeFileName(`${facts.meeting.date} ${body} - ${named}`, ending);
}

/** ", draft, internal, OFFICIAL-SENSITIVE" */
function standingInName({ isDraft = false, audience = 'public', marking = 'none' }: FileStanding): string {
  const words = [
    ...(isDraft ? ['draft'] : []),
    ...(audience === 'internal' ? ['internal'] : []),
    ...(marking === 'none' ? [] : [markingLevelNames[marking]]),
  ];
  return words.map((word) => `, ${word}`).join('');
}

/**
 * The name of the zip file with all of them: that of the meeting's files, or of all meetings together. It says for whom it
 * is and the highest marking, as the files in it do.
 */
export function zipNameFor(
  meetings: readonly {
    readonly body: { readonly name: string };
    readonly meeting: { readonly date: string };
  }[],
  standing: FileStanding,
): string {
  const days = meetings.map(({ meeting }) => meeting.date).sort();
  const bodies = [...new Set(meetings.map(({ body }) => body.name))];
  const first = days[0] ?? '';
  const last = days.at(-1) ?? '';
  const when = first === last ? first : `${first} to ${last}`;
  const of = bodies.length === 1 ? ` ${bodies[0] ?? ''}` : '';
  return safeFileName(`${when}${of}`, ` - files${standingInName(standing)}.zip`);
}

/** Names that tell the files of one folder apart: no file system here tells capitals apart. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let copy = 2; taken.has(free.toLowerCase()); copy += 1) {
      free = name.replace(/(\.[a-z]+)$/, ` (${copy})$1`);
    }
    taken.add(free.toLowerCase());
    return free;
  });
}

/** `Community Outcomes Meeting 2026 - year map.docx` */
export function yearMapFileName(bodyName: string, year: number, marking: MarkingLevel = 'none'): string {
  return safeFileName(`${bodyName} ${year}`, ` - year map${standingInName({ marking })}.docx`);
}

/** `2023-10-10 Community Outcomes Meeting - actions.docx`; of several bodies without a name */
export function actionRegisterFileName(
  bodyName: string | null,
  today: string,
  standing: FileStanding,
): string {
  const ending = ` - actions${standingInName(standing)}.docx`;
  return safeFileName(bodyName === null ? today : `${today} ${bodyName}`, ending);
}

/** `2023-10-10 CC Moss - open actions.docx`; of all owners without a name */
export function chasingFileName(owner: string | null, today: string, marking: MarkingLevel = 'none'): string {
  const ending = ` - open actions${standingInName({ marking })}.docx`;
  return safeFileName(owner === null ? today : `${today} ${owner}`, ending);
}

/** `2023-10-10 Community Outcomes Meeting - agenda, version 2.docx` */
export function fileNameForVersion(
  {
    body,
    meeting,
  }: { readonly body: { readonly name: string }; readonly meeting: { readonly date: string } },
  version: number,
  standing: FileStanding = {},
): string {
  const ending = ` - agenda, version ${version}${standingInName(standing)}.docx`;
  return safeFileName(`${meeting.date} ${body.name}`, ending);
}

// Windows allows 260 UTF-16 units for a whole path, Linux 255 bytes for a name: half of that leaves room for a folder.
const longestName = 120;
const leastOfBody = 24;
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

/**
 * `Accessibility check - 2023-10-10 notes, internal.txt`; of several files it says how many. However long the name is, for
 * whom it is and the marking stay in it.
 */
export function reportFileName(names: readonly string[], standing: FileStanding = {}): string {
  const [only, ...others] = names;
  const stands = standingInName(standing);
  const of =
    only !== undefined && others.length === 0 ? only.replace(/\.docx$/i, '') : `${names.length} files`;
  const named = of.endsWith(stands) ? of.slice(0, of.length - stands.length) : of;
  return safeFileName(`Accessibility check - ${named}`, `${stands}.txt`);
}
