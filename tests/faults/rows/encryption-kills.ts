import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyStore } from '../../../electron/core/open-core.ts';
import { aStoredItem } from '../../support/builders/a-stored-meeting.ts';
import { filesBelow, filesWithWords } from '../../support/find-words.ts';
import { keyStoreDouble } from '../../support/key-store-double.ts';
import type { FaultRow, FaultTest, FaultTools } from '../fault-row.ts';
import { fillStore, withCore, type Client } from '../filled-store.ts';
import { runChild } from '../run-child.ts';

// Encryption is switched on, and off, and the program killed before one of the steps that change the folder. Opened
// again, every word and attached file is there, under the key or not, and nothing is half: under the key no plain word
// is left but in backups from before, and the recovery key opens it; without it no file is left under a key.

const name = 'encryption-kills';

type Count = 'kills';
export const test: FaultTest<Count> = { counts: { kills: { small: 1, full: 80 } }, run };

type Job = 'on' | 'off';
const attached = 'Foxglove appendix of the attached report';

async function run(tools: FaultTools<Count>): Promise<readonly FaultRow[]> {
  const keyring = join(tools.folder(), 'keyring');
  const secret = randomBytes(32);
  writeFileSync(keyring, secret);
  const plain = join(tools.folder(), 'data');
  const text = await withCore(plain, async (client) => {
    const [meetingId = ''] = await fillStore(client, tools.random, 3);
    const item = await aStoredItem(client, meetingId);
    const paper = await client.papers.create({ agendaItemId: item.id });
    const content = Buffer.from(attached).toString('base64');
    await client.attachments.addFile({
      documentId: paper.id,
      name: 'Appendix.txt',
      audience: 'public',
      content,
    });
    return textOf(client);
  });
  const hidden = join(tools.folder(), 'data');
  cpSync(plain, hidden, { recursive: true });
  const on = await runChild('switch-encryption-child', [hidden, keyring, 'on']);
  const recoveryKey = recoveryKeyIn(on.output);
  if (recoveryKey === null || !on.output.includes('done')) throw new Error(`not switched on: ${on.errors}`);
  let lost = 0;
  let times = 0;
  for (const job of ['on', 'off'] as const) {
    const from = job === 'on' ? plain : hidden;
    const whole = job === 'on' ? on.output : await switchedOff(tools, hidden, keyring);
    const steps = Number(/done (\d+)/.exec(whole)?.[1]);
    const left = { on: 0, off: 0 };
    for (const step of stepsToDieAt(steps, tools.count('kills'))) {
      const dataFolder = join(tools.folder(), 'data');
      cpSync(from, dataFolder, { recursive: true });
      const { output } = await runChild('switch-encryption-child', [dataFolder, keyring, job, String(step)]);
      const key = recoveryKeyIn(output) ?? recoveryKey;
      const problem = await problemIn(dataFolder, keyStoreDouble(secret), key, text, left).catch(String);
      times += 1;
      if (problem !== null) {
        lost += 1;
        tools.say(`${job}, killed before step ${step} of ${steps}: ${problem}`);
      }
      rmSync(dataFolder, { recursive: true, force: true });
    }
    tools.say(
      `switched ${job}, ${steps} steps: kills left the data encrypted ${left.on} times, plain ${left.off} times`,
    );
  }
  return [
    {
      name,
      tried:
        'encryption switched on and off, and killed: a word or attached file gone, or something half encrypted',
      times,
      lost,
      worst: null,
      unit: '',
      pass: lost === 0 && times > 0,
    },
  ];
}

async function switchedOff(tools: FaultTools<Count>, hidden: string, keyring: string): Promise<string> {
  const trial = join(tools.folder(), 'data');
  cpSync(hidden, trial, { recursive: true });
  return (await runChild('switch-encryption-child', [trial, keyring, 'off'])).output;
}

/** All of them, or as many as are wanted, evenly spread. */
function stepsToDieAt(steps: number, most: number): readonly number[] {
  if (!(steps > 0)) throw new Error('no steps were counted');
  const count = Math.min(steps, most);
  return Array.from({ length: count }, (_, index) => 1 + Math.floor(((index + 0.5) * steps) / count));
}

function recoveryKeyIn(output: string): string | null {
  return /^key (\S+)$/m.exec(output)?.[1] ?? null;
}

async function problemIn(
  dataFolder: string,
  keyStore: KeyStore,
  recoveryKey: string,
  text: string,
  left: Record<Job, number>,
): Promise<string | null> {
  const isOn = await withCore(
    dataFolder,
    async (client) => {
      if ((await textOf(client)) !== text) throw new Error('it does not say what it said');
      return (await client.encryption.status()).isOn;
    },
    keyStore,
  );
  left[isOn ? 'on' : 'off'] += 1;
  if (!isOn) {
    const hidden = filesBelow(dataFolder).filter((path) => path.endsWith('.hidden'));
    if (hidden.length > 0 || existsSync(join(dataFolder, 'encryption.json')))
      return 'something is left under a key';
    return null;
  }
  const lying = filesWithWords([dataFolder], [attached, ...wordsOf(text)]).filter(
    (path) => !path.includes('/backups/'),
  );
  if (lying.length > 0) return `plain words are left in ${lying.join(', ')}`;
  const elsewhere = await withCore(dataFolder, async (client) => {
    await client.encryption.unlock({ recoveryKey });
    return textOf(client);
  });
  return elsewhere === text ? null : 'the recovery key opens something else';
}

/** Some of what the notes say, long enough to be found nowhere else. */
function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/"text":"([^"\\]{25,})/g)]
    .slice(0, 40)
    .map(([, words = '']) => words.slice(0, 60));
}

async function textOf(client: Client): Promise<string> {
  const said: unknown[] = [];
  for (const { id, notesDocumentId } of await client.meetings.list()) {
    const { sections } = await client.documents.get({ id: notesDocumentId });
    said.push([id, sections.map((section) => [section.id, section.revision, section.content])]);
    for (const { paper } of await client.agenda.list({ meetingId: id })) {
      if (paper === null) continue;
      const { attachments } = await client.documents.get({ id: paper.documentId });
      for (const each of attachments) said.push(await client.attachments.read({ id: each.id }));
    }
  }
  return JSON.stringify(said);
}
