import { localDayOf } from '../../../shared/wording/local-day.ts';
import { noDetails } from '../../../shared/domain/attendance.ts';
import { formatDate, isRealDate, isRealTime } from '../../../shared/domain/calendar-date.ts';
import { isNoteToSelf } from '../../../shared/document/notes-to-self.ts';
import { plainTextOf } from '../../../shared/document/plain-text.ts';
import { wordAttendance } from '../../../shared/wording/word-attendance.ts';
import { itemOutcomeNames } from '../../../shared/wording/word-item-progress.ts';
import type { ReadableTexts } from '../../../shared/word-plan/plan-readable-texts.ts';
import type { ReadableTable } from '../store/salvage.ts';
import { contentOf } from './stored-body.ts';

type Row = ReadableTable['rows'][number];
type Text = ReadableTexts[number]['texts'][number];

/**
 * The words in rows of a damaged store, meeting by meeting, newest first. No row counts on another: what leads nowhere is
 * shown at the end.
 */
export function readableTexts(tables: readonly ReadableTable[]): ReadableTexts {
  const rows = new Rows(tables);
  const meetings = rows
    .of('meetings')
    .toSorted((a, b) => textOf(b.date).localeCompare(textOf(a.date)))
    .map((meeting) => ({ heading: rows.meetingName(meeting), texts: textsOfMeeting(rows, meeting) }));
  const rest = [
    { heading: 'Forward plan', texts: [{ heading: 'Topics', lines: linesOfTopics(rows) }].filter(hasWords) },
    {
      heading: 'Library',
      texts: [
        { heading: 'Standard wording', lines: linesOfWordings(rows) },
        { heading: 'Figures', lines: linesOfFigures(rows) },
        { heading: 'Abbreviations', lines: linesOfPairs(rows, 'abbreviations', 'short', 'meaning') },
        { heading: 'Typing shortcuts', lines: linesOfPairs(rows, 'typing_shortcuts', 'typed', 'text') },
        {
          heading: 'Words added to the spelling',
          lines: rows.of('own_words').map(({ word }) => textOf(word)),
        },
      ].filter(hasWords),
    },
    { heading: 'Of meetings that were lost', texts: textsOfNoMeeting(rows) },
  ];
  return [...meetings, ...rest.filter(({ texts }) => texts.length > 0)];
}

class Rows {
  readonly #tables: ReadonlyMap<string, readonly Row[]>;
  readonly #byId = new Map<string, ReadonlyMap<unknown, Row>>();

  constructor(tables: readonly ReadableTable[]) {
    this.#tables = new Map(tables.map(({ name, rows }) => [name, rows]));
  }

  of(table: string): readonly Row[] {
    return this.#tables.get(table) ?? [];
  }

  find(table: string, id: unknown): Row | undefined {
    const known = this.#byId.get(table) ?? new Map(this.of(table).map((row) => [row.id, row]));
    this.#byId.set(table, known);
    return known.get(id);
  }

  nameOf(table: string, id: unknown): string {
    return textOf(this.find(table, id)?.name);
  }

  meetingName(meeting: Row): string {
    const body = this.nameOf('bodies', meeting.body_id);
    const date = textOf(meeting.date);
    return `${body === '' ? 'A meeting' : body}, ${isRealDate(date) ? formatDate(date) : date}`;
  }
}

