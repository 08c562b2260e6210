import { safe } from '@orpc/client';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../electron/core/store/open-store.ts';
import { insert, withoutGaps } from '../../electron/core/store/salvage-fill.ts';
import { findRows } from '../../electron/core/store/salvage-rows.ts';
import { shapesOf } from '../../electron/core/store/salvage-shapes.ts';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { notesSection, saveNotes } from '../support/builders/a-notes-section.ts';
import { aStoredBody, aStoredItem, aStoredMeeting, aTopic } from '../support/builders/a-stored-meeting.ts';
import { readDocx } from '../support/docx-reader.ts';
import { openTestCore, resourcesFolder, withTestCore, type Client } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { databaseFile, withDatabase } from './open-database.ts';

// Made once, copied for every test: meetings with words in each item's notes, two versions of each.
let sound: Buffer;
const meetings = 5;
const pageSize = 4096;

beforeAll(async () => {
  const folder = await filledFolder();
  sound = readFileSync(databaseFile(folder));
  rmSync(folder, { recursive: true });
}, 60_000);

async function filledFolder(): Promise<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'secretariat-salvage-')));
  await withTestCore(folder, async (client) => {
    for (let number = 1; number <= meetings; number += 1) {
      const meeting = await aStoredMeeting(client, { date: `2026-0${number}-18` });
      await aStoredItem(client, meeting.id, { title: `Road safety ${number}` });
      const { sections } = await client.documents.get({ id: meeting.notesDocumentId });
      for (const { agendaItemId } of sections) {
        for (const version of ['first', 'last']) {
          const words = `The ${version} words of meeting ${number}. `.repeat(60);
          await saveNotes(client, meeting.id, aBody(aParagraph(words)), agendaItemId ?? undefined);
        }
      }
    }
  });
  return folder;
}

function folderWith(database: Buffer): string {
  const folder = temporaryFolder();
  writeFileSync(databaseFile(folder), database);
  return folder;
}

/** A copy of the sound database after some SQL that no rule holds back. */
function changedBy(sql: string): string {
  const folder = folderWith(sound);
  withDatabase(databaseFile(folder), (database) => {
    database.pragma('foreign_keys = OFF');
    database.pragma('ignore_check_constraints = ON');
    database.exec(sql);
  });
  return folder;
}

function rowsIn(folder: string): ReadonlyMap<string, unknown> {
  return withDatabase(databaseFile(folder), (database) => {
    const tables = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
      .pluck()
      .all() as string[];
    const rows = tables.flatMap((table) =>
      (database.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]).map(
        (row) => [`${table} ${JSON.stringify(row.id ?? row.sequence ?? row)}`, JSON.stringify(row)] as const,
      ),
    );
    return new Map(rows);
  });
}

function pageOf(name: string): number {
  const copy = folderWith(sound);
  return withDatabase(databaseFile(copy), (database) =>
    Number(database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name)),
  );
}

async function allNotes(client: Client): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const meeting of await client.meetings.list()) {
    const { sections } = await client.documents.get({ id: meeting.notesDocumentId });
    for (const { content } of sections) {
      texts.push(content.state === 'sound' ? plainTextOf(content.body) : content.text);
    }
  }
  return texts;
}

type Salvaged = Awaited<ReturnType<Client['recovery']['salvage']>>;

async function salvaged<Answer>(
  folder: string,
  look: (client: Client, answer: Salvaged) => Promise<Answer>,
): Promise<Answer> {
  return withTestCore(folder, async (client) => {
    expect((await client.recovery.status()).state).toBe('damaged');
    const answer = await client.recovery.salvage();
    expect((await client.recovery.status()).state).toBe('open');
    return look(client, answer);
  });
}

function lostIn({ tables }: Salvaged, table: string): number {
  return tables.find(({ name }) => name === table)?.lost ?? -1;
}

