import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import Database from 'better-sqlite3-multiple-ciphers';
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { quantile, type FaultRow, type FaultTest, type FaultTools } from '../fault-row.ts';
import { fillStore, withCore, type Client } from '../filled-store.ts';
import { startHostTree, type HostTree } from '../host-tree.ts';

// A big store is backed up by the built browser host while a section is saved every 50 ms, both over HTTP as a page
// does. A save's time runs from the moment that it was due, so that one that had to wait for another counts in full.

const name = 'backup-while-saving';
const betweenSaves = 50;
const slowestSave = 50;

type Count = 'megabytes' | 'backups';
export const test: FaultTest<Count> = {
  counts: { megabytes: { small: 20, full: 100 }, backups: { small: 1, full: 5 } },
  run,
};

async function run(tools: FaultTools<Count>): Promise<readonly FaultRow[]> {
  const megabytes = tools.count('megabytes');
  const dataFolder = join(tools.folder(), 'data');
  const file = join(dataFolder, 'secretariat.sqlite3');
  const [meetingId = ''] = await withCore(dataFolder, (client) => fillStore(client, tools.random, 3));
  growTo(file, megabytes);
  const versions = countVersions(file);
  const host = await startHostTree(dataFolder);
  const times: number[] = [];
  let unsound = 0;
  let saves = 0;
  try {
    const client = await clientOf(host);
    for (let round = 0; round < tools.count('backups'); round += 1) {
      const before = new Set(filesIn(dataFolder));
      const saving = saveSteadily(client, meetingId);
      await delay(500);
      const began = performance.now();
      await client.backups.make();
      const took = performance.now() - began;
      const saved = await saving.end();
      saves += saved.length;
      times.push(...saved.filter(({ due }) => due >= began - betweenSaves).map(({ took }) => took));
      tools.say(
        `a backup of ${megabytes} MB took ${took.toFixed(0)} ms, with ${saved.length} saves beside it`,
      );
      const made = filesIn(dataFolder).filter((each) => !before.has(each));
      const bad = made.filter((each) => !isWhole(each, versions));
      if (made.length === 1 && bad.length === 0) continue;
      unsound += 1;
      tools.say(`${made.length} backups were made, ${bad.length} of them not whole`);
    }
  } finally {
    await host.stop();
  }
  const worst = quantile(times, 0.99);
  tools.say(`${saves} saves; p50 ${quantile(times, 0.5).toFixed(1)}, p99 ${worst.toFixed(1)} ms`);
  return [
    {
      name,
      tried: `a backup of ${megabytes} MB while a section is saved 20 times a second (over HTTP): copies not whole; worst: p99 of a save`,
      times: tools.count('backups'),
      lost: unsound,
      worst,
      unit: 'ms',
      pass: unsound === 0 && tools.isInTime(worst, slowestSave),
    },
  ];
}

/** Versions of what is there, until the file has that size. */
function growTo(file: string, megabytes: number): void {
  const database = new Database(file);
  const like = database.prepare('SELECT * FROM section_versions ORDER BY sequence DESC LIMIT 1').get();
  const columns = Object.keys(like as object).filter((column) => column !== 'sequence');
  const insert = database.prepare(
    `INSERT INTO section_versions (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
  );
  const size = 40_000;
  const count = (megabytes * 1_000_000) / size;
  database.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const words = `${index} `.padEnd(size, 'what was said ');
      const text = { type: 'text', text: words };
      const body = JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [text] }] });
      const counted = words.trim().split(/\s+/).length;
      const sha256 = createHash('sha256').update(body).digest('hex');
      // Named, so that none is thinned out meanwhile.
      const named = { kept_for: 'named', name: `Version ${index}` };
      insert.run({ ...(like as object), ...named, body, sha256, words: counted, peak_words: counted });
    }
  })();
  database.close();
  if (statSync(file).size < megabytes * 1_000_000) throw new Error('the store did not grow to its size');
}

function countVersions(file: string): number {
  const database = new Database(file, { readonly: true });
  const count = Number(database.prepare('SELECT count(*) FROM section_versions').pluck().get());
  database.close();
  return count;
}

function filesIn(dataFolder: string): readonly string[] {
  const folder = join(dataFolder, 'backups');
  return readdirSync(folder)
    .filter((each) => each.endsWith('.sqlite3'))
    .map((each) => join(folder, each));
}

/** Whether a backup can be read page by page, every text of it is the one that was hashed, and none is missing. */
function isWhole(file: string, versions: number): boolean {
  const database = new Database(file, { readonly: true });
  try {
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') return false;
    const count = Number(database.prepare('SELECT count(*) FROM section_versions').pluck().get());
    const texts = database.prepare(
      'SELECT body, sha256 FROM sections UNION ALL SELECT body, sha256 FROM section_versions',
    );
    for (const { body, sha256 } of texts.iterate() as IterableIterator<{ body: string; sha256: string }>) {
      if (createHash('sha256').update(body).digest('hex') !== sha256) return false;
    }
    return count >= versions;
  } finally {
    database.close();
  }
}

async function clientOf(host: HostTree): Promise<Client> {
  const answer = await fetch(host.url, { redirect: 'manual' });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { cookie, origin: host.origin, 'sec-fetch-site': 'same-origin' };
  return createORPCClient(new RPCLink({ url: `${host.origin}/rpc`, headers }));
}

type Save = { readonly due: number; readonly took: number };

/** Saves one section after the other, one every 50 ms, whether or not the one before was answered. */
function saveSteadily(client: Client, meetingId: string): { readonly end: () => Promise<readonly Save[]> } {
  let isOver = false;
  const saves: Promise<Save>[] = [];
  const saveAll = async (): Promise<void> => {
    const { notesDocumentId } = await client.meetings.get({ id: meetingId });
    const { sections } = await client.documents.get({ id: notesDocumentId });
    // A section's next save waits for its last: it has to know the revision.
    const lastOf = sections.map(({ id, revision }) => Promise.resolve({ id, revision }));
    for (let count = 0, due = performance.now(); !isOver; count += 1, due += betweenSaves) {
      await delay(Math.max(0, due - performance.now()));
      const index = count % lastOf.length;
      const last = lastOf[index];
      if (!last) throw new Error('the meeting has no notes');
      const content = [{ type: 'text', text: `Save ${count}. ${'More was said about it. '.repeat(60)}` }];
      const body = { type: 'doc' as const, content: [{ type: 'paragraph', content }] };
      const mine = due;
      const saved = last.then(async ({ id, revision }) => {
        const answer = await client.documents.saveSection({ id, revision, body });
        return { id, revision: answer.revision, took: performance.now() - mine };
      });
      lastOf[index] = saved;
      saves.push(saved.then(({ took }) => ({ due: mine, took })));
    }
  };
  const running = saveAll();
  return {
    end: async () => {
      isOver = true;
      await running;
      return Promise.all(saves);
    },
  };
}
