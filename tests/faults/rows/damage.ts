import Database from 'better-sqlite3-multiple-ciphers';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultRow, FaultTest, FaultTools } from '../fault-row.ts';
import { fillStore, withCore } from '../filled-store.ts';
import { placesOfRows } from '../page-map.ts';
import { runChild } from '../run-child.ts';
import type { Random } from '../seeded-random.ts';

// The file of a filled store is damaged: a bit flipped, its end cut off, pages zeroed or swapped. The program has to
// start, no section may be handed out as sound with other words than were saved, and where the program calls the data
// damaged, salvage has to bring back the rows that the damage did not touch.
//
// A row counts as untouched when no page that it lies on was touched, its overflow pages included. Rows of a page that
// was hit in another place are left out on both sides, though salvage may well bring them back. Not counted either:
// the tables without rowids, and `command_log`, to which starting and salvaging add.

const name = 'damage';
const leastSalvaged = 0.95;

type Count = 'bitFlips' | 'truncations' | 'pages';
export const test: FaultTest<Count> = {
  counts: {
    bitFlips: { small: 5, full: 300 },
    truncations: { small: 2, full: 50 },
    pages: { small: 3, full: 50 },
  },
  run,
};

type Harm = { readonly kind: string; readonly bytes: Buffer; readonly touched: ReadonlySet<number> };

async function run(tools: FaultTools<Count>): Promise<readonly FaultRow[]> {
  const original = await makeOriginal(tools);
  const { random, say } = tools;
  const harms = [
    ...Array.from({ length: tools.count('bitFlips') }, () => () => flipBit(original, random)),
    ...Array.from({ length: tools.count('truncations') }, () => () => cutOff(original, random)),
    ...Array.from(
      { length: tools.count('pages') },
      (_, index) => () => (index % 2 === 0 ? zeroPage(original, random) : swapPages(original, random)),
    ),
  ];
  let [unnoticed, notStarted, damaged, salvaged, untouched] = [0, 0, 0, 0, 0];
  let worstPart = 1;
  for (const [index, make] of harms.entries()) {
    const harm = make();
    const what = `${harm.kind} (${index})`;
    const found = await openDamaged(tools.folder(), original, harm);
    if (found.problem !== null) {
      notStarted += 1;
      say(`${what}: ${found.problem}`);
      continue;
    }
    if (found.unnoticed.length > 0) {
      unnoticed += 1;
      say(`${what}: handed out as sound: ${found.unnoticed.join(', ')}`);
    }
    if (found.state === 'open') continue;
    damaged += 1;
    const { back, all } = rowsBack(original, harm, found.file);
    salvaged += back;
    untouched += all;
    worstPart = Math.min(worstPart, all === 0 ? 1 : back / all);
    if (back < leastSalvaged * all)
      say(`${what}: ${back} of ${all} untouched rows came back; ${found.salvage}`);
  }
  const part = untouched === 0 ? 1 : salvaged / untouched;
  say(
    `${damaged} of ${harms.length} stopped the data from opening; of ${untouched} untouched rows ${salvaged} came back, of the worst ${(worstPart * 100).toFixed(1)} %`,
  );
  return [
    {
      name,
      tried:
        'bit flips, truncations, zeroed and swapped pages: the program did not start, or a document with other words was handed out as sound',
      times: harms.length,
      lost: unnoticed + notStarted,
      worst: null,
      unit: '',
      pass: unnoticed + notStarted === 0,
    },
    {
      name: `${name}: salvage`,
      tried:
        'the same, where the data could not be opened: untouched rows that did not come back; worst: how many came back in all',
      times: damaged,
      lost: untouched - salvaged,
      worst: part * 100,
      unit: '%',
      pass: part >= leastSalvaged && damaged > 0,
    },
  ];
}

type Original = {
  readonly bytes: Buffer;
  readonly pageSize: number;
  readonly pages: number;
  readonly documents: readonly string[];
  /** Of each section: the digest of its text. */
  readonly texts: ReadonlyMap<string, string>;
  readonly rows: readonly Row[];
};
type Row = {
  readonly table: string;
  readonly rowid: number;
  readonly pages: readonly number[];
  readonly said: string;
};

const notCounted = new Set(['document_plan_entries', 'considered_prompts', 'command_log']);