test.each([
  ['the first page', 'sqlite_schema'],
  ['a table beside them', 'attendance'],
])('what joins papers to the plan makes no meetings where %s is damaged', async (_name, damaged) => {
  const folder = temporaryFolder();
  await withTestCore(folder, (client) => client.workspace.loadSample());
  const root = withDatabase(databaseFile(folder), (database) =>
    Number(database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(damaged) ?? 1),
  );
  const links = (): unknown =>
    withDatabase(databaseFile(folder), (database) =>
      database.prepare('SELECT * FROM document_plan_entries ORDER BY 1, 2').all(),
    );
  const before = links();
  const spoilt = readFileSync(databaseFile(folder)).fill(0, (root - 1) * pageSize, root * pageSize);
  writeFileSync(databaseFile(folder), spoilt);
  await salvaged(folder, async (client) => {
    expect(await client.meetings.list()).toHaveLength(1);
  });
  expect(links()).toEqual(before);
});

describe('rows on pages that are whole come back as they were', () => {
  const zeroed = (page: number): Buffer => {
    const spoilt = Buffer.from(sound);
    spoilt.fill(0, (page - 1) * pageSize, page * pageSize);
    return spoilt;
  };
  type Kind = readonly [string, () => Buffer, readonly string[]];
  const kinds: readonly Kind[] = [
    ['with the first page zeroed, which says where the tables are', () => zeroed(1), []],
    ['with the first page torn', () => Buffer.from(sound).fill(0x5a, 40, 2000), []],
    ...[60, 61, 62, 63].map((at): Kind => [
      `with a wrong bit in byte ${at}, which is of the version`,
      () => flipped(at, 2),
      [],
    ]),
    ['with the version of before its last tables', () => flipped(63, 0), []],
    ['with a wrong bit in the second place of the version', () => flipped(71, 0), []],
    ['with the root of the sections zeroed', () => zeroed(pageOf('sections')), ['sections']],
    ['with an index zeroed', () => zeroed(pageOf('sections_of_document')), []],
    ['with two roots in each other’s place', () => swapped(pageOf('meetings'), pageOf('agenda_items')), []],
    [
      'with a root and an index in each other’s place',
      () => swapped(pageOf('section_versions'), pageOf('actions_of_meeting')),
      [],
    ],
    [
      'with a wrong list of cells on a page',
      () =>
        Buffer.from(sound).fill(
          0xee,
          (pageOf('meetings') - 1) * pageSize + 3,
          (pageOf('meetings') - 1) * pageSize + 12,
        ),
      [],
    ],
  ];
  const flipped = (at: number, bit: number): Buffer => {
    const spoilt = Buffer.from(sound);
    spoilt.writeUInt8(spoilt.readUInt8(at) ^ (1 << bit), at);
    return spoilt;
  };
  const swapped = (one: number, two: number): Buffer => {
    const spoilt = Buffer.from(sound);
    sound.copy(spoilt, (one - 1) * pageSize, (two - 1) * pageSize, two * pageSize);
    sound.copy(spoilt, (two - 1) * pageSize, (one - 1) * pageSize, one * pageSize);
    return spoilt;
  };

  test.each(kinds)('%s', async (_name, spoil, mayLack) => {
    const spoilt = spoil();
    const folder = folderWith(spoilt);
    const setAside = await salvaged(folder, async (client, answer) => {
      expect(await client.meetings.list()).toHaveLength(meetings);
      return answer.setAside;
    });
    expect(readFileSync(join(setAside, 'secretariat.sqlite3')).equals(spoilt)).toBe(true);
    const [before, after] = [rowsIn(folderWith(sound)), rowsIn(folder)];
    const missing = [...before].filter(([key, row]) => after.get(key) !== row).map(([key]) => key);
    expect(missing.filter((key) => !mayLack.some((table) => key.startsWith(`${table} `)))).toEqual([]);
  });

  test('with the end cut off', async () => {
    const kept = Math.floor((sound.length / pageSize) * 0.75);
    const folder = folderWith(sound.subarray(0, kept * pageSize + 100));
    const texts = await salvaged(folder, (client) => allNotes(client));
    expect(texts.filter((text) => text.startsWith('The last words')).length).toBeGreaterThan(0);
  });
});

