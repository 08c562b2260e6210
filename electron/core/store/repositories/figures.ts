import type { Figure } from '../../../../shared/contract/entities/figures.ts';
import { meetingStates } from '../../../../shared/domain/meeting.ts';
import { paperStates } from '../../../../shared/domain/papers.ts';
import { DamagedRow, integer, oneOf, orNull, text, type RowOf } from '../columns.ts';
import type { ReadHandle, WriteHandle } from '../handles.ts';
import { change, select } from '../statements.ts';

const row = {
  id: text,
  revision: integer,
  name: text,
  kind: oneOf(['number', 'percentage'] as const),
  number: orNull(text),
  partId: orNull(text),
  wholeId: orNull(text),
  decimals: orNull(integer),
  prefix: orNull(text),
  suffix: orNull(text),
  source: orNull(text),
  asAt: orNull(text),
  removedAt: orNull(text),
};
const columns = `id, revision, name, kind, number, part_id AS partId, whole_id AS wholeId, decimals, prefix, suffix,
  source, as_at AS asAt, removed_at AS removedAt`;
const parameters = [
  'id',
  'revision',
  'name',
  'kind',
  'number',
  'partId',
  'wholeId',
  'decimals',
  'prefix',
  'suffix',
  'source',
  'asAt',
  'removedAt',
] as const;
const placeRow = {
  sectionId: text,
  documentId: text,
  meetingId: text,
  meetingDate: text,
  meetingState: oneOf(meetingStates),
  bodyName: text,
  agendaItemTitle: text,
  state: oneOf(paperStates),
};

export type FigureRecord = Figure & { readonly removedAt: string | null };
/** A section of a paper that gives a figure. */
export type FigurePlace = RowOf<typeof placeRow>;

export const figureStatements = {
  list: select(
    [],
    row,
    `SELECT ${columns} FROM figures WHERE removed_at IS NULL ORDER BY name COLLATE NOCASE, id`,
  ),
  byId: select(['id'], row, `SELECT ${columns} FROM figures WHERE id = @id`),
  // As in wordings.ts: only a figure's attribute reads like this in the JSON of a body.
  places: select(
    ['figureId'],
    placeRow,
    `SELECT sections.id AS sectionId, documents.id AS documentId, meetings.id AS meetingId,
       meetings.date AS meetingDate, meetings.state AS meetingState, bodies.name AS bodyName,
       agenda_items.title AS agendaItemTitle, documents.state
     FROM sections
       JOIN documents ON documents.id = sections.document_id AND documents.kind = 'cover-paper'
       JOIN agenda_items ON agenda_items.id = documents.agenda_item_id AND agenda_items.removed_at IS NULL
       JOIN meetings ON meetings.id = documents.meeting_id AND meetings.removed_at IS NULL
       JOIN bodies ON bodies.id = meetings.body_id
     WHERE instr(sections.body, '"figureId":"' || @figureId || '"') > 0
     ORDER BY meetings.date DESC, agenda_items.rank, documents.id, sections.position, sections.id`,
  ),
  insert: change(
    parameters,
    `INSERT INTO figures (id, revision, name, kind, number, part_id, whole_id, decimals, prefix, suffix, source, as_at,
       removed_at)
     VALUES (@id, @revision, @name, @kind, @number, @partId, @wholeId, @decimals, @prefix, @suffix, @source, @asAt,
       @removedAt)`,
  ),
  update: change(
    parameters,
    `UPDATE figures SET revision = @revision, name = @name, kind = @kind, number = @number, part_id = @partId,
       whole_id = @wholeId, decimals = @decimals, prefix = @prefix, suffix = @suffix, source = @source, as_at = @asAt,
       removed_at = @removedAt WHERE id = @id`,
  ),
} as const;

export function listFigures(read: ReadHandle): readonly FigureRecord[] {
  return read.all(figureStatements.list, {}).map(asFigure);
}

export function findFigure(read: ReadHandle, id: string): FigureRecord | null {
  const found = read.one(figureStatements.byId, { id });
  return found && asFigure(found);
}

/** The sections of papers that give a figure, the latest meeting's first. */
export function listFigurePlaces(read: ReadHandle, figureId: string): readonly FigurePlace[] {
  return read.all(figureStatements.places, { figureId });
}

export function insertFigure(write: WriteHandle, figure: FigureRecord): void {
  write.run(figureStatements.insert, stored(figure));
}

export function updateFigure(write: WriteHandle, figure: FigureRecord): void {
  write.run(figureStatements.update, stored(figure));
}

function asFigure({ kind, number, partId, wholeId, decimals, ...figure }: RowOf<typeof row>): FigureRecord {
  if (kind === 'number') {
    if (number === null) throw new DamagedRow('figure');
    return { ...figure, value: { kind, number } };
  }
  if (partId === null || wholeId === null || decimals === null) throw new DamagedRow('figure');
  return { ...figure, value: { kind, partId, wholeId, decimals } };
}

function stored({ value, ...figure }: FigureRecord) {
  const none = { number: null, partId: null, wholeId: null, decimals: null };
  return { ...figure, ...none, ...value };
}