async function makeOriginal({ folder, random }: FaultTools<Count>): Promise<Original> {
  const dataFolder = join(folder(), 'data');
  const { documents, texts } = await withCore(dataFolder, async (client) => {
    await fillStore(client, random, 8);
    const documents = (await client.meetings.list()).map(({ notesDocumentId }) => notesDocumentId);
    const texts = new Map<string, string>();
    for (const id of documents) {
      for (const { id: sectionId, content } of (await client.documents.get({ id })).sections) {
        if (content.state !== 'sound') throw new Error('the store was not filled well');
        texts.set(sectionId, createHash('sha256').update(JSON.stringify(content.body)).digest('hex'));
      }
    }
    return { documents, texts };
  });
  const file = join(dataFolder, 'secretariat.sqlite3');
  const said = saidBy(file);
  const database = new Database(file, { readonly: true });
  const roots = database
    .prepare(
      `SELECT name AS "table", rootpage AS root FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .all() as { table: string; root: number }[];
  database.close();
  const map = placesOfRows(
    file,
    roots.filter(({ table }) => !notCounted.has(table)),
  );
  const rows = map.rows.map((row) => ({ ...row, said: said.get(`${row.table} ${row.rowid}`) ?? '' }));
  if (rows.some(({ said }) => said === '') || rows.length !== said.size)
    throw new Error('rows were not found on their pages');
  return { bytes: readFileSync(file), pageSize: map.pageSize, pages: map.pages, documents, texts, rows };
}

/** What each row says, by table and rowid. */
function saidBy(file: string): ReadonlyMap<string, string> {
  const database = new Database(file, { readonly: true });
  try {
    const tables = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .pluck()
      .all() as string[];
    return new Map(
      tables
        .filter((table) => !notCounted.has(table))
        .flatMap((table) => {
          const rows = database.prepare(`SELECT rowid AS "the rowid", * FROM "${table}"`).all();
          return (rows as Record<string, unknown>[]).map(({ 'the rowid': rowid, ...row }) => {
            return [`${table} ${String(rowid)}`, JSON.stringify(row)] as const;
          });
        }),
    );
  } finally {
    database.close();
  }
}

function flipBit({ bytes, pageSize }: Original, random: Random): Harm {
  const harmed = Buffer.from(bytes);
  const at = random.between(0, bytes.length - 1);
  harmed.writeUInt8(harmed.readUInt8(at) ^ (1 << random.between(0, 7)), at);
  return { kind: `bit flipped at ${at}`, bytes: harmed, touched: new Set([Math.floor(at / pageSize) + 1]) };
}

function cutOff({ bytes, pageSize, pages }: Original, random: Random): Harm {
  const length = random.between(1, bytes.length - 1);
  const first = Math.floor(length / pageSize) + 1;
  const touched = new Set(Array.from({ length: pages - first + 1 }, (_, index) => first + index));
  return { kind: `cut off at ${length}`, bytes: bytes.subarray(0, length), touched };
}

function zeroPage({ bytes, pageSize, pages }: Original, random: Random): Harm {
  const page = random.between(1, pages);
  const harmed = Buffer.from(bytes);
  harmed.fill(0, (page - 1) * pageSize, page * pageSize);
  return { kind: `page ${page} zeroed`, bytes: harmed, touched: new Set([page]) };
}

function swapPages({ bytes, pageSize, pages }: Original, random: Random): Harm {
  const one = random.between(1, pages - 1);
  const other = random.between(one + 1, pages);
  const harmed = Buffer.from(bytes);
  bytes.copy(harmed, (one - 1) * pageSize, (other - 1) * pageSize, other * pageSize);
  bytes.copy(harmed, (other - 1) * pageSize, (one - 1) * pageSize, one * pageSize);
  return { kind: `pages ${one} and ${other} swapped`, bytes: harmed, touched: new Set([one, other]) };
}

type Found = {
  readonly problem: string | null;
  readonly state: 'open' | 'damaged';
  readonly unnoticed: readonly string[];
  readonly salvage: string;
  readonly file: string;
};

async function openDamaged(folder: string, original: Original, { bytes }: Harm): Promise<Found> {
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  const file = join(dataFolder, 'secretariat.sqlite3');
  writeFileSync(file, bytes);
  const { code, output, errors } = await runChild('open-damaged-child', [
    dataFolder,
    original.documents.join(','),
  ]);
  const none = { state: 'open', unnoticed: [], salvage: '', file } as const;
  if (code !== 0) return { ...none, problem: `ended with ${code}: ${errors.slice(0, 500)}` };
  const report = JSON.parse(output.trim().split('\n').at(-1) ?? '') as {
    readonly state: 'open' | 'damaged';
    readonly sound: Readonly<Record<string, string>>;
    readonly unreadable: readonly string[];
    readonly failed: Readonly<Record<string, string>>;
    readonly salvage: unknown;
  };
  const odd = Object.values(report.failed).find((said) => said !== 'storage-failed');
  const changed = Object.entries(report.sound).filter(([id, digest]) => original.texts.get(id) !== digest);
  return {
    problem: odd === undefined ? null : `a document was answered with ${odd}`,
    state: report.state,
    unnoticed: [...changed.map(([id]) => id), ...missing(original, report)],
    salvage: JSON.stringify(report.salvage),
    file,
  };
}

/** Sections that are neither shown nor said to be unreadable, though their document was answered. */
function missing(
  { texts }: Original,
  report: { readonly sound: object; readonly unreadable: readonly string[]; readonly failed: object },
): readonly string[] {
  if (Object.keys(report.failed).length > 0) return [];
  return [...texts.keys()].filter((id) => !(id in report.sound) && !report.unreadable.includes(id));
}

function rowsBack(
  original: Original,
  { touched }: Harm,
  file: string,
): { readonly back: number; readonly all: number } {
  const untouched = original.rows.filter(({ pages }) => !pages.some((page) => touched.has(page)));
  const copy = `${file}.looked-at`;
  copyFileSync(file, copy);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  let back: ReadonlySet<string>;
  try {
    back = new Set([...saidBy(copy)].map(([key, said]) => `${key.split(' ', 1)[0] ?? ''} ${said}`));
  } catch {
    back = new Set();
  }
  return {
    back: untouched.filter(({ table, said }) => back.has(`${table} ${said}`)).length,
    all: untouched.length,
  };
}