test('words that are still in the journal come over, also from behind a damaged place in it', async () => {
  const { core, client, dataFolder } = await openTestCore();
  onTestFinished(() => core.close());
  const meeting = await aStoredMeeting(client);
  for (const words of ['one', 'two', 'three', 'four']) {
    await saveNotes(client, meeting.id, aBody(aParagraph(`The bridge closes: ${words}`)));
  }
  const crashed = temporaryFolder();
  for (const name of ['secretariat.sqlite3', 'secretariat.sqlite3-wal']) {
    cpSync(join(dataFolder, name), join(crashed, name));
  }
  const journal = readFileSync(join(crashed, 'secretariat.sqlite3-wal'));
  const frame = 24 + pageSize;
  const place = 32 + 2 * frame + 1000;
  journal[place] = (journal[place] ?? 0) ^ 1;
  writeFileSync(join(crashed, 'secretariat.sqlite3-wal'), journal);
  const [texts, setAside] = await salvaged(crashed, async (again, answer) => [
    await allNotes(again),
    answer.setAside,
  ]);
  expect(texts).toContain('The bridge closes: four');
  expect(readFileSync(join(setAside, 'secretariat.sqlite3-wal')).equals(journal)).toBe(true);
});

describe('what hangs on a lost row stays in sight', () => {
  test('of a meeting', async () => {
    const folder = changedBy(`DELETE FROM meetings WHERE date = '2026-03-18'`);
    await salvaged(folder, async (client) => {
      const all = await client.meetings.list();
      expect(all).toHaveLength(meetings);
      expect(all.find(({ place }) => place === 'Recovered meeting')?.bodyName).toBe('Recovered');
      expect(await allNotes(client)).toContainEqual(expect.stringContaining('The last words of meeting 3'));
    });
  });

  test.each([
    [
      'documents',
      `DELETE FROM documents WHERE meeting_id = (SELECT id FROM meetings WHERE date = '2026-03-18')`,
    ],
    [
      'a paper, of which only its steps are left',
      `INSERT INTO paper_steps (document_id, event, at, author) VALUES ('${randomUUID()}', 'clear', '2026-03-01T09:00:00.000Z', 'J Hale');
       DELETE FROM meetings WHERE date = '2026-03-18'`,
    ],
    ['items', `DELETE FROM agenda_items WHERE title = 'Road safety 3'`],
    ['bodies', 'DELETE FROM bodies'],
    ['sections, whose newest version is their text', `DELETE FROM sections WHERE words > 0`],
    [
      'everything but the texts',
      'DELETE FROM meetings; DELETE FROM documents; DELETE FROM agenda_items; DELETE FROM bodies',
    ],
  ])('of %s', async (_name, sql) => {
    const folder = changedBy(sql);
    const texts = await salvaged(folder, (client) => allNotes(client));
    for (let number = 1; number <= meetings; number += 1) {
      expect(texts).toContainEqual(expect.stringContaining(`The last words of meeting ${number}.`));
    }
    withDatabase(databaseFile(folder), (database) => {
      expect(database.pragma('foreign_key_check')).toEqual([]);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    });
  });
});

describe('a row that no longer keeps a rule is kept with as little changed as can be', () => {
  test.each([
    ['a state that there is not', `UPDATE meetings SET state = 'hexd' WHERE date = '2026-02-18'`],
    ['a date that is none', `UPDATE meetings SET date = '2026-0x-18' WHERE date = '2026-02-18'`],
    ['a flag that is neither', 'UPDATE sections SET is_numbered = 5'],
    ['a list that is no JSON', `UPDATE bodies SET template = '[{"key":'`],
    ['a title without words', `UPDATE agenda_items SET title = ''`],
    [
      'a rank that there is twice',
      'DROP INDEX agenda_order; UPDATE agenda_items SET rank = (SELECT min(rank) FROM agenda_items); DELETE FROM bodies',
    ],
    ['a digest that is too short', `UPDATE sections SET sha256 = 'ab'`],
    [
      'a reference of nothing but zeros, as in a row that was cut off',
      `UPDATE section_versions SET section_id = CAST(zeroblob(36) AS TEXT) WHERE sequence = 1;
       UPDATE agenda_items SET lead_id = CAST(zeroblob(36) AS TEXT)`,
    ],
  ])('%s', async (_name, sql) => {
    const folder = changedBy(sql);
    await salvaged(folder, async (client, answer) => {
      expect(answer.tables.filter(({ lost }) => lost > 0)).toEqual([]);
      const texts = await allNotes(client);
      for (let number = 1; number <= meetings; number += 1) {
        expect(texts).toContainEqual(expect.stringContaining(`The last words of meeting ${number}.`));
      }
    });
  });

  test('an id that was changed in one place is read from an index', async () => {
    const spoilt = Buffer.from(sound);
    const [documentId, sectionId] = withDatabase(databaseFile(folderWith(sound)), (database) => [
      ...(Object.values(
        database.prepare('SELECT document_id, id FROM sections LIMIT 1').get() as Record<string, string>,
      ) as [string, string]),
    ]);
    const at = spoilt.indexOf(
      Buffer.from(`${documentId}`),
      spoilt.indexOf(Buffer.from(sectionId + '\u0001')),
    );
    const inRow = spoilt.lastIndexOf(Buffer.from(documentId), at);
    spoilt[inRow + 20] = (spoilt[inRow + 20] ?? 0) ^ 2;
    const folder = folderWith(spoilt);
    await salvaged(folder, async (client) => {
      expect(await client.meetings.list()).toHaveLength(meetings);
    });
    const [before, after] = [rowsIn(folderWith(sound)), rowsIn(folder)];
    expect([...before].filter(([key, row]) => after.get(key) !== row)).toEqual([]);
  });
});

