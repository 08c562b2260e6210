import type { Database } from './database.ts';
import { freshId, insert, insertRepaired, withoutGaps, type Row } from './salvage-fill.ts';
import { recovered, soundRank } from './salvage-neutral.ts';
import type { Value } from './salvage-records.ts';
import type { FoundTable } from './salvage-rows.ts';

// A row that others refer to and that is lost leaves what hangs on it out of sight. Something stands in for it, with
// its id, with what the indexes still know of it, and with a name that says what it is.

const mostRounds = 12;

/** Gives the rows of each table that had to be let go of all the same, so that they do not hold back all others. */
export function standIn(
  database: Database,
  found: ReadonlyMap<string, FoundTable>,
): ReadonlyMap<string, number> {
  const standIns = new StandIns(database, found);
  standIns.bringBackSections();
  for (let round = 0; round < mostRounds && standIns.fillOneRound(); round += 1);
  standIns.addNotes();
  return standIns.letGoOfOrphans();
}

class StandIns {
  readonly #database: Database;
  readonly #found: ReadonlyMap<string, FoundTable>;

  constructor(database: Database, found: ReadonlyMap<string, FoundTable>) {
    this.#database = database;
    this.#found = found;
  }

  /** A lost section that an index still places: its newest version is its text. */
  bringBackSections(): void {
    for (const known of this.#found.get('sections')?.inIndexes.values() ?? []) {
      const { id, document_id: documentId } = known;
      if (typeof id !== 'string' || typeof documentId !== 'string' || this.#has('sections', id)) continue;
      this.#add('sections', id);
    }
  }

  /** Gives every reference that leads nowhere something to lead to. False where there was none. */
  fillOneRound(): boolean {
    let isDone = true;
    for (const { shape } of this.#found.values()) {
      // A row that only joins two others holds nothing to keep, and may be a record of its index read the wrong way round.
      if (!shape.hasRowid) continue;
      for (const { name, parent } of shape.columns) {
        if (parent === null) continue;
        const key = this.#found.get(parent)?.shape.key[0] ?? 'id';
        const lost = this.#all<{ lost: Value }>(
          `SELECT DISTINCT "${name}" AS lost FROM "${shape.name}"
           WHERE "${name}" IS NOT NULL AND "${name}" NOT IN (SELECT "${key}" FROM "${parent}")`,
        );
        for (const { lost: id } of lost) {
          isDone = false;
          if (parent === shape.name) this.#letGo(shape.name, name, id);
          else this.#add(parent, id);
        }
      }
    }
    return !isDone;
  }

  letGoOfOrphans(): ReadonlyMap<string, number> {
    const gone = new Map<string, number>();
    for (let round = 0; round < mostRounds; round += 1) {
      for (const { shape } of this.#found.values()) {
        for (const { name, parent } of shape.columns) {
          if (parent === null) continue;
          const key = this.#found.get(parent)?.shape.key[0] ?? 'id';
          const { changes } = this.#database
            .prepare(
              `DELETE FROM "${shape.name}" WHERE "${name}" IS NOT NULL AND "${name}" NOT IN (SELECT "${key}" FROM "${parent}")`,
            )
            .run();
          if (changes > 0) gone.set(shape.name, (gone.get(shape.name) ?? 0) + changes);
        }
      }
    }
    return gone;
  }

