import Database from 'better-sqlite3-multiple-ciphers';
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readMigrations } from '../../../electron/core/store/migrate.ts';
import { ownMigrations } from '../../../electron/core/store/open-store.ts';
import { inProject } from '../../../scripts/project.ts';
import { contentOf, type DatabaseContent } from '../database-content.ts';
import type { FaultRow, FaultTest, FaultTools } from '../fault-row.ts';

// A store of the first version is brought to the newest one by the program's own migrations, and the process is killed
// in it: at random moments, and after every single statement. What is there is the old store or the new one, or a step
// between two migrations; before anything was changed a backup was there, whole; the next start comes to the end.

const name = 'migration-kills';
const child = inProject('tests/faults/children/migrate-child.ts');

type Count = 'migrationKills' | 'statements' | 'rows';
export const test: FaultTest<Count> = {
  counts: {
    migrationKills: { small: 4, full: 60 },
    statements: { small: 5, full: 1_000 },
    rows: { small: 1_000, full: 10_000 },
  },
  run,
};

async function run(tools: FaultTools<Count>): Promise<readonly FaultRow[]> {
  const folder = tools.folder();
  const steps = readMigrations(ownMigrations).map(({ version }) => version);
  const first = join(folder, 'first.sqlite3');
  await makeFirstVersion(folder, first, tools.count('rows'));
  const place: Place = {
    folder,
    first,
    known: await knownVersions(folder, first, steps),
    newest: steps.length,
  };

  const random = await killAtRandom(place, tools);
  const each = await killAtEachStatement(place, tools);
  return [
    {
      name,
      tried:
        'kill -9 inside the migrations of a filled store: neither old nor new after it, or no good backup before it',
      times: random.times + each.times,
      lost: random.faults + each.faults,
      worst: null,
      unit: '',
      pass: random.faults + each.faults === 0 && random.times > 0 && each.times > 0,
    },
  ];
}

type Place = {
  readonly folder: string;
  /** The store that every try begins with. */
  readonly first: string;
  /** What a store of each version holds when its migration was left to end. */
  readonly known: ReadonlyMap<number, DatabaseContent>;
  readonly newest: number;
};

type Kills = { readonly times: number; readonly faults: number };

async function killAtRandom(place: Place, { count, random, say }: FaultTools<Count>): Promise<Kills> {
  const whole = await migrate(aCopy(place), ownMigrations);
  const seen = new Map<string, number>();
  let faults = 0;
  const times = count('migrationKills');
  for (let kill = 0; kill < times; kill += 1) {
    const path = aCopy(place);
    // From the moment that the backup stands, so that the kill falls into the migrations themselves; some before.
    const untilBackup = random.chance(0.2) ? 0 : whole.backupAfter;
    const { hadBackup } = await migrate(path, ownMigrations, {
      afterMs: untilBackup + random.next() * (whole.endedAfter - untilBackup),
    });
    const { version, problem } = await problemAfterKill(place, path, hadBackup);
    seen.set(`version ${version}`, (seen.get(`version ${version}`) ?? 0) + 1);
    if (problem === null) continue;
    faults += 1;
    say(problem);
  }
  say(
    `${times} random kills left ${[...seen].map(([version, count]) => `${version} ${count} times`).join(', ')}`,
  );
  return { times, faults };
}

async function killAtEachStatement(place: Place, { count, random, say }: FaultTools<Count>): Promise<Kills> {
  const { statements } = await migrate(aCopy(place), ownMigrations, { afterStatements: Infinity });
  // Before the first, after each, and so also after the last while nothing is committed.
  let chosen = Array.from({ length: statements + 1 }, (_, index) => index);
  while (chosen.length > count('statements')) {
    const without = random.pick(chosen);
    chosen = chosen.filter((each) => each !== without);
  }
  let faults = 0;
  for (const statement of chosen) {
    const path = aCopy(place);
    const { hadBackup, hasEnded } = await migrate(path, ownMigrations, { afterStatements: statement });
    const { problem } = await problemAfterKill(place, path, hadBackup);
    if (problem === null && !hasEnded) continue;
    faults += 1;
    say(`after statement ${statement}: ${problem ?? 'it was not killed'}`);
  }
  say(`killed after ${chosen.length} of ${statements} statements`);
  return { times: chosen.length, faults };
}

async function problemAfterKill(
  { known, newest, first }: Place,
  path: string,
  hadBackup: boolean,
): Promise<{ readonly version: number; readonly problem: string | null }> {
  const found = contentOf(path);
  const { version } = found;
  if (!found.isSound) return { version, problem: 'the database is damaged' };
  if (found.digest !== known.get(version)?.digest)
    return { version, problem: `something between, at version ${version}` };
  const old = contentOf(first);
  const backups = backupsBeside(path).map(contentOf);
  const bad = backups.find(({ isSound, digest }) => !isSound || digest !== old.digest);
  if (bad) return { version, problem: 'a backup is not the data as they were' };
  if ((version > old.version || hadBackup) && backups.length === 0)
    return { version, problem: 'no backup was made first' };
  await migrate(path, ownMigrations);
  const after = contentOf(path);
  const isThrough = after.version === newest && after.digest === known.get(newest)?.digest;
  return { version, problem: isThrough ? null : 'the next start did not bring it to the newest version' };
}