test('what was signed off comes over unchanged, and stays guarded', async () => {
  const folder = temporaryFolder();
  await withTestCore(folder, async (client) => {
    let meeting = await aStoredMeeting(client);
    await saveNotes(client, meeting.id, aBody(aParagraph('The record as it was agreed')));
    for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const) {
      const { id, revision } = meeting;
      meeting = await client.meetings.takeStep({ id, revision, event });
    }
    await client.meetings.signOff({
      id: meeting.id,
      revision: meeting.revision,
      acceptedOn: '2026-07-18',
      acceptedAtMeetingId: null,
    });
  });
  const before = rowsIn(folder);
  withDatabase(databaseFile(folder), (database) => {
    database.pragma('foreign_keys = OFF');
    database.exec(`INSERT INTO people (id, revision, name, organisation_id, is_current)
      VALUES ('01900000-0000-7000-8000-000000000001', 1, 'Priya Anand', '01900000-0000-7000-8000-000000000002', 1)`);
  });
  await salvaged(folder, (client) => allNotes(client));
  const after = rowsIn(folder);
  expect([...before].filter(([key, row]) => after.get(key) !== row)).toEqual([]);
  withDatabase(databaseFile(folder), (database) => {
    expect(() => database.exec(`UPDATE sealed_records SET author = 'nobody'`)).toThrow('sealed');
    expect(() => database.exec(`UPDATE sections SET body = '{}'`)).toThrow('sealed');
  });
});

test('pressed twice, it is done once; and it is refused where nothing is damaged', async () => {
  const folder = changedBy(`DELETE FROM bodies`);
  await withTestCore(folder, async (client) => {
    const [one, two] = await Promise.all([client.recovery.salvage(), client.recovery.salvage()]);
    expect(two).toEqual(one);
    expect(await client.recovery.salvage()).toEqual(one);
    expect(readdirSync(join(folder, 'set-aside'))).toHaveLength(1);
  });
  await withTestCore(folder, async (client) => {
    const { error } = await safe(client.recovery.salvage());
    expect(error).toMatchObject({ code: 'rule-violated', data: { code: 'data-not-damaged' } });
  });
});