  /** Every meeting has notes, and every item a place in them: without one nothing can be written there. */
  addNotes(): void {
    for (const { id } of this.#all<{ id: string }>(
      `SELECT id FROM meetings WHERE id NOT IN (SELECT meeting_id FROM documents WHERE kind = 'notes')`,
    )) {
      this.#insert('documents', { id: freshId(), meeting_id: id, kind: 'notes' });
    }
    for (const { id, documentId, rank } of this.#all<{ id: string; documentId: string; rank: number }>(
      `SELECT agenda_items.id, documents.id AS documentId,
         (SELECT count(*) FROM sections WHERE document_id = documents.id) AS rank
       FROM agenda_items
       JOIN documents ON documents.meeting_id = agenda_items.meeting_id AND documents.kind = 'notes'
       JOIN meetings ON meetings.id = agenda_items.meeting_id AND meetings.state <> 'agreed'
       WHERE agenda_items.id NOT IN (SELECT agenda_item_id FROM sections WHERE agenda_item_id IS NOT NULL)`,
    )) {
      this.#insert('sections', {
        id: freshId(),
        document_id: documentId,
        agenda_item_id: id,
        position: rank,
        heading: '',
      });
    }
  }

  #add(table: string, id: Value): void {
    const key = this.#found.get(table)?.shape.key[0] ?? 'id';
    const known = [...(this.#found.get(table)?.inIndexes.values() ?? [])].find((each) => each[key] === id);
    const row: Row = { ...known, [key]: id };
    switch (table) {
      case 'meetings':
        row.body_id ??= this.#anyBody();
        row.place = 'Recovered meeting';
        row.date ??=
          this.#one('SELECT substr(max(at), 1, 10) FROM command_log WHERE meeting_id = ?', id) ??
          this.#one('SELECT day FROM days_of_use ORDER BY sequence DESC LIMIT 1');
        break;
      case 'documents':
        this.#completeDocument(row, id);
        break;
      case 'agenda_items':
        row.meeting_id ??=
          this.#one('SELECT meeting_id FROM documents WHERE agenda_item_id = ?', id) ??
          this.#one(
            `SELECT meeting_id FROM documents JOIN sections ON sections.document_id = documents.id
             WHERE sections.agenda_item_id = ?`,
            id,
          ) ??
          this.#aMeeting(id);
        row.title = 'Recovered item';
        row.kind =
          this.#one('SELECT id FROM documents WHERE agenda_item_id = ?', id) === null ? 'other' : 'report';
        row.rank ??= soundRank(null);
        break;
      case 'sections':
        this.#completeSection(row, id);
        break;
      case 'actions':
        row.text = 'Recovered action';
        row.meeting_id ??= this.#one(
          'SELECT meeting_id FROM sections JOIN documents ON documents.id = document_id WHERE sections.id = ?',
          row.section_id ?? null,
        );
        row.meeting_id ??= this.#aMeeting(id);
        row.section_id ??=
          this.#one(
            'SELECT sections.id FROM sections JOIN documents ON documents.id = document_id WHERE meeting_id = ? LIMIT 1',
            row.meeting_id,
          ) ?? freshId();
        break;
      case 'plan_entries':
        row.plan_id ??= freshId();
        break;
      case 'topics':
        row.body_id ??= this.#anyBody();
        row.title = 'Recovered topic';
        break;
      case 'days_of_use':
        row.day ??= new Date(Date.UTC(1900, 0, 1) + Number(id) * 86_400_000).toISOString().slice(0, 10);
        break;
      case 'people':
        row.name = 'Recovered person';
        break;
      case 'organisations':
        row.name = 'Recovered organisation';
        break;
      default:
        break;
    }
    this.#insert(table, row);
  }

  #completeDocument(row: Row, id: Value): void {
    const item = this.#one(
      'SELECT agenda_item_id FROM sections WHERE document_id = ? AND agenda_item_id IS NOT NULL',
      id,
    );
    const itemsMeeting = this.#one(
      'SELECT meeting_id FROM agenda_items WHERE id = ?',
      row.agenda_item_id ?? item,
    );
    row.meeting_id ??= itemsMeeting ?? this.#aMeeting(id);
    const isPaper =
      typeof row.agenda_item_id === 'string' ||
      (item === null &&
        (this.#one('SELECT key FROM sections WHERE document_id = ? AND key IS NOT NULL', id) !== null ||
          this.#hasSteps(id)));
    const hasNotes =
      this.#one(`SELECT id FROM documents WHERE meeting_id = ? AND kind = 'notes'`, row.meeting_id) !== null;
    if (!isPaper && hasNotes) row.meeting_id = this.#ownMeeting();
    row.agenda_item_id ??= isPaper ? freshId() : null;
    row.kind = row.agenda_item_id === null ? 'notes' : 'cover-paper';
    row.state = row.agenda_item_id === null ? null : 'drafting';
  }

  /** Only papers have steps. */
  #hasSteps(id: Value): boolean {
    return (
      this.#found.has('paper_steps') &&
      this.#one('SELECT 1 FROM paper_steps WHERE document_id = ?', id) !== null
    );
  }

  #completeSection(row: Row, id: Value): void {
    const [version] = this.#all<Row>(
      `SELECT revision, body, schema_version, sha256, words FROM section_versions WHERE section_id = ?
       ORDER BY cause = 'set-aside', sequence DESC LIMIT 1`,
      id,
    );
    Object.assign(row, version);
    const meeting =
      this.#one('SELECT meeting_id FROM actions WHERE section_id = ?', id) ?? this.#aMeeting(id);
    row.document_id ??=
      this.#one(`SELECT id FROM documents WHERE meeting_id = ? AND kind = 'notes'`, meeting) ??
      this.#notesOf(meeting);
    if (row.key == null && row.agenda_item_id == null) {
      const isPaper =
        this.#one('SELECT agenda_item_id FROM documents WHERE id = ?', row.document_id) !== null;
      if (isPaper) row.key = `recovered-${String(id).slice(0, 8)}`;
      else row.agenda_item_id = this.#itemOf(this.#meetingOfDocument(row.document_id) ?? meeting);
    }
    row.heading ??= row.key == null ? '' : recovered;
  }

  #meetingOfDocument(id: Value): Value {
    return this.#one('SELECT meeting_id FROM documents WHERE id = ?', id);
  }

  #itemOf(meetingId: Value): Value {
    const id = freshId();
    const row = { id, meeting_id: meetingId, kind: 'other', title: 'Recovered item', rank: soundRank(null) };
    this.#insert('agenda_items', row);
    return id;
  }

  #notesOf(meetingId: Value): Value {
    const id = freshId();
    this.#insert('documents', { id, meeting_id: meetingId, kind: 'notes' });
    return id;
  }

  /** The meeting that the log names for a thing or what is in it, or one that stands in. */
  #aMeeting(id: Value): Value {
    const logged = this.#one(
      `SELECT meeting_id FROM command_log
       WHERE meeting_id IS NOT NULL
         AND (entity_id = ? OR entity_id IN (SELECT id FROM sections WHERE document_id = ?))
       ORDER BY sequence DESC LIMIT 1`,
      id,
      id,
    );
    if (logged !== null) {
      if (!this.#has('meetings', logged)) this.#add('meetings', logged);
      return logged;
    }
    return (
      this.#one(`SELECT id FROM meetings WHERE place = 'Recovered meeting' LIMIT 1`) ?? this.#ownMeeting()
    );
  }

  #ownMeeting(): Value {
    const id = freshId();
    this.#add('meetings', id);
    return id;
  }

  #anyBody(): Value {
    const known = this.#one(`SELECT id FROM bodies WHERE name = ?`, recovered);
    if (known !== null) return known;
    const id = freshId();
    this.#add('bodies', id);
    return id;
  }

  /** A sub-item whose item is lost is an item of its own. */
  #letGo(table: string, column: string, id: Value): void {
    const rows = this.#all<{ id: string; rank: Value }>(
      `SELECT id, rank FROM "${table}" WHERE "${column}" = ?`,
      id,
    );
    for (const row of rows) {
      this.#database
        .prepare(`UPDATE "${table}" SET "${column}" = NULL, rank = ? WHERE id = ?`)
        .run(soundRank(row.rank), row.id);
    }
  }

  #insert(table: string, row: Row): void {
    const shape = this.#found.get(table)?.shape;
    if (shape === undefined) return;
    const whole = withoutGaps(shape, row);
    if (!insert(this.#database, shape, whole)) insertRepaired(this.#database, shape, whole);
  }

  #has(table: string, id: Value): boolean {
    return this.#one(`SELECT 1 FROM "${table}" WHERE id = ?`, id) !== null;
  }

  #one(sql: string, ...parameters: readonly Value[]): Value {
    return (this.#database
      .prepare(sql)
      .pluck()
      .get(...parameters) ?? null) as Value;
  }

  #all<Found>(sql: string, ...parameters: readonly Value[]): readonly Found[] {
    return this.#database.prepare(sql).all(...parameters) as readonly Found[];
  }
}