function textsOfMeeting(rows: Rows, meeting: Row): readonly Text[] {
  const isOfMeeting = ({ meeting_id: id }: Row): boolean => id === meeting.id;
  const items = inOrder(rows.of('agenda_items').filter(isOfMeeting), 'rank');
  const documents = rows.of('documents').filter(isOfMeeting);
  const attendance = rows
    .of('attendees')
    .filter(isOfMeeting)
    .map((row) => lineOfAttendee(rows, row));
  const isNotDiscussed = ({ id }: Row): boolean =>
    rows.of('item_progress').some((row) => row.agenda_item_id === id && row.outcome === 'not-discussed');
  const agenda = items.flatMap((item) => [
    `${textOf(item.title)}${isNotDiscussed(item) ? ` (${itemOutcomeNames['not-discussed'].toLowerCase()})` : ''}`,
    textOf(item.chair_notes),
  ]);
  const actions = rows
    .of('actions')
    .filter(isOfMeeting)
    .flatMap((action) => linesOfAction(rows, action));
  const reopenings = inOrder(rows.of('agenda_issues').filter(isOfMeeting), 'sequence').map(({ reason }) =>
    textOf(reason),
  );
  const drafts = inOrder(rows.of('draft_issues').filter(isOfMeeting), 'sequence').map(
    ({ at, recipients }) => `${localDayOf(textOf(at))}: ${namesIn(textOf(recipients)).join(', ')}`,
  );
  return [
    { heading: 'Agenda', lines: [textOf(meeting.place), ...agenda] },
    { heading: 'Reasons given for reopening the agenda', lines: reopenings },
    { heading: 'Attendance', lines: attendance },
    { heading: 'To whom draft notes went for correction', lines: drafts },
    ...documents.flatMap((document) => textsOfDocument(rows, document)),
    { heading: 'Actions', lines: actions },
  ].filter(hasWords);
}

/** Names that lie in one value; as it is written, where it is damaged. */
function namesIn(value: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(value);
    return Array.isArray(names) ? names.map(textOf) : [value];
  } catch {
    return [value];
  }
}

function textsOfDocument(rows: Rows, document: Row): readonly Text[] {
  const isOfDocument = ({ document_id: id }: Row): boolean => id === document.id;
  const steps = inOrder(rows.of('paper_steps').filter(isOfDocument), 'sequence');
  const reasons = steps.map(({ reason }) => textOf(reason)).filter((reason) => reason !== '');
  return [
    ...inOrder(rows.of('sections').filter(isOfDocument), 'position').map((section) =>
      textOfSection(rows, section, document),
    ),
    { heading: 'Reasons given for steps of the paper', lines: reasons },
    { heading: 'Comments on the paper', lines: linesOfComments(rows, document) },
  ].filter(hasWords);
}

function lineOfAttendee(rows: Rows, row: Row): string {
  const time = (value: unknown): string | null => (isRealTime(textOf(value)) ? textOf(value) : null);
  const how = wordAttendance(
    {
      ...noDetails,
      joinedAt: time(row.joined_at),
      leftAt: time(row.left_at),
      isOnline: row.is_online === 1,
    },
    rows.nameOf('people', row.deputising_for_id) || null,
  );
  return [`${rows.nameOf('people', row.person_id)} (${textOf(row.kind)})`, how]
    .filter((part) => part !== '')
    .join('; ');
}

function linesOfComments(rows: Rows, document: Row): readonly string[] {
  const comments = rows
    .of('comments')
    .filter(({ section_id: id }) => rows.find('sections', id)?.document_id === document.id);
  return inOrder(comments, 'id').flatMap((comment) => [
    textOf(comment.text),
    ...inOrder(
      rows.of('comment_replies').filter(({ comment_id: id }) => id === comment.id),
      'id',
    ).map(({ text }) => textOf(text)),
  ]);
}

function textOfSection(rows: Rows, section: Row, document: Row | undefined): Text {
  const item = rows.find('agenda_items', section.agenda_item_id ?? document?.agenda_item_id);
  const isPaper = document?.kind === 'cover-paper' || section.key != null;
  const place = [isPaper ? 'Cover paper' : 'Notes', textOf(item?.title), textOf(section.heading)];
  return { heading: place.filter((each) => each !== '').join(': '), lines: linesOf(section, isPaper) };
}

