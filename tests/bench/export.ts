import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { buildOrExit } from '../../scripts/build.ts';
import { inProject } from '../../scripts/project.ts';
import type { Body, BodyNode } from '../../shared/document/body.ts';
import { countWords, plainTextOf } from '../../shared/document/plain-text.ts';
import { median, type BenchRow, type Measure } from '../support/bench-row.ts';
import { aBody, aParagraph } from '../support/builders/body-pieces.ts';
import { agendaOf, aMeetingFacts, notesOf } from '../support/builders/meeting-facts.ts';
import { readDocx, type ReadDocx } from '../support/docx-reader.ts';

// The sample's notes grown to 20,000 words, to .docx, against pandoc and LibreOffice from the same text as HTML, each a
// cold process. Ours three times: text to .docx (the notes from a file, planned, written, read back, put on disk), which is
// what the others do; the same searched for what must not leave and checked for every reader, as all that goes out is; and
// the command line, which also opens the data folder and checks what it reads from there.

const wantedWords = 20_000;
const runs = 9;

export const measure: Measure = async (say) => {
  await buildOrExit(['hosts'], say);
  const folder = mkdtempSync(join(tmpdir(), 'bench-export-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      ssr: { noExternal: true },
      build: {
        ssr: inProject('tests/bench/cold/write-notes.ts'),
        outDir: join(folder, 'cold'),
        target: 'node24',
      },
    });
    // The product's bundles lie in a package of modules too; without one, Node reads each file twice to find out.
    writeFileSync(join(folder, 'cold', 'package.json'), '{"type":"module"}');
    return measureIn(folder, say);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

type Contender = {
  readonly name: string;
  /** Whether it does what the others do, no less and no more: only then is there a goal. */
  readonly isComparable?: boolean;
  readonly command: string;
  readonly argv: (out: string) => readonly string[];
};

function measureIn(folder: string, say: (line: string) => void): readonly BenchRow[] {
  const sample = grownSample();
  const meetingFile = join(folder, 'meeting.json');
  writeFileSync(meetingFile, JSON.stringify(sample));
  secretariat(folder, ['import', meetingFile]);
  const meetingId = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(secretariat(folder, ['list']))?.[0];
  if (meetingId === undefined) throw new Error('the grown sample was not imported');
  const factsFile = join(folder, 'facts.json');
  writeFileSync(factsFile, JSON.stringify(factsOf(sample)));

  const first = join(folder, 'first');
  secretariat(folder, ['export', '--meeting', meetingId, '--what', 'notes', '--out', first]);
  const file = readDocx(readFileSync(join(first, readdirSync(first)[0] ?? '')));
  const words = file.texts.reduce((sum, text) => sum + countWords(text), 0);
  say(`${words} words, ${file.paragraphs.length} paragraphs`);
  const html = join(folder, 'notes.html');
  writeFileSync(html, htmlOf(file));

  const fromFacts = (out: string): readonly string[] => [
    join(folder, 'cold', 'write-notes.js'),
    factsFile,
    inProject('resources/house-styles/flowing/house-style.json'),
    join(out, 'notes.docx'),
  ];
  const ours: readonly Contender[] = [
    {
      name: 'text to .docx',
      isComparable: true,
      command: process.execPath,
      argv: fromFacts,
    },
    {
      name: 'text to .docx, searched and checked',
      command: process.execPath,
      argv: (out) => [...fromFacts(out), 'as-it-goes-out'],
    },
    {
      name: 'command line',
      command: process.execPath,
      argv: (out) => [
        inProject('out/hosts/cli.js'),
        ...[
          'export',
          '--meeting',
          meetingId,
          '--what',
          'notes',
          '--out',
          out,
          '--data',
          join(folder, 'data'),
        ],
      ],
    },
  ];
  const others: readonly (Contender & { readonly goal: number })[] = [
    { name: 'pandoc', command: 'pandoc', argv: (out) => [html, '-o', join(out, 'notes.docx')], goal: 2 },
    {
      name: 'LibreOffice',
      command: 'soffice',
      argv: (out) => [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        ...['--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', out, html],
      ],
      goal: 4,
    },
  ];
  const contenders = [...ours, ...others].filter(({ command }) => !spawnSync(command, ['--version']).error);
  // A first run each, unmeasured: profiles, caches of compiled code, files of the system in memory.
  for (const each of contenders) timeOf(each, join(folder, `warm-${each.name}`));
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const each of contenders)
      times.get(each.name)?.push(timeOf(each, join(folder, `${each.name}-${run}`)));
  }
  return ours.flatMap((own) =>
    others.map(({ name, goal }): BenchRow => {
      const oursMs = median(times.get(own.name) ?? []);
      const measured = times.get(name);
      const row = { group: 'export', row: `${words} words, ${own.name}`, ours: oursMs, unit: 'ms' };
      const goalText = own.isComparable === true ? `at least ${goal}x faster` : null;
      if (!measured) {
        const against = `${name} (not measured: not installed)`;
        return { ...row, against, theirs: null, ratio: null, goal: goalText, met: null };
      }
      const theirs = median(measured);
      const ratio = theirs / oursMs;
      return {
        ...row,
        against: name,
        theirs,
        ratio,
        goal: goalText,
        met: goalText === null ? null : ratio >= goal,
      };
    }),
  );
}

