import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultRow, FaultTest, FaultTools } from '../fault-row.ts';
import { fillStore, withCore, type Client } from '../filled-store.ts';
import { runChild } from '../run-child.ts';

// A backup is put in the place of the data: with a journal of other words lying beside the data and beside the backup,
// and with a kill at a random moment. What is there is the backup or what was there, whole, and what was there is
// somewhere; restored again it is exactly the backup.

const name = 'restore';

type Count = 'restoreKills' | 'stale';
export const test: FaultTest<Count> = {
  counts: { restoreKills: { small: 3, full: 60 }, stale: { small: 2, full: 20 } },
  run,
};

async function run(tools: FaultTools<Count>): Promise<readonly FaultRow[]> {
  const scene = await makeScene(tools);
  let faults = 0;
  let longest = 0;
  const judge = (what: string, problem: string | null): void => {
    if (problem === null) return;
    faults += 1;
    tools.say(`${what}: ${problem}`);
  };
  const restoreToTheEnd = async (what: string, dataFolder: string): Promise<void> => {
    const { output, errors, took } = await runChild('restore-child', [dataFolder, scene.backupId]);
    longest = Math.max(longest, took);
    if (!output.includes('done')) return judge(what, `not restored: ${errors}`);
    const { state, problem } = await lookInto(scene, dataFolder);
    judge(what, state === 'before' ? 'what was there is still there' : problem);
  };
  for (let time = 0; time < tools.count('stale'); time += 1) {
    const where = ['data', 'backup', 'both'][time % 3] ?? 'both';
    const dataFolder = aCopy(scene);
    layStaleFiles(dataFolder, tools, where);
    await restoreToTheEnd(`stale files beside ${where}`, dataFolder);
  }
  const left = { backup: 0, before: 0 };
  for (let kill = 0; kill < tools.count('restoreKills'); kill += 1) {
    const dataFolder = aCopy(scene);
    await runChild('restore-child', [dataFolder, scene.backupId], tools.random.next() * longest);
    const { state, problem } = await lookInto(scene, dataFolder);
    judge('killed', problem);
    if (state !== null) left[state] += 1;
    await restoreToTheEnd('restored after a kill', dataFolder);
  }
  tools.say(`kills left the backup ${left.backup} times, what was there ${left.before} times`);
  const times = tools.count('stale') + tools.count('restoreKills');
  return [
    {
      name,
      tried:
        'a backup restored with stale -wal and -shm files about, and killed: not exactly one of both texts, or the original gone',
      times,
      lost: faults,
      worst: null,
      unit: '',
      pass: faults === 0,
    },
  ];
}

type State = 'backup' | 'before';
type Scene = {
  /** A data folder with a backup in it and other words in the store since; some of them in the journal alone. */
  readonly template: string;
  readonly backupId: string;
  readonly folder: () => string;
  /** What the meetings say: in the backup, and in the data. */
  readonly texts: Readonly<Record<State, string>>;
};

async function makeScene({ folder, random }: FaultTools<Count>): Promise<Scene> {
  const template = join(folder(), 'data');
  const { backupId, section, backupText } = await withCore(template, async (client) => {
    const [meetingId = ''] = await fillStore(client, random, 6);
    const { id: backupId } = await client.backups.make();
    const backupText = await textOf(client);
    // Both moments of one database: what follows differs in some rows only.
    const { notesDocumentId } = await client.meetings.get({ id: meetingId });
    const [section] = (await client.documents.get({ id: notesDocumentId })).sections;
    await fillStore(client, random, 2);
    return { backupId, section, backupText };
  });
  if (!section) throw new Error('the meeting has no notes');
  await runChild('save-and-die-child', [
    template,
    section.id,
    String(section.revision),
    'Words in the journal.',
  ]);
  if (!readdirSync(template).some((file) => file.endsWith('-wal')))
    throw new Error('the kill left no journal');
  const before = await withCore(aCopy({ template, folder }), (client) => textOf(client));
  if (before === backupText) throw new Error('the backup says what the data say');
  return { template, backupId, folder, texts: { backup: backupText, before } };
}

function aCopy({ template, folder }: Pick<Scene, 'template' | 'folder'>): string {
  const copy = join(folder(), 'data');
  cpSync(template, copy, { recursive: true });
  return copy;
}

/** Everything that the documents of all meetings say, with their revisions. */
async function textOf(client: Client): Promise<string> {
  const said: unknown[] = [];
  for (const { id, notesDocumentId } of await client.meetings.list()) {
    const { sections } = await client.documents.get({ id: notesDocumentId });
    said.push([id, sections.map((section) => [section.id, section.revision, section.content])]);
  }
  said.push(await client.actions.list({ meetingId: null }), await client.people.list());
  return JSON.stringify(said);
}

/** A journal of another moment and a torn index of it, where a restore could take them for its own. */
function layStaleFiles(dataFolder: string, { random }: FaultTools<Count>, where: string): void {
  const journal = join(dataFolder, 'secretariat.sqlite3-wal');
  const bytes = Buffer.from(Array.from({ length: 32_768 }, () => random.between(0, 255)));
  if (where !== 'backup') writeFileSync(join(dataFolder, 'secretariat.sqlite3-shm'), bytes);
  if (where === 'data') return;
  const backups = join(dataFolder, 'backups');
  for (const file of readdirSync(backups).filter((each) => each.endsWith('.sqlite3'))) {
    cpSync(journal, join(backups, `${file}-wal`));
    writeFileSync(join(backups, `${file}-shm`), bytes);
  }
}

async function lookInto(
  scene: Scene,
  dataFolder: string,
): Promise<{ readonly state: State | null; readonly problem: string | null }> {
  const text = await withCore(dataFolder, textOf).catch((error: unknown) => String(error));
  if (text === scene.texts.before) return { state: 'before', problem: null };
  if (text !== scene.texts.backup)
    return { state: null, problem: `something else is there: ${text.slice(0, 200)}` };
  const problem = (await isSomewhere(scene, dataFolder)) ? null : 'what was there before is gone';
  return { state: 'backup', problem };
}

/** Whether what was there before the restore can be opened from one of the folders that it was set aside in. */
async function isSomewhere({ folder, texts }: Scene, dataFolder: string): Promise<boolean> {
  const setAside = join(dataFolder, 'set-aside');
  for (const name of existsSync(setAside) ? readdirSync(setAside) : []) {
    const tried = folder();
    mkdirSync(tried, { recursive: true });
    cpSync(join(setAside, name), tried, { recursive: true });
    const text = await withCore(tried, (client) => textOf(client)).catch(() => '');
    if (text === texts.before) return true;
  }
  return false;
}