type Migrated = {
  readonly hasEnded: boolean;
  readonly hadBackup: boolean;
  /** How many there were, where they were taken one by one to the end. */
  readonly statements: number;
  /** Milliseconds from the beginning to the end, and until a backup stood there. */
  readonly endedAfter: number;
  readonly backupAfter: number;
};

async function migrate(
  path: string,
  migrations: string,
  kill: { readonly afterMs?: number; readonly afterStatements?: number } = {},
): Promise<Migrated> {
  const statements = kill.afterStatements === undefined ? [] : [String(kill.afterStatements)];
  const process = spawn(globalThis.process.execPath, [child, path, migrations, ...statements], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  process.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(process, 'close');
  await Promise.race([once(process.stdout, 'data'), ended]);
  const started = performance.now();
  let backupAfter: number | null = null;
  const watch = setInterval(() => {
    if (backupAfter === null && backupsBeside(path).length > 0) backupAfter = performance.now() - started;
  }, 5);
  const timer = kill.afterMs === undefined ? null : setTimeout(() => process.kill('SIGKILL'), kill.afterMs);
  await ended;
  clearInterval(watch);
  if (timer) clearTimeout(timer);
  const endedAfter = performance.now() - started;
  return {
    hasEnded: output.includes('done'),
    hadBackup: backupsBeside(path).length > 0,
    statements: Number(/done (\d+)/.exec(output)?.[1] ?? 0),
    endedAfter,
    backupAfter: backupAfter ?? endedAfter,
  };
}

/** The backups by their names; one that is still being written has another. */
function backupsBeside(path: string): readonly string[] {
  const folder = join(dirname(path), 'backups');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /^[^.].*\.sqlite3$/.test(file))
    .map((file) => join(folder, file));
}

function aCopy({ folder, first }: Pick<Place, 'folder' | 'first'>): string {
  const place = join(folder, 'try');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  const path = join(place, 'store.sqlite3');
  copyFileSync(first, path);
  return path;
}

async function knownVersions(
  folder: string,
  first: string,
  versions: readonly number[],
): Promise<ReadonlyMap<number, DatabaseContent>> {
  const known = new Map<number, DatabaseContent>();
  for (const version of versions) {
    const path = aCopy({ folder, first });
    if (version > 1) await migrate(path, migrationsUpTo(folder, version));
    known.set(version, contentOf(path));
  }
  return known;
}

function migrationsUpTo(folder: string, version: number): string {
  const some = join(folder, `migrations-up-to-${version}`);
  mkdirSync(some);
  for (const { name } of readMigrations(ownMigrations).slice(0, version)) {
    cpSync(join(ownMigrations, name), join(some, basename(name)));
  }
  return some;
}

/** A store as the first version left it: meetings, items, and notes with words in them. */
async function makeFirstVersion(folder: string, path: string, sections: number): Promise<void> {
  await migrate(path, migrationsUpTo(folder, 1));
  const database = new Database(path);
  const insert = (table: string, row: Readonly<Record<string, unknown>>): void => {
    const columns = Object.keys(row);
    const values = columns.map((column) => `@${column}`).join(', ');
    database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values})`).run(row);
  };
  const itemsInMeeting = 100;
  database.transaction(() => {
    const bodyId = randomUUID();
    const empty = { opening_items: '[]', closing_items: '[]', template: '[]' };
    insert('bodies', { id: bodyId, revision: 1, name: 'Calder Scrutiny Meeting', ...empty });
    let [meetingId, documentId] = ['', ''];
    for (let index = 0; index < sections; index += 1) {
      if (index % itemsInMeeting === 0) {
        [meetingId, documentId] = [randomUUID(), randomUUID()];
        insert('meetings', {
          id: meetingId,
          revision: 1,
          body_id: bodyId,
          date: '2026-04-18',
          state: 'held',
        });
        insert('documents', { id: documentId, revision: 1, kind: 'notes', meeting_id: meetingId });
      }
      const itemId = randomUUID();
      insert('agenda_items', {
        ...{ id: itemId, revision: 1, meeting_id: meetingId, rank: `a${String(index).padStart(6, '0')}` },
        ...{ kind: 'other', title: `Item ${index}`, chair_notes: '' },
      });
      const words = `Item ${index}. ${'More was said about it. '.repeat(30)}`.trim();
      const text = { type: 'text', text: words };
      const body = JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [text] }] });
      insert('sections', {
        ...{ id: randomUUID(), revision: 3, document_id: documentId, position: 0, agenda_item_id: itemId },
        ...{ heading: '', guidance: '', is_numbered: 0, is_required: 0, body, schema_version: 1 },
        ...{ sha256: createHash('sha256').update(body).digest('hex'), words: words.split(' ').length },
      });
    }
  })();
  database.close();
}
