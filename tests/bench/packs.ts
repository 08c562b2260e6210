import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { countWords } from '../../shared/document/plain-text.ts';
import type { Operations } from '../e2e/fixtures.ts';
import { median, type BenchRow, type Measure } from '../support/bench-row.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { readDocx } from '../support/docx-reader.ts';
import { quantile, typeRound } from '../support/key-to-paint.ts';
import { openNotes, withNotesBench, type NotesBench } from '../support/long-notes.ts';

// The pack of a meeting with twelve cover papers and the notes of the meeting before, about 20,000 words in all: by the
// command line, each in a cold process; and what its making costs somebody who types meanwhile.

const papers = 12;
const wordsInPaper = 1_150;
const wordsBefore = 5_000;
const runs = 7;
const longestPack = 2_000;
const keysInRound = 60;
const rounds = 5;
const worstRatio = 1.3;

export const measure: Measure = (say) =>
  withNotesBench(say, 'packs', async (bench) => {
    const before = await bench.aMeeting(wordsBefore, 80);
    let { revision } = await bench.operations.meetings.get({ id: before });
    for (const event of ['issue-agenda', 'hold', 'issue-draft-notes'] as const)
      ({ revision } = await bench.operations.meetings.takeStep({ id: before, revision, event }));
    const meetingId = await bench.aMeeting(0, 0);
    await addPapers(bench.operations, meetingId);
    return [await coldPack(bench, [before, meetingId], say), await typingBesidePacks(bench, meetingId)];
  });

async function addPapers(operations: Operations, meetingId: string): Promise<void> {
  const { length } = await operations.agenda.list({ meetingId });
  for (let index = 0; index < papers; index += 1) {
    const item = await operations.agenda.add({
      ...{ meetingId, id: crypto.randomUUID(), parentId: null, beforeId: null },
      ...{ kind: 'report', title: `Report of the bench ${length + index}` },
    });
    const { sections } = await operations.papers.create({ agendaItemId: item.id });
    const share = Math.round(wordsInPaper / sections.length);
    for (const { id, revision } of sections) {
      const said = Array.from({ length: share }, (_each, word) => `word${word % 97}`);
      const middle = said.length / 2;
      const lines = [said.slice(0, middle), said.slice(middle)].map((line) =>
        aParagraph(`${line.join(' ')}.`),
      );
      await operations.documents.saveSection({ id, revision, body: aBody(...lines) });
    }
  }
}

/** The same meetings in a data folder of their own: the one of the host has an owner. */
async function coldPack(
  { operations }: NotesBench,
  meetingIds: readonly string[],
  say: (line: string) => void,
): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-packs-'));
  try {
    const secretariat = (argv: readonly string[]): string => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [inProject('out/hosts/cli.js'), ...argv, '--data', join(folder, 'data')],
        { encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(`${argv[0]} failed: ${stderr}`);
      return stdout;
    };
    for (const meetingId of meetingIds) {
      const { files } = await operations.exports.make({ meetingId, what: 'meeting' });
      const file = join(folder, `${meetingId}.json`);
      writeFileSync(file, Buffer.from(files[0]?.content ?? '', 'base64'));
      secretariat(['import', file]);
    }
    const newest = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(secretariat(['list']))?.[0] ?? '';
    const times: number[] = [];
    // A first one unmeasured: files of the system in memory, compiled code.
    for (let run = -1; run < runs; run += 1) {
      const out = join(folder, `run ${run}`);
      const started = performance.now();
      secretariat(['export', '--meeting', newest, '--what', 'pack', '--out', out]);
      if (run >= 0) times.push(performance.now() - started);
      else say(wordsIn(out));
    }
    const ours = median(times);
    const row = `a pack of ${papers} papers and 20000 words, command line, cold, p50`;
    const goal = { goal: `at most ${longestPack} ms`, met: ours <= longestPack };
    return { group: 'packs', row, ours, unit: 'ms', against: '', theirs: null, ratio: null, ...goal };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wordsIn(folder: string): string {
  const [name = ''] = readdirSync(folder);
  const { texts } = readDocx(readFileSync(join(folder, name)));
  return `${texts.reduce((sum, text) => sum + countWords(text), 0)} words in “${name}”`;
}

async function typingBesidePacks(
  { host, context, operations, aMeeting }: NotesBench,
  meetingId: string,
): Promise<BenchRow> {
  const page = await context.newPage();
  await openNotes(page, host, await aMeeting(0, 0));
  // A first round unmeasured: compiled code, fonts, the first save.
  await typeRound(page, keysInRound);
  const idle: number[] = [];
  const beside: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    idle.push(...(await typeRound(page, keysInRound)));
    let isTyping = true;
    const packing = (async () => {
      while (isTyping) await operations.exports.make({ meetingId, what: 'pack' });
    })();
    beside.push(...(await typeRound(page, keysInRound)));
    isTyping = false;
    await packing;
  }
  const [ours, theirs] = [quantile(beside, 0.95), quantile(idle, 0.95)];
  return {
    ...{
      group: 'packs',
      row: 'key to paint while packs are made one after the other, p95',
      ours,
      unit: 'ms',
    },
    ...{ against: 'nothing else going on', theirs, ratio: theirs / ours },
    ...{ goal: `at most ${worstRatio}x as long`, met: ours <= worstRatio * theirs },
  };
}