/** The same notes as the store hands them out; plain text is taken a paragraph a block. */
function factsOf({ agenda }: Sample) {
  const agendaItems = agendaOf(
    agenda.flatMap(({ title, subItems }) =>
      subItems ? [title, subItems.map((each) => each.title)] : [title],
    ),
  );
  const bodies = agenda
    .flatMap((item) => [item, ...(item.subItems ?? [])])
    .flatMap(({ title, notes }) => {
      if (notes === undefined) return [];
      const body =
        typeof notes === 'string' ? aBody(...notes.split('\n\n').map((text) => aParagraph(text))) : notes;
      return [[title, body] as const];
    });
  return aMeetingFacts({ agendaItems, notes: notesOf(agendaItems, Object.fromEntries(bodies)) });
}

function secretariat(folder: string, argv: readonly string[]): string {
  const result = spawnSync(
    process.execPath,
    [inProject('out/hosts/cli.js'), ...argv, '--data', join(folder, 'data')],
    { encoding: 'utf8' },
  );
  if (result.status !== 0) throw new Error(`${argv[0]} failed: ${result.stderr}`);
  return result.stdout;
}

/** Milliseconds of one cold process that must have written one Word file. */
function timeOf({ name, command, argv }: Contender, out: string): number {
  mkdirSync(out);
  const started = performance.now();
  const result = spawnSync(command, argv(out), { encoding: 'utf8' });
  const passed = performance.now() - started;
  if (result.status !== 0 || !readdirSync(out).some((file) => file.endsWith('.docx'))) {
    throw new Error(`${name} wrote no file: ${result.stderr}`);
  }
  return passed;
}

type RichText = string | Body;
type SampleItem = { title: string; notes?: RichText; subItems?: SampleItem[] };
type Sample = { agenda: SampleItem[]; actions?: unknown };

/** The sample meeting with its notes repeated, item by item, until there are words enough. */
function grownSample(): Sample {
  const sample = JSON.parse(
    readFileSync(inProject('resources/sample/sample-meeting.json'), 'utf8'),
  ) as Sample;
  const items = sample.agenda.flatMap((item) => [item, ...(item.subItems ?? [])]);
  const wordsIn = (notes: RichText | undefined): number =>
    notes === undefined ? 0 : countWords(typeof notes === 'string' ? notes : plainTextOf(notes));
  const once = items.reduce((sum, { notes }) => sum + wordsIn(notes), 0);
  let missing = wantedWords;
  for (const item of items.filter(({ notes }) => notes !== undefined)) {
    const own = wordsIn(item.notes);
    // Every item grows by the same factor; the last ones by less where the words are enough already.
    const times = Math.max(
      1,
      Math.min(Math.ceil(wantedWords / once), Math.round(missing / Math.max(1, own))),
    );
    missing -= own * times;
    if (item.notes !== undefined) item.notes = repeated(item.notes, times);
  }
  // The register's rows name blocks of the notes, and repeated blocks have no ids.
  delete sample.actions;
  return sample;
}

function repeated(notes: RichText, times: number): RichText {
  if (typeof notes === 'string') return Array.from({ length: times }, () => notes).join('\n\n');
  return { ...notes, content: Array.from({ length: times }, () => notes.content.map(withoutIds)).flat() };
}

function withoutIds(node: BodyNode): BodyNode {
  const { id: _id, ...attrs } = node.attrs ?? {};
  return {
    ...node,
    ...(node.attrs ? { attrs } : {}),
    ...(node.content ? { content: node.content.map(withoutIds) } : {}),
  };
}

/** The same text for the others: headings, paragraphs with their marks, links, tables. */
function htmlOf(file: ReadDocx): string {
  const blocks = file.paragraphs
    .filter(({ text, isInTable }) => text !== '' && !isInTable)
    .map(({ text, headingLevel, mark, links }) => {
      const tag = headingLevel === null ? 'p' : `h${headingLevel}`;
      const words = links.reduce(
        (html, link) =>
          html.replace(escaped(link.text), () => `<a href="${escaped(link.href)}">${escaped(link.text)}</a>`),
        escaped(text),
      );
      return `<${tag}>${mark === '' ? '' : `${escaped(mark)} `}${words}</${tag}>`;
    });
  const tables = file.tables.map(
    ({ rows }) =>
      `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`,
  );
  return `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Notes</title><body>\n${[...blocks, ...tables].join('\n')}\n</body></html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
