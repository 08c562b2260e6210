import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readMigrations } from '../../electron/core/store/migrate.ts';
import { openStore, ownMigrations } from '../../electron/core/store/open-store.ts';
import { isSoundVersion, storedVersionOf } from '../../electron/core/store/stored-version.ts';
import { numberAgenda } from '../../shared/domain/agenda.ts';
import { schemasOf } from '../support/schemas-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

const topics = 'CREATE TABLE topics (id TEXT PRIMARY KEY, title TEXT NOT NULL) STRICT;';
const slowChange = `
  ALTER TABLE topics ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
  INSERT INTO topics (id, title)
    WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 300000)
    SELECT 'topic ' || n, hex(randomblob(20)) FROM count;
  UPDATE topics SET words = length(title);`;

function migrationsFolder(folder: string, ...migrations: readonly string[]): string {
  const path = join(folder, 'migrations');
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  for (const [index, sql] of migrations.entries()) {
    writeFileSync(join(path, `000${index + 1}-step.sql`), sql);
  }
  return path;
}

async function open(folder: string, migrations: string, schemas?: readonly string[]) {
  return openStore({
    key: null,
    path: join(folder, 'store.sqlite3'),
    backupFolder: join(folder, 'backups'),
    migrationsFolder: migrations,
    schemas: schemas ?? (await schemasOf(migrations)),
  });
}

function stateOf(path: string) {
  return withDatabase(path, (database) => ({
    version: database.pragma('user_version', { simple: true }),
    titles: database.prepare('SELECT title FROM topics').pluck().all(),
    columns: database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all('topics'),
  }));
}