test('killed at any moment, it leaves the damaged data or the new ones, and can be done again', async () => {
  const spoilt = Buffer.from(sound);
  spoilt.fill(0, 0, pageSize);
  const child = fileURLToPath(new URL('./salvage-child.ts', import.meta.url));
  for (const wait of [0, 30, 90, 180]) {
    const folder = folderWith(spoilt);
    const salvaging = spawn(process.execPath, [child, folder, resourcesFolder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(salvaging, 'close');
    await once(salvaging.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, wait));
    salvaging.kill('SIGKILL');
    await ended;
    await withTestCore(folder, async (client) => {
      if ((await client.recovery.status()).state === 'damaged') await client.recovery.salvage();
      expect(await client.meetings.list()).toHaveLength(meetings);
    });
    const kept = readdirSync(join(folder, 'set-aside')).map((name) => join(folder, 'set-aside', name));
    const databases = kept
      .map((path) => join(path, 'secretariat.sqlite3'))
      .filter((path) => existsSync(path));
    expect(databases.map((path) => readFileSync(path).equals(spoilt))).toContain(true);
    expect(existsSync(join(folder, 'salvaged.sqlite3.new'))).toBe(false);
  }
}, 60_000);

describe('the export of everything readable', () => {
  test.each([
    ['of damaged data', () => Buffer.from(sound).fill(0, 0, pageSize)],
    ['of sound data', () => sound],
  ])('%s holds every word, as Word and as JSON, and changes nothing', async (_name, spoil) => {
    const folder = folderWith(spoil());
    const { core, client } = await openTestCore(folder);
    onTestFinished(() => core.close());
    const before = readFileSync(databaseFile(folder));
    const { files } = await client.recovery.exportReadable();
    expect(readFileSync(databaseFile(folder)).equals(before)).toBe(true);
    expect(files.map(({ name }) => name)).toEqual([
      expect.stringMatching(/ Everything readable - May hold restricted words, not for publication\.docx$/),
      expect.stringMatching(/ Everything readable - May hold restricted words, not for publication\.json$/),
    ]);
    const [word, json] = files.map(({ content }) => Buffer.from(content, 'base64'));
    const { texts } = readDocx(word ?? Buffer.alloc(0));
    expect(texts[0]).toBe('May hold restricted words: not for publication.');
    for (let number = 1; number <= meetings; number += 1) {
      expect(texts).toContainEqual(expect.stringContaining(`The last words of meeting ${number}.`));
      expect(texts).toContainEqual(expect.stringContaining(`Road safety ${number}`));
    }
    const { tables } = JSON.parse(String(json)) as { tables: Record<string, { body: string }[]> };
    expect(tables.meetings).toHaveLength(meetings);
    expect(tables.sections?.filter(({ body }) => body.includes('The last words')).length).toBe(meetings * 4);
  });

  test('holds how somebody attended, and what was not discussed', async () => {
    const { files } = await withTestCore(temporaryFolder(), async (client) => {
      const { id: meetingId } = await aStoredMeeting(client);
      const [moss, harland] = await Promise.all(
        ['Peter Moss', 'Ruth Harland'].map((name) =>
          client.people.create({ name, post: null, organisationId: null, shortForm: null, isCurrent: true }),
        ),
      );
      const personId = harland?.id ?? '';
      const how = { deputisingForId: moss?.id ?? '', joinedAt: '14:50', leftAt: '15:40', isOnline: true };
      await client.attendance.set({ meetingId, personId, kind: 'present', ...how });
      const [item] = await client.agenda.list({ meetingId });
      await client.agenda.setOutcome({ id: item?.id ?? '', outcome: 'not-discussed' });
      return client.recovery.exportReadable();
    });
    const { texts } = readDocx(Buffer.from(files[0]?.content ?? '', 'base64'));
    expect(texts).toContain(
      'Ruth Harland (present); deputising for Peter Moss; joined at 2:50pm; left at 3:40pm; online',
    );
    expect(texts).toContain('Welcome and apologies (not discussed)');
  });

  test('holds the topics of the forward plan, and what else is written in the library', async () => {
    const { files } = await withTestCore(temporaryFolder(), async (client) => {
      const { id } = await aStoredBody(client);
      const promise = 'A report in the spring.';
      await client.topics.create(aTopic(id, { title: 'Hate crime', wantedOn: '2031-04-08', promise }));
      const text = 'The plan has {plan.period}.\n\n- Safer streets';
      await client.wordings.create({ name: 'Aims', category: 'Plan', text, planEntryId: null });
      await client.figures.create({
        name: 'Visits made',
        value: { kind: 'number', number: '1284' },
        ...{ prefix: null, suffix: 'visits', source: 'Calder Police', asAt: '2031-03-31' },
      });
      await client.abbreviations.create({ bodyId: id, short: 'CCA', meaning: 'Calder Combined Authority' });
      await client.typingShortcuts.create({ typed: 'cp', text: 'Calder Police' });
      await client.spelling.addWords({ words: ['Heronsgate'] });
      return client.recovery.exportReadable();
    });
    const { texts } = readDocx(Buffer.from(files[0]?.content ?? '', 'base64'));
    expect(texts).toEqual(
      expect.arrayContaining([
        'Forward plan',
        'Hate crime (wanted on 8 April 2031)',
        'A report in the spring.',
        'Standard wording',
        'Aims',
        'The plan has {plan.period}.',
        '- Safer streets',
        'Visits made: 1284 visits, Calder Police, as at 31 March 2031',
        'CCA: Calder Combined Authority',
        'cp: Calder Police',
        'Heronsgate',
      ]),
    );
  });

  test('of what is no database says that nothing could be read', async () => {
    const folder = folderWith(Buffer.from('These are my notes, not a database. '.repeat(500)));
    const { files } = await withTestCore(folder, (client) => client.recovery.exportReadable());
    const { texts } = readDocx(Buffer.from(files[0]?.content ?? '', 'base64'));
    expect(texts).toContain('Nothing could be read.');
  });
});

test('every table takes a row of which nothing is known but its key', () => {
  withDatabase(databaseFile(folderWith(sound)), (database) => {
    database.pragma('foreign_keys = OFF');
    const { tables } = shapesOf(database);
    expect(tables.length).toBeGreaterThan(10);
    const asTheyAre = new Set(['sealed_records', 'agenda_issues', 'draft_issues']);
    for (const shape of tables.filter(({ name, hasRowid }) => hasRowid && !asTheyAre.has(name))) {
      const key = shape.columns.find(({ name }) => name === shape.key[0]);
      const row = {
        [key?.name ?? '']: key?.type === 'INTEGER' ? 9999 : randomUUID(),
        // Where a section belongs is looked for, and cannot be left open.
        ...(shape.name === 'sections' ? { key: 'recovered' } : {}),
      };
      expect(insert(database, shape, withoutGaps(shape, row)), shape.name).toBe(true);
    }
  });
});

test.each([
  ['by way of their table', (database: Buffer) => database],
  ['on pages that nothing leads to', (database: Buffer) => Buffer.from(database).fill(0, 100, pageSize)],
])('rows that were not written since a column was added are read %s', (_name, spoil) => {
  const path = databaseFile(folderWith(sound));
  const [shapes, rows] = withDatabase(path, (database) => {
    const before = shapesOf(database);
    database.exec(`ALTER TABLE sections ADD COLUMN colour TEXT;
      ALTER TABLE sections ADD COLUMN shade INTEGER;
      UPDATE sections SET colour = 'red' WHERE rowid = 1`);
    return [shapesOf(database, before), database.prepare('SELECT count(*) FROM sections').pluck().get()];
  });
  const found = findRows(
    { database: spoil(readFileSync(path)), journal: Buffer.alloc(0), key: null },
    shapes,
  );
  const sections = found.get('sections')?.rows ?? [];
  expect(sections).toHaveLength(Number(rows));
  expect(sections.filter(({ values }) => values.colour === 'red')).toHaveLength(1);
  expect(sections.filter(({ values }) => 'colour' in values)).toHaveLength(1);
});

test('no bytes whatever make the reader throw or run on', async () => {
  const path = join(temporaryFolder(), 'shapes.sqlite3');
  (await openStore({ key: null, path, backupFolder: join(path, 'none') })).close();
  const shapes = withDatabase(path, (database) => shapesOf(database));
  const spoilt = fc
    .array(fc.tuple(fc.nat(sound.length - 1), fc.uint8Array({ minLength: 1, maxLength: 600 })), {
      maxLength: 12,
    })
    .map((patches) => {
      const bytes = Buffer.from(sound);
      for (const [at, patch] of patches) Buffer.from(patch).copy(bytes, at);
      return bytes;
    });
  fc.assert(
    fc.property(spoilt, fc.uint8Array({ maxLength: 20_000 }), (database, journal) => {
      findRows({ database, journal: Buffer.from(journal), key: null }, shapes);
    }),
    { numRuns: 60 },
  );
});

test('a section whose table is sound is as it was, to its digest', async () => {
  const folder = folderWith(Buffer.from(sound).fill(0, 0, pageSize));
  const section = await salvaged(folder, async (client) => {
    const [meeting] = await client.meetings.list();
    return notesSection(client, meeting?.id ?? '');
  });
  expect(section.content.state).toBe('sound');
});

test('what is known to be lost is counted', async () => {
  const spoilt = Buffer.from(sound);
  const page = pageOf('meetings');
  spoilt.fill(0, (page - 1) * pageSize, page * pageSize);
  const lost = await salvaged(folderWith(spoilt), (_client, answer) =>
    Promise.resolve(lostIn(answer, 'meetings')),
  );
  expect(lost).toBe(meetings);
});