/** Sections that no meeting leads to, and the newest version of each section that is gone. */
function textsOfNoMeeting(rows: Rows): readonly Text[] {
  const loose = rows
    .of('sections')
    .filter(({ document_id: id }) => {
      const document = rows.find('documents', id);
      return document === undefined || rows.find('meetings', document.meeting_id) === undefined;
    })
    .map((section) => textOfSection(rows, section, rows.find('documents', section.document_id)));
  const newest = new Map<unknown, Row>();
  for (const version of inOrder(rows.of('section_versions'), 'sequence')) {
    if (rows.find('sections', version.section_id) === undefined) newest.set(version.section_id, version);
  }
  const versions = [...newest.values()].map((version) => ({
    heading: `A text that was saved ${localDayOf(textOf(version.at))}`,
    lines: linesOf(version, false),
  }));
  const actions = rows
    .of('actions')
    .filter(({ meeting_id: id }) => rows.find('meetings', id) === undefined)
    .flatMap((action) => linesOfAction(rows, action));
  return [...loose, ...versions, { heading: 'Actions', lines: actions }].filter(hasWords);
}

function linesOfTopics(rows: Rows): readonly string[] {
  return rows.of('topics').flatMap((topic) => {
    const day = textOf(topic.wanted_on);
    const wanted = isRealDate(day) ? ` (wanted on ${formatDate(day)})` : '';
    return [`${textOf(topic.title)}${wanted}`, ...textOf(topic.promise).split('\n')];
  });
}

function linesOfWordings(rows: Rows): readonly string[] {
  return rows.of('wordings').flatMap(({ name, text }) => [textOf(name), ...textOf(text).split('\n')]);
}

function linesOfPairs(rows: Rows, table: string, short: string, full: string): readonly string[] {
  return rows.of(table).map((row) => `${textOf(row[short])}: ${textOf(row[full])}`);
}

function linesOfFigures(rows: Rows): readonly string[] {
  return rows.of('figures').map((figure) => {
    const value = [figure.prefix, figure.number, figure.suffix].map(textOf).filter((part) => part !== '');
    const day = textOf(figure.as_at);
    const about = [textOf(figure.source), isRealDate(day) ? `as at ${formatDate(day)}` : ''];
    return [`${textOf(figure.name)}: ${value.join(' ')}`, ...about].filter((part) => part !== '').join(', ');
  });
}

function linesOfAction(rows: Rows, action: Row): readonly string[] {
  const updates = rows.of('action_updates').filter(({ action_id: id }) => id === action.id);
  const due = textOf(action.due);
  const status = `${textOf(action.status)}${due === '' ? '' : `, due ${due}`}`;
  return [
    `${textOf(action.text)} (${status})`,
    ...inOrder(updates, 'sequence').flatMap(({ text, href, is_internal: isInternal }) => [
      `${isInternal === 1 ? 'Internal: ' : ''}${textOf(text)}`,
      textOf(href),
    ]),
  ].filter((line) => line !== '');
}

function linesOf(stored: Row, isPaper: boolean): readonly string[] {
  const content = contentOf(isPaper ? 'cover-paper' : 'notes', {
    body: textOf(stored.body),
    schemaVersion: Number(stored.schema_version ?? 0),
    sha256: textOf(stored.sha256),
  });
  if (content.state === 'unreadable') return content.text.split('\n');
  return content.body.content.flatMap((block) => {
    const lines = plainTextOf(block).split('\n');
    return isNoteToSelf(block) ? lines.map((line) => `Note to self: ${line}`) : lines;
  });
}

function inOrder(rows: readonly Row[], column: string): readonly Row[] {
  return rows.toSorted((a, b) => {
    const [one, two] = [a[column], b[column]];
    if (typeof one === 'number' && typeof two === 'number') return one - two;
    // Ranks are compared as they are spelt.
    return textOf(one) < textOf(two) ? -1 : 1;
  });
}

function hasWords({ lines }: Text): boolean {
  return lines.some((line) => line.trim() !== '');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