test('0001-first-tables: an empty database gets the tables of the program', async () => {
  const folder = temporaryFolder();
  (
    await openStore({ key: null, path: join(folder, 'store.sqlite3'), backupFolder: join(folder, 'backups') })
  ).close();
  const tables = withDatabase(join(folder, 'store.sqlite3'), (database) => {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('user_version', { simple: true })).toBe(readMigrations(ownMigrations).length);
    return database
      .prepare(
        `SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
      )
      .raw()
      .all();
  });
  expect(tables).toEqual(
    [
      'abbreviations',
      'action_updates',
      'actions',
      'agenda_issues',
      'agenda_items',
      'attachments',
      'attendees',
      'bodies',
      'command_log',
      'comment_replies',
      'comments',
      'considered_prompts',
      'days_of_use',
      'document_plan_entries',
      'documents',
      'draft_issues',
      'figures',
      'house_style_files',
      'issued_numbers',
      'item_progress',
      'kept_findings',
      'markings',
      'meetings',
      'organisations',
      'own_words',
      'paper_steps',
      'people',
      'plan_entries',
      'plans',
      'sealed_records',
      'section_versions',
      'sections',
      'topics',
      'typing_shortcuts',
      'wordings',
    ].map((name) => [name, 1]),
  );
  expect(existsSync(join(folder, 'backups'))).toBe(false);
});

test('a database with data is copied before it is migrated, and its rows are there after', async () => {
  const folder = temporaryFolder();
  (await open(folder, migrationsFolder(folder, topics))).close();
  const path = join(folder, 'store.sqlite3');
  withDatabase(path, (database) => database.exec(`INSERT INTO topics VALUES ('1', 'Road safety')`));
  const added = 'ALTER TABLE topics ADD COLUMN words INTEGER NOT NULL DEFAULT 2;';
  (await open(folder, migrationsFolder(folder, topics, added))).close();
  expect(stateOf(path)).toEqual({ version: 2, titles: ['Road safety'], columns: ['id', 'title', 'words'] });
  const [backup = '', ...more] = readdirSync(join(folder, 'backups'));
  expect([backup, more]).toEqual([expect.stringMatching(/^000001-.*-migration-0-meetings-0-words-/), []]);
  expect(stateOf(join(folder, 'backups', backup))).toEqual({
    version: 1,
    titles: ['Road safety'],
    columns: ['id', 'title'],
  });
});

test('a migration that fails leaves the database at the version before it', async () => {
  const folder = temporaryFolder();
  (await open(folder, migrationsFolder(folder, topics))).close();
  const path = join(folder, 'store.sqlite3');
  withDatabase(path, (database) => database.exec(`INSERT INTO topics VALUES ('1', 'Road safety')`));
  const failing = 'DELETE FROM topics; ALTER TABLE nothing ADD COLUMN words INTEGER;';
  await expect(open(folder, migrationsFolder(folder, topics, failing))).rejects.toMatchObject({
    code: 'damaged',
  });
  const orphaning = `CREATE TABLE notes (topic TEXT REFERENCES topics (id)) STRICT; PRAGMA defer_foreign_keys = ON;
    INSERT INTO notes VALUES ('gone');`;
  await expect(open(folder, migrationsFolder(folder, topics, orphaning))).rejects.toThrow(
    /rows without their parent/,
  );
  expect(stateOf(path)).toEqual({ version: 1, titles: ['Road safety'], columns: ['id', 'title'] });
});

test('nothing is migrated where the copy cannot be made', async () => {
  const folder = temporaryFolder();
  (await open(folder, migrationsFolder(folder, topics))).close();
  writeFileSync(join(folder, 'backups'), 'a file stands where the folder should be');
  await expect(open(folder, migrationsFolder(folder, topics, 'DROP TABLE topics;'))).rejects.toThrow();
  expect(stateOf(join(folder, 'store.sqlite3')).version).toBe(1);
});

test('migrations are numbered without a gap', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '0002-too-early.sql'), '');
  expect(() => readMigrations(folder)).toThrow('0002-too-early.sql');
  expect(() => readMigrations(ownMigrations)).not.toThrow();
});

test('a program killed in the middle of a migration leaves the old version or the new one, never half', async () => {
  const folder = temporaryFolder();
  (await open(folder, migrationsFolder(folder, topics))).close();
  const path = join(folder, 'store.sqlite3');
  withDatabase(path, (database) => database.exec(`INSERT INTO topics VALUES ('1', 'Road safety')`));
  const migrations = migrationsFolder(folder, topics, slowChange);
  const schemas = await schemasOf(migrations);
  const before = join(folder, 'before.sqlite3');
  copyFileSync(path, before);
  const versions = new Set<unknown>();
  const killAfter = [0, 60, 120, 200, 300, 450, 'never'] as const;
  for (const delay of killAfter) {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    copyFileSync(before, path);
    await migrateInChild(path, migrations, schemas, delay);
    const { version, titles, columns } = stateOf(path);
    versions.add(version);
    expect(titles).toHaveLength(version === 1 ? 1 : 300_001);
    expect(columns).toEqual(version === 1 ? ['id', 'title'] : ['id', 'title', 'words']);
    const store = await open(folder, migrations, schemas);
    store.close();
    expect(stateOf(path).version).toBe(2);
  }
  // Both sides were seen, so that the kills fell into the work.
  expect(versions).toEqual(new Set([1, 2]));
}, 90_000);

const child = fileURLToPath(new URL('./open-store-child.ts', import.meta.url));

async function migrateInChild(
  path: string,
  migrations: string,
  schemas: readonly string[],
  killAfterMs: number | 'never',
): Promise<void> {
  const process = spawn(globalThis.process.execPath, [child, path, migrations, JSON.stringify(schemas)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(process, 'close');
  await Promise.race([once(process.stdout, 'data'), ended]);
  if (killAfterMs !== 'never') setTimeout(() => process.kill('SIGKILL'), killAfterMs);
  await ended;
}

/** A database of an earlier version of the program, with an agreed meeting whose notes have words and one empty section. */
async function filledAt(folder: string, version: number, state = 'agreed'): Promise<string> {
  const earlier = join(folder, 'earlier');
  mkdirSync(earlier);
  for (const { name } of readMigrations(ownMigrations).slice(0, version)) {
    copyFileSync(join(ownMigrations, name), join(earlier, name));
  }
  (await open(folder, earlier)).close();
  const path = join(folder, 'store.sqlite3');
  const id = (name: string): string => name.padEnd(36, '-');
  withDatabase(path, (database) => {
    const sections = ['Said in the meeting', ''].map((text, index) => {
      const body = JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', text }] });
      return `INSERT INTO agenda_items (id, revision, meeting_id, rank, kind, title, chair_notes)
          VALUES ('${id(`item-${index}`)}', 1, '${id('meeting')}', 'a${index}', 'other', 'Item', '');
        INSERT INTO sections (id, revision, document_id, position, agenda_item_id, heading, guidance, is_numbered,
            is_required, body, schema_version, sha256, words)
          VALUES ('${id(`section-${index}`)}', ${4 - index}, '${id('notes')}', 0, '${id(`item-${index}`)}', '', '', 0, 0,
            '${body}', 1, '${createHash('sha256').update(body).digest('hex')}', ${text === '' ? 0 : 4});`;
    });
    database.exec(`
      INSERT INTO bodies (id, revision, name, opening_items, closing_items, template)
        VALUES ('${id('body')}', 1, 'Community Outcomes Meeting', '[]', '[]', '[]');
      INSERT INTO meetings (id, revision, body_id, date, state)
        VALUES ('${id('meeting')}', 3, '${id('body')}', '2026-04-18', '${state}');
      INSERT INTO documents (id, revision, kind, meeting_id)
        VALUES ('${id('notes')}', 1, 'notes', '${id('meeting')}');
      ${sections.join('\n')}`);
  });
  return path;
}

/** The same, brought to the version before a migration: from the time before anything was sealed. */
async function filledBefore(folder: string, name: string, state = 'agreed'): Promise<string> {
  const path = await filledAt(folder, 2, state);
  const before = join(folder, 'before');
  mkdirSync(before);
  for (const migration of readMigrations(ownMigrations)) {
    if (migration.name.endsWith(`-${name}.sql`)) break;
    copyFileSync(join(ownMigrations, migration.name), join(before, migration.name));
  }
  (await open(folder, before)).close();
  return path;
}

/** The rows with the columns that the first version has. */
function rowsOf(path: string): unknown {
  const columns = {
    bodies: 'id, revision, name, opening_items, closing_items, template',
    meetings:
      'id, revision, body_id, date, start_time, end_time, place, chair_id, plan_id, state, removed_at',
    documents: 'id, revision, kind, meeting_id, agenda_item_id, state',
    agenda_items: `id, revision, meeting_id, parent_id, rank, kind, title, lead_id, organisation_id, minutes,
      report_title, report_href, chair_notes, removed_at, removed_with`,
    sections: `id, revision, document_id, position, key, agenda_item_id, heading, guidance, is_numbered, is_required,
      body, schema_version, sha256, words`,
  };
  return withDatabase(path, (database) =>
    Object.entries(columns).map(([table, names]) =>
      database.prepare(`SELECT ${names} FROM ${table} ORDER BY id`).all(),
    ),
  );
}

test('0002-section-versions: the words that a section has are its first version', async () => {
  const folder = temporaryFolder();
  const path = await filledAt(folder, 1);
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  withDatabase(path, (database) => {
    const found = `SELECT section_versions.section_id, cause, kept_for, section_versions.words,
      section_versions.revision, section_versions.body = sections.body AS isSameText,
      section_versions.sha256 = sections.sha256 AS isSameDigest, day
      FROM section_versions JOIN sections ON sections.id = section_id`;
    expect(database.prepare(found).all()).toEqual([
      {
        section_id: 'section-0'.padEnd(36, '-'),
        cause: 'found',
        kept_for: null,
        words: 4,
        revision: 4,
        isSameText: 1,
        isSameDigest: 1,
        day: 1,
      },
    ]);
    expect(database.prepare('SELECT count(*) FROM days_of_use').pluck().get()).toBe(1);
  });
});

test.each([1, 2])('data of version %i that say it once are opened and migrated as ever', async (version) => {
  const folder = temporaryFolder();
  const path = await filledAt(folder, version);
  withDatabase(path, (database) => database.pragma('application_id = 0'));
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  const stored = withDatabase(path, storedVersionOf);
  expect(stored.userVersion).toBe(readMigrations(ownMigrations).length);
  expect(stored.applicationId).not.toBe(0);
  expect(isSoundVersion(stored)).toBe(true);
});

test('data of the newest version that say it once say it twice from then on', async () => {
  const folder = temporaryFolder();
  (await open(folder, ownMigrations)).close();
  const path = databaseFile(folder);
  const stored = withDatabase(path, storedVersionOf);
  withDatabase(path, (database) => database.pragma('application_id = 0'));
  (await open(folder, ownMigrations)).close();
  expect(withDatabase(path, storedVersionOf)).toEqual(stored);
});

test('0003-sealed-records: what was agreed before stays as it is, and can be changed no more', async () => {
  const folder = temporaryFolder();
  const path = await filledAt(folder, 2);
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  withDatabase(path, (database) => {
    expect(database.prepare('SELECT count(*) FROM sealed_records').pluck().get()).toBe(0);
    expect(() => database.exec(`UPDATE sections SET body = '{}'`)).toThrow('sealed: ');
    expect(() => database.exec(`UPDATE meetings SET state = 'held'`)).toThrow('sealed: ');
  });
  expect(rowsOf(path)).toEqual(before);
});

test('0006-sections-of-papers, 0007-attachments: what is there stays as it is, sealed or not', async () => {
  const folder = temporaryFolder();
  const path = await filledAt(folder, 2);
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  withDatabase(path, (database) => {
    const nothing = { word_limit: null, copied_from: null, copied_sha256: null };
    const added = database.prepare('SELECT word_limit, copied_from, copied_sha256 FROM sections').all();
    expect(added).toEqual([nothing, nothing]);
    expect(() => database.exec('UPDATE sections SET word_limit = 200')).toThrow('sealed: ');
  });
});

test('paper-steps: the steps of before are read from the log of commands', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'paper-steps');
  const id = (name: string): string => name.padEnd(36, '-');
  withDatabase(path, (database) => {
    database.exec(`
      INSERT INTO meetings (id, revision, body_id, date, state)
        VALUES ('${id('next')}', 1, '${id('body')}', '2026-07-10', 'planning');
      INSERT INTO agenda_items (id, revision, meeting_id, rank, kind, title, chair_notes)
        VALUES ('${id('report')}', 1, '${id('next')}', 'a0', 'report', 'Road safety', '');
      INSERT INTO documents (id, revision, kind, meeting_id, agenda_item_id, state)
        VALUES ('${id('paper')}', 3, 'cover-paper', '${id('next')}', '${id('report')}', 'in-review')`);
    const log = database.prepare(
      `INSERT INTO command_log (at, actor, operation, entity_id, payload) VALUES (?, ?, ?, ?, ?)`,
    );
    const step = (event: string) => JSON.stringify({ event, state: 'in-review' });
    log.run('2026-04-01T09:00:00.000Z', 'J Hale', 'papers.create', id('paper'), '{}');
    log.run('2026-04-02T09:00:00.000Z', 'S Reed', 'papers.setPlanEntries', id('paper'), '{}');
    log.run('2026-04-03T09:00:00.000Z', 'S Reed', 'papers.takeStep', id('paper'), step('send-for-review'));
    // What a salvage left of a command, and a paper that is gone.
    log.run('2026-04-03T09:00:00.000Z', '', 'papers.takeStep', id('paper'), '{}');
    log.run('2026-04-03T09:00:00.000Z', 'J Hale', 'papers.takeStep', id('gone'), step('clear'));
  });
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  withDatabase(path, (database) => {
    expect(
      database.prepare('SELECT document_id, event, at, author, reason FROM paper_steps').raw().all(),
    ).toEqual([
      [id('paper'), 'start', '2026-04-01T09:00:00.000Z', 'J Hale', null],
      [id('paper'), 'send-for-review', '2026-04-03T09:00:00.000Z', 'S Reed', null],
    ]);
  });
});

test('pledges-and-short-names: plans, their entries and the links of papers to them stay as they are', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'pledges-and-short-names');
  const id = (name: string): string => name.padEnd(36, '-');
  const links = 'SELECT document_id, plan_entry_id FROM document_plan_entries ORDER BY 1, 2';
  const entries = 'SELECT rowid, * FROM plan_entries ORDER BY rowid';
  const before = withDatabase(path, (database) => {
    database.exec(`
      INSERT INTO plans (id, revision, name, starts_on, ends_on)
        VALUES ('${id('plan')}', 4, 'Safer Calder', '2024-04-01', '2028-03-31');
      INSERT INTO plan_entries (id, plan_id, position, kind, title, href, removed_at) VALUES
        ('${id('gone')}', '${id('plan')}', 0, 'theme', 'Taken out', NULL, '2026-01-01T00:00:00.000Z'),
        ('${id('streets')}', '${id('plan')}', 0, 'priority', 'Safer streets', NULL, NULL),
        ('${id('text')}', '${id('plan')}', 1, 'document', 'Full text', 'https://calder.example/plan', NULL);
      INSERT INTO meetings (id, revision, body_id, date, plan_id, state)
        VALUES ('${id('next')}', 1, '${id('body')}', '2026-07-10', '${id('plan')}', 'planning');
      INSERT INTO agenda_items (id, revision, meeting_id, rank, kind, title, chair_notes)
        VALUES ('${id('report')}', 1, '${id('next')}', 'a0', 'report', 'Road safety', '');
      INSERT INTO documents (id, revision, kind, meeting_id, agenda_item_id, state)
        VALUES ('${id('paper')}', 3, 'cover-paper', '${id('next')}', '${id('report')}', 'drafting');
      INSERT INTO document_plan_entries (document_id, plan_entry_id)
        VALUES ('${id('paper')}', '${id('streets')}'), ('${id('paper')}', '${id('gone')}')`);
    return { entries: database.prepare(entries).all(), links: database.prepare(links).all() };
  });
  (await open(folder, ownMigrations)).close();
  withDatabase(path, (database) => {
    expect(database.prepare(entries).all()).toEqual(before.entries);
    expect(database.prepare(links).all()).toEqual(before.links);
    expect(database.prepare('SELECT name, short_name, needs_checking FROM plans').all()).toEqual([
      { name: 'Safer Calder', short_name: null, needs_checking: 0 },
    ]);
    database.exec(`UPDATE plan_entries SET kind = 'pledge', removed_at = NULL WHERE id = '${id('gone')}'`);
    expect(() => database.exec(`UPDATE plan_entries SET kind = 'wish'`)).toThrow('CHECK');
    database.pragma('foreign_keys = ON');
    expect(() => database.exec(`DELETE FROM plan_entries WHERE id = '${id('streets')}'`)).toThrow(
      'FOREIGN KEY',
    );
    expect(database.pragma('foreign_key_check')).toEqual([]);
  });
});

test('0004-date-patterns: bodies are as they were, and follow no pattern yet', async () => {
  const folder = temporaryFolder();
  const path = await filledAt(folder, 2);
  const bodies = (): unknown =>
    withDatabase(path, (database) => database.prepare('SELECT * FROM bodies').all());
  const [before] = bodies() as readonly object[];
  (await open(folder, ownMigrations)).close();
  expect(bodies()).toEqual([{ ...before, date_pattern: null, export_policy: null, house_style: 'flowing' }]);
  withDatabase(path, (database) => {
    expect(() => database.exec(`UPDATE bodies SET date_pattern = '[]'`)).toThrow('CHECK');
  });
});

test('0005-topics: agenda items are as they were, and come from no topic', async () => {
  const folder = temporaryFolder();
  const path = await filledAt(folder, 2);
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  withDatabase(path, (database) => {
    expect(database.prepare('SELECT DISTINCT topic_id FROM agenda_items').pluck().all()).toEqual([null]);
    expect(database.prepare('SELECT count(*) FROM topics').pluck().get()).toBe(0);
    expect(() => database.exec(`UPDATE agenda_items SET topic_id = 'topic'`)).toThrow('sealed: ');
  });
});

test('0011-issued-agendas: an agenda that was issued before has no version, and its numbers follow until it is issued again', async () => {
  const folder = temporaryFolder();
  const path = await filledAt(folder, 5, 'agenda-issued');
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  const meetingId = 'meeting'.padEnd(36, '-');
  withDatabase(path, (database) => {
    for (const table of ['agenda_issues', 'issued_numbers']) {
      expect(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    }
    const items = database
      .prepare<[string], { id: string; parentId: null; rank: string }>(
        'SELECT id, NULL AS parentId, rank FROM agenda_items WHERE meeting_id = ? ORDER BY rank DESC',
      )
      .all(meetingId);
    expect([...numberAgenda(items).values()].map(({ label }) => label)).toEqual(['1', '2']);
  });
});

test('wordings and figures: what was there stays, and the library has room for both', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'wordings');
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  const id = (name: string): string => `'${name.padEnd(36, '-')}'`;
  withDatabase(path, (database) => {
    const refuses = (sql: string): void => expect(() => database.exec(sql)).toThrow('CHECK');
    const wording = (text: string) =>
      `INSERT INTO wordings (id, revision, category, name, text) VALUES (${id('w')}, 1, 'Plan', 'Aims', '${text}')`;
    refuses(wording(''));
    database.exec(wording('The plan has three aims.'));
    const figure = (columns: string, values: string) =>
      `INSERT INTO figures (id, revision, name, ${columns}) VALUES (${id('f')}, 1, 'Calls', ${values})`;
    refuses(figure('kind', `'number'`));
    refuses(figure('kind, number', `'number', 'twelve'`));
    refuses(figure('kind, part_id', `'percentage', ${id('p')}`));
    refuses(figure('kind, number, as_at', `'number', '12', 'in March'`));
    database.exec(figure('kind, number, as_at', `'number', '12', '2026-03-31'`));
  });
});

test('action-history: what was written on actions is an update each, and what is closed is closed in words', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'action-history', 'held');
  const id = (name: string): string => name.padEnd(36, '-');
  const updates = `SELECT sequence, id, action_id, at, author, text FROM action_updates ORDER BY sequence`;
  const before = withDatabase(path, (database) => {
    database.exec(`
      INSERT INTO actions (id, revision, meeting_id, section_id, position, text, owners, status, is_in_notes)
        SELECT '${id('action')}', 3, meetings.id, sections.id, 0, 'Send it', '[]', 'complete', 1
        FROM meetings JOIN sections LIMIT 1;
      INSERT INTO action_updates (sequence, id, action_id, at, author, text) VALUES
        (3, '${id('u3')}', '${id('action')}', '2026-05-01T09:00:00.000Z', 'Clerk', 'Asked'),
        (7, '${id('u7')}', '${id('action')}', '2026-05-02T09:00:00.000Z', 'Clerk', 'Sent')`);
    return database.prepare(updates).all();
  });
  (await open(folder, ownMigrations)).close();
  withDatabase(path, (database) => {
    expect(database.prepare(updates).all()).toEqual(before);
    expect(database.prepare('SELECT DISTINCT event FROM action_updates').pluck().all()).toEqual(['update']);
    expect(database.prepare('SELECT status FROM actions').pluck().all()).toEqual(['complete']);
    const report = (event: string, text: string) =>
      `INSERT INTO action_updates (id, action_id, event, at, author, text)
       VALUES ('${id(event)}', '${id('action')}', '${event}', '', '', '${text}')`;
    for (const event of ['complete', 'supersede', 'update']) {
      expect(() => database.exec(report(event, ''))).toThrow('CHECK');
    }
    expect(() => database.exec(report('forget', 'It'))).toThrow('CHECK');
    database.exec(report('carry', ''));
    database.exec(report('complete', 'The letter'));
  });
});

test('kept-actions: what others know of stays from now on, with its history; the rest goes with its block as before', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'kept-actions', 'held');
  const id = (name: string): string => name.padEnd(36, '-');
  const updates = 'SELECT * FROM action_updates ORDER BY sequence';
  const before = withDatabase(path, (database) => {
    const action = (name: string, revision: number, isInNotes: number, words = name): string =>
      `INSERT INTO actions (id, revision, meeting_id, section_id, position, text, owners, status, is_in_notes)
         SELECT '${id(name)}', ${revision}, meetings.id, sections.id, 0, '${words}', '[]', 'open', ${isInNotes}
         FROM meetings JOIN sections LIMIT 1`;
    database.exec(
      [
        action('typed', 1, 1),
        action('deleted', 1, 0),
        action('worked', 2, 1),
        action('worked-gone', 3, 0),
        action('successor', 1, 1),
        `INSERT INTO action_updates (sequence, id, action_id, event, at, author, text, superseded_by)
           VALUES (5, '${id('u')}', '${id('worked')}', 'supersede', '', 'Clerk', 'One for both', '${id('successor')}')`,
      ].join(';'),
    );
    return database.prepare(updates).all();
  });
  (await open(folder, ownMigrations)).close();
  withDatabase(path, (database) => {
    expect(database.prepare(updates).all()).toEqual(before);
    const kept = 'SELECT text FROM actions WHERE kept_words = text ORDER BY rowid';
    expect(database.prepare(kept).pluck().all()).toEqual(['worked', 'worked-gone', 'successor']);
    expect(database.prepare('SELECT DISTINCT is_kept_restricted FROM actions').pluck().all()).toEqual([1]);
    const withdrawal = (words: string): string =>
      `INSERT INTO action_updates (id, action_id, event, at, author, text)
       VALUES ('${id('w')}', '${id('worked-gone')}', 'withdraw', '', '', '${words}')`;
    expect(() => database.exec(withdrawal(''))).toThrow('CHECK');
    database.exec(withdrawal('By mistake'));
    database.exec(`UPDATE actions SET status = 'withdrawn' WHERE id = '${id('worked-gone')}'`);
    expect(() => database.exec(`UPDATE actions SET status = 'forgotten'`)).toThrow('CHECK');
  });
});

test('kept-actions: all that notes hold that are out stays', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'kept-actions', 'draft-notes');
  const id = (name: string): string => name.padEnd(36, '-');
  withDatabase(path, (database) =>
    database.exec(
      `INSERT INTO actions (id, revision, meeting_id, section_id, position, text, owners, status, is_in_notes)
         SELECT '${id('a')}', 1, meetings.id, sections.id, 0, 'Ring', '[]', 'open', 1
         FROM meetings JOIN sections LIMIT 1`,
    ),
  );
  (await open(folder, ownMigrations)).close();
  withDatabase(path, (database) => {
    expect(database.prepare('SELECT kept_words FROM actions').pluck().all()).toEqual(['Ring']);
  });
});

test('0015-restrictions: items and sections are as they were, for the public, and those of agreed meetings stay so', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'restrictions');
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  withDatabase(path, (database) => {
    for (const table of ['agenda_items', 'sections']) {
      const reasons = `SELECT DISTINCT restricted_reason FROM ${table}`;
      expect(database.prepare(reasons).pluck().all()).toEqual([null]);
      expect(() => database.exec(`UPDATE ${table} SET restricted_reason = 'FOI Act s31'`)).toThrow(
        'sealed: ',
      );
    }
    database.exec(`INSERT INTO meetings (id, revision, body_id, date, state)
      SELECT '${'next'.padEnd(36, '-')}', 1, id, '2026-07-10', 'planning' FROM bodies`);
    const item = (reason: string): string =>
      `INSERT INTO agenda_items (id, revision, meeting_id, rank, kind, title, chair_notes, restricted_reason)
       VALUES ('${'secret'.padEnd(36, '-')}', 1, '${'next'.padEnd(36, '-')}', 'a0', 'other', 'Item', '', '${reason}')`;
    expect(() => database.exec(item(''))).toThrow('CHECK');
    database.exec(item('FOI Act s31: law enforcement'));
  });
});

test('in-the-room: attendance is as it was, in the room from the start to the end', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'in-the-room', 'held');
  const id = (name: string): string => name.padEnd(36, '-');
  withDatabase(path, (database) =>
    database.exec(`
      INSERT INTO people (id, revision, name, is_current) VALUES ('${id('ada')}', 1, 'Ada Okoro', 1);
      INSERT INTO attendees (meeting_id, person_id, kind, rank)
        VALUES ('${id('meeting')}', '${id('ada')}', 'present', 'a0');`),
  );
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  withDatabase(path, (database) => {
    expect(database.prepare('SELECT * FROM attendees').all()).toEqual([
      {
        meeting_id: id('meeting'),
        person_id: id('ada'),
        kind: 'present',
        rank: 'a0',
        deputising_for_id: null,
        joined_at: null,
        left_at: null,
        is_online: 0,
      },
    ]);
    const refuses = (sql: string): void => expect(() => database.exec(sql)).toThrow(/CHECK|FOREIGN KEY/);
    expect(database.prepare('SELECT count(*) FROM item_progress').pluck().get()).toBe(0);
    const progress = (item: string, outcome: string, milliseconds: number) =>
      `INSERT INTO item_progress (agenda_item_id, outcome, milliseconds)
       VALUES ('${id(item)}', '${outcome}', ${milliseconds})`;
    refuses(progress('item-0', 'forgotten', 0));
    refuses(progress('item-0', 'done', -1));
    database.exec(progress('item-0', 'not-discussed', 60_000));
    refuses(`UPDATE attendees SET joined_at = 'ten to three'`);
    refuses(`UPDATE attendees SET left_at = '15:4'`);
    refuses(`UPDATE attendees SET is_online = 2`);
    database.pragma('foreign_keys = ON');
    refuses(`UPDATE attendees SET deputising_for_id = '${id('nobody')}'`);
    refuses(progress('nothing', 'done', 0));
  });
});

test('0018-spelling: what a body says for short is of a body that is there, and nothing else changes', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'spelling');
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  withDatabase(path, (database) => {
    database.pragma('foreign_keys = ON');
    const id = (name: string): string => name.padEnd(36, '-');
    const abbreviation = (name: string, body: string, short: string) =>
      `INSERT INTO abbreviations (id, revision, body_id, short, meaning)
       SELECT '${id(name)}', 1, ${body}, '${short}', 'Violence Reduction Partnership' FROM bodies`;
    expect(() => database.exec(abbreviation('a', `'${id('nobody')}'`, 'VRP'))).toThrow('FOREIGN KEY');
    expect(() => database.exec(abbreviation('a', 'id', 'V'))).toThrow('CHECK');
    database.exec(abbreviation('a', 'id', 'VRP'));
    const shortcut = (typed: string, text: string) =>
      `INSERT INTO typing_shortcuts (id, revision, typed, text) VALUES ('${id('s')}', 1, '${typed}', '${text}')`;
    expect(() => database.exec(shortcut('', 'Calder Police'))).toThrow('CHECK');
    expect(() => database.exec(shortcut('cp', ''))).toThrow('CHECK');
    database.exec(shortcut('cp', 'Calder Police'));
    database.exec(`INSERT INTO own_words VALUES ('Heronsgate', '2026-01-01')`);
    expect(() => database.exec(`INSERT INTO own_words VALUES ('Heronsgate', '2026-01-02')`)).toThrow(
      'UNIQUE',
    );
  });
});

test('0019-draft-issues: nothing went out for correction yet, and agreed notes go out for none', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'draft-issues');
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  withDatabase(path, (database) => {
    expect(database.prepare('SELECT count(*) FROM draft_issues').pluck().get()).toBe(0);
    const id = (name: string): string => name.padEnd(36, '-');
    const issue = (meeting: string, recipients = '[]', answersBy = '2026-05-01') =>
      `INSERT INTO draft_issues (sequence, meeting_id, at, author, recipients, answers_by)
       VALUES (1, '${id(meeting)}', '', '', '${recipients}', '${answersBy}')`;
    expect(() => database.exec(issue('meeting'))).toThrow('sealed: ');
    database.exec(`INSERT INTO meetings (id, revision, body_id, date, state)
      SELECT '${id('next')}', 1, id, '2026-07-10', 'draft-notes' FROM bodies`);
    expect(() => database.exec(issue('next', '{}'))).toThrow('CHECK');
    expect(() => database.exec(issue('next', '[]', 'Friday'))).toThrow('CHECK');
    database.exec(issue('next'));
  });
});

test('0020-house-styles: every body has the usual one, and nothing that is no folder’s name can be chosen', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'house-styles');
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  withDatabase(path, (database) => {
    expect(database.prepare('SELECT DISTINCT house_style FROM bodies').pluck().all()).toEqual(['flowing']);
    for (const name of ['', 'Flowing', '../flowing', '-flowing', 'a'.repeat(61)]) {
      expect(() => database.exec(`UPDATE bodies SET house_style = '${name}'`), name).toThrow('CHECK');
    }
    database.exec(`UPDATE bodies SET house_style = 'calder-2026'`);
  });
});

test('0021-what-goes-out: bodies want nothing else of their files, and nothing is marked above them', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'what-goes-out');
  const bodies = (): unknown =>
    withDatabase(path, (database) => database.prepare('SELECT * FROM bodies').all());
  const [before] = bodies() as readonly object[];
  (await open(folder, ownMigrations)).close();
  expect(bodies()).toEqual([{ ...before, export_policy: null }]);
  withDatabase(path, (database) => {
    database.pragma('foreign_keys = ON');
    const id = (name: string): string => name.padEnd(36, '-');
    const refuses = (sql: string, why: string): void => expect(() => database.exec(sql)).toThrow(why);
    refuses(`UPDATE bodies SET export_policy = '[]'`, 'CHECK');
    const marking = (subject: string, level: string, descriptor = 'NULL', item = 'NULL') =>
      `INSERT INTO markings VALUES ('${id(subject)}', '${id('meeting')}', ${item}, '${level}', ${descriptor})`;
    refuses(marking('meeting', 'none'), 'CHECK');
    refuses(marking('meeting', 'official', `'personal data'`), 'CHECK');
    refuses(marking('nothing', 'official', 'NULL', `'${id('nothing')}'`), 'FOREIGN KEY');
    database.exec(marking('meeting', 'official-sensitive', `'personal data'`));
    refuses(marking('meeting', 'official'), 'UNIQUE');
    const kept = (reason: string) =>
      `INSERT INTO kept_findings VALUES ('${id('meeting')}', 'paper-not-begun', '${reason}', '', '')`;
    refuses(kept(''), 'CHECK');
    database.exec(kept('The force brings it'));
  });
});

test('0022-house-style-files: nothing is kept yet, and only names that every file system takes are', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'house-style-files');
  const before = rowsOf(path);
  (await open(folder, ownMigrations)).close();
  expect(rowsOf(path)).toEqual(before);
  withDatabase(path, (database) => {
    const kept = (style: string, name: string) =>
      `INSERT INTO house_style_files VALUES ('${style}', '${name}', '')`;
    for (const [style, name] of [
      ['../calder', 'a.xml'],
      ['calder', '../a.xml'],
      ['calder', '.hidden'],
      ['calder', ''],
    ] as const) {
      expect(() => database.exec(kept(style, name)), name).toThrow('CHECK');
    }
    database.exec(kept('calder-2', 'house-style.json'));
    expect(() => database.exec(kept('calder-2', 'house-style.json'))).toThrow('UNIQUE');
  });
});

test('reports-on-actions: what was reported before is for the public, gave no date, and cannot be taken back', async () => {
  const folder = temporaryFolder();
  const path = await filledBefore(folder, 'reports-on-actions', 'held');
  const id = (name: string): string => name.padEnd(36, '-');
  const updates =
    'SELECT sequence, id, action_id, event, at, author, text FROM action_updates ORDER BY sequence';
  const before = withDatabase(path, (database) => {
    database.exec(`
      INSERT INTO actions (id, revision, meeting_id, section_id, position, text, owners, status, is_in_notes)
        SELECT '${id('action')}', 3, meetings.id, sections.id, 0, 'Send it', '[]', 'complete', 1
        FROM meetings JOIN sections LIMIT 1;
      INSERT INTO action_updates (sequence, id, action_id, event, at, author, text) VALUES
        (3, '${id('u3')}', '${id('action')}', 'update', '2026-05-01T09:00:00.000Z', 'Clerk', 'Asked'),
        (7, '${id('u7')}', '${id('action')}', 'complete', '2026-05-02T09:00:00.000Z', 'Clerk', 'Sent')`);
    return database.prepare(updates).all();
  });
  (await open(folder, ownMigrations)).close();
  withDatabase(path, (database) => {
    expect(database.prepare(updates).all()).toEqual(before);
    expect(
      database
        .prepare('SELECT DISTINCT is_internal, status_before, old_due, new_due, evidence FROM action_updates')
        .all(),
    ).toEqual([{ is_internal: 0, status_before: null, old_due: null, new_due: null, evidence: null }]);
    const set = (column: string, value: string) =>
      database.exec(`UPDATE action_updates SET ${column} = ${value}`);
    for (const [column, value] of [
      ['is_internal', '2'],
      ['new_due', `'June'`],
      ['old_due', `'June'`],
      ['evidence', `'[]'`],
      ['status_before', `''`],
    ] as const) {
      expect(() => set(column, value), column).toThrow('CHECK');
    }
    set('new_due', `'2026-06-01'`);
    set('evidence', `'{}'`);
  });
});
