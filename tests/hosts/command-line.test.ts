import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { MeetingFile } from '../../shared/contract/meeting-file.ts';
import { keyStoreDouble } from '../support/key-store-double.ts';
import { withTestCore } from '../support/open-test-core.ts';
import { runProgram, type ProgramRun } from '../support/run-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { aMeetingFile } from './a-meeting-file.ts';

let folder: string;
let dataFolder: string;

beforeEach(() => {
  folder = temporaryFolder();
  dataFolder = join(folder, 'data');
});

function secretariat(...argv: readonly string[]): Promise<ProgramRun> {
  return runProgram('cli', [...argv, '--data', dataFolder]);
}

function aFile(content: string | Buffer, name = 'meeting.json'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function importing(file: MeetingFile | Readonly<Record<string, unknown>>): Promise<ProgramRun> {
  return secretariat('import', aFile(JSON.stringify(file)));
}

async function importedId(): Promise<string> {
  const { output } = await importing(aMeetingFile());
  return /Its id is (\S+)/.exec(output)?.[1] ?? 'not imported';
}

async function meetingLines(): Promise<readonly string[]> {
  const { output } = await secretariat('list');
  return output.trimEnd().split('\n').slice(1);
}

describe('help', () => {
  test.each([[['help']], [[]], [['--help']], [['export', '--help']]])(
    '%j shows every command',
    async (argv) => {
      const run = await runProgram('cli', argv);
      expect(run.code).toBe(0);
      for (const command of [
        'import FILE',
        'list',
        'export --meeting ID --what WHAT --out DIR',
        'backup',
        'demo --out DIR',
        'have no page numbers when they are made here',
      ]) {
        expect(run.output).toContain(command);
      }
    },
  );
});

const aMeetingId = '0192f0c1-7a3e-7c51-9d2b-4e8a6f1b2c3d';

describe('a command line with a mistake is one sentence:', () => {
  test.each([
    [['exprot'], 'There is no command “exprot”; the commands are import, list, export, backup, demo, help.'],
    [
      ['toString'],
      'There is no command “toString”; the commands are import, list, export, backup, demo, help.',
    ],
    [['import'], 'import needs the path of a meeting file after it.'],
    [
      ['import', 'a.json', 'b.json'],
      '“b.json” is one word too many for import; see npm run secretariat -- help.',
    ],
    [['list', 'all'], '“all” is one word too many for list; see npm run secretariat -- help.'],
    [['list', '--all'], 'There is no option “--all” for list; it knows --data.'],
    [['list', '--data'], '--data needs a value after it.'],
    [['list', '--data='], '--data needs a value after it.'],
    [['demo'], 'demo needs --out: the folder for the files.'],
    [
      ['export', '--what', 'notes', '--out', 'x'],
      'export needs --meeting: the id of a meeting, which list shows.',
    ],
    [
      ['export', '--meeting', 'x', '--out', 'x'],
      'export needs --what: agenda, papers, pack, notes, actions, matters-arising, forward-plan, meeting.',
    ],
    [['export', '--meeting', aMeetingId, '--what', 'notes'], 'export needs --out: the folder for the files.'],
    [
      ['export', '--meeting', 'x', '--what', 'minutes', '--out', 'x'],
      '--what cannot be “minutes”; it is one of agenda, papers, pack, notes, actions, matters-arising, forward-plan, meeting.',
    ],
    [
      ['export', '--meeting', 'x', '--what', 'notes', '--out', 'x', '--draft', '--final'],
      '--draft and --final cannot both be: a file is one or the other.',
    ],
    [
      ['export', '--meeting', 'x', '--what', 'meeting', '--out', 'x', '--internal'],
      '--internal is for Word files; a meeting file (--what meeting) is one file with everything in it.',
    ],
  ])('%j', async (argv, sentence) => {
    expect(await runProgram('cli', argv)).toEqual({ code: 1, output: '', errors: [sentence] });
  });
});

describe('import', () => {
  test('brings a meeting in, and list shows it with its id', async () => {
    const run = await importing(aMeetingFile());
    expect(run).toMatchObject({ code: 0, errors: [] });
    expect(run.output).toMatch(
      /^Imported Community Outcomes Meeting, 18 April 2026, with 2 agenda items\. Its id is [\w-]+\n$/,
    );
    const id = /Its id is (\S+)/.exec(run.output)?.[1];
    expect(await meetingLines()).toEqual([
      expect.stringMatching(new RegExp(`^18 April 2026 +Community Outcomes Meeting .* 2 +1 +${id}$`)),
    ]);
  });

  test('takes a file that starts with a byte order mark', async () => {
    const run = await secretariat('import', aFile(`\uFEFF${JSON.stringify(aMeetingFile())}`));
    expect(run).toMatchObject({ code: 0, errors: [] });
  });

  test('refuses the same meeting a second time', async () => {
    const id = await importedId();
    await secretariat('export', '--meeting', id, '--what', 'meeting', '--out', folder);
    const exported = readdirSync(folder).find((name) => name.endsWith('.meeting'));
    const run = await secretariat('import', join(folder, exported ?? ''));
    expect(run.code).toBe(1);
    expect(run.errors).toEqual([expect.stringMatching(/already/)]);
    expect(await meetingLines()).toHaveLength(1);
  });

  const refused: readonly [string, () => string, RegExp][] = [
    [
      'a file that is not there',
      () => join(folder, 'missing.json'),
      /^There is no file “.*missing\.json”\.$/,
    ],
    ['a folder', () => folder, /^“.*” is not a file\.$/],
    ['an empty file', () => aFile(''), /This is not a meeting file: it cannot be read as JSON/],
    ['a Word file', () => aFile(Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe])), /is not a text file in UTF-8/],
    ['text', () => aFile('Dear all,'), /cannot be read as JSON/],
    ['half a file', () => aFile(JSON.stringify(aMeetingFile()).slice(0, -20)), /cannot be read as JSON/],
    ['some other JSON', () => aFile('{"name":"x"}'), /./],
    ['JSON that is not an object', () => aFile('[1,2,3]'), /./],
    ['JSON nested 100,000 deep', () => aFile(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), /./],
    [
      'a body nested 100,000 deep',
      () =>
        aFile(
          JSON.stringify(aMeetingFile()).replace(
            '"The Deputy Mayor opened the meeting."',
            `{"type":"doc","content":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
          ),
        ),
      /./,
    ],
    [
      'a file of 200 MB',
      () => aSparseFile(200),
      /^“.*” is too large for a meeting file: it has 200 MB, and 50 MB is the most\.$/,
    ],
  ];

  test.each(refused)('%s is refused in sentences, and nothing is imported', async (_, file, sentence) => {
    const run = await secretariat('import', file());
    expect(run.code).toBe(1);
    expect(run.output).toBe('');
    expect(run.errors.length).toBeGreaterThan(0);
    expect(run.errors.length).toBeLessThanOrEqual(21);
    expect(run.errors[0]).toMatch(sentence);
    for (const line of run.errors) {
      expect(line).toMatch(/^[^\n]{5,400}[.)]$/);
      expect(line).not.toMatch(/ at .*\.ts|RangeError|SyntaxError|ENOENT|undefined/);
    }
    expect(await meetingLines()).toEqual([]);
  });

  test('a file that this user may not read is a sentence', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('root may read every file');
    const file = aFile(JSON.stringify(aMeetingFile()));
    chmodSync(file, 0);
    expect((await secretariat('import', file)).errors).toEqual([
      expect.stringMatching(/^This user may not read/),
    ]);
  });

  test('each fault is a line with its place, twenty at most, and then how many more', async () => {
    const agenda = Array.from({ length: 30 }, () => ({ kind: 'party', title: 'Road safety' }));
    const run = await importing({ ...aMeetingFile(), agenda });
    expect(run).toMatchObject({ code: 1, output: '' });
    expect(run.errors).toHaveLength(21);
    expect(run.errors[0]).toMatch(/^agenda, entry 1, kind: .*\.$/);
    expect(run.errors[19]).toMatch(/^agenda, entry 20, kind: /);
    expect(run.errors[20]).toBe('and 10 more');
    expect(await meetingLines()).toEqual([]);
  });

  test.each([
    ['an unknown field', { ...aMeetingFile(), venue: 'Town Hall' }, /“venue”/],
    [
      'a date that does not exist',
      aMeetingFile({ meeting: { date: '2026-02-30' } }),
      /^meeting, date: There is no date “2026-02-30”/,
    ],
    [
      'a title of 10,000 characters',
      aMeetingFile({ agenda: [{ kind: 'other', title: 'x'.repeat(10_000) }] }),
      /^agenda, entry 1, title: This is too long/,
    ],
    [
      'a control character',
      aMeetingFile({ agenda: [{ kind: 'other', title: 'a\u0007b' }] }),
      /^agenda, entry 1, title: There is an invisible character/,
    ],
    [
      'a lone surrogate',
      aMeetingFile({ agenda: [{ kind: 'other', title: 'a\ud800b' }] }),
      /^agenda, entry 1, title: There is an invisible character/,
    ],
    [
      'two items with one number',
      aMeetingFile({
        agenda: [
          { kind: 'other', title: 'One', number: 1 },
          { kind: 'other', title: 'Two', number: 1 },
        ],
      }),
      /number 1/,
    ],
    [
      'an owner who is nobody',
      aMeetingFile({
        agenda: [{ kind: 'other', title: 'One', notes: 'ACTION (Nemo Nobody, 2026-05-10): find out.' }],
      }),
      /“Nemo Nobody”/,
    ],
    [
      'a link to a file',
      aMeetingFile({
        agenda: [{ kind: 'report', title: 'One', report: { title: 'R', href: 'file:///etc/passwd' } }],
      }),
      /The link .* is not allowed/,
    ],
  ])('%s is refused with its place, and nothing is imported', async (_, file, sentence) => {
    const run = await importing(file);
    expect(run).toMatchObject({ code: 1, output: '' });
    expect(run.errors[0]).toMatch(sentence);
    expect(await meetingLines()).toEqual([]);
  });
});

describe('list', () => {
  test('says so where there is nothing', async () => {
    expect(await secretariat('list')).toEqual({
      code: 0,
      output: 'There are no meetings yet; bring one in with import.\n',
      errors: [],
    });
  });
});

describe('export', () => {
  test.each([
    ['agenda', 1, '.docx'],
    ['papers', 1, '.docx'],
    ['notes', 1, '.docx'],
    ['actions', 1, '.docx'],
    ['pack', 1, '.docx'],
    ['matters-arising', 1, '.docx'],
    ['forward-plan', 1, '.docx'],
    ['meeting', 1, '.meeting'],
  ])('%s writes its files and prints the path of each', async (what, count, extension) => {
    const id = await importedId();
    const out = join(folder, 'deep', 'out');
    const run = await secretariat('export', '--meeting', id, '--what', what, '--out', out);
    expect(run).toMatchObject({ code: 0, errors: [] });
    const paths = run.output.trimEnd().split('\n');
    expect(paths).toHaveLength(count);
    expect(
      readdirSync(out)
        .map((name) => join(out, name))
        .sort(),
    ).toEqual([...paths].sort());
    for (const path of paths) {
      expect(path.endsWith(extension)).toBe(true);
      expect(statSync(path).size).toBeGreaterThan(200);
    }
  });

  test('says whom files are for and what they are, and puts them into one zip file', async () => {
    const id = await importedId();
    const argv = ['export', '--meeting', id, '--what', 'agenda', '--out', folder, '--internal', '--draft'];
    expect((await secretariat(...argv)).output).toMatch(/ - agenda, draft, internal\.docx\n$/);
    expect((await secretariat(...argv.slice(0, -2), '--final')).output).toMatch(/ - agenda\.docx\n$/);
    expect((await secretariat(...argv, '--zip')).output).toMatch(/ - files, draft, internal\.zip\n$/);
  });

  test('writes what the accessibility check found where it is wanted', async () => {
    const id = await importedId();
    const argv = [
      'export',
      '--meeting',
      id,
      '--what',
      'notes',
      '--out',
      folder,
      '--report',
      join(folder, 'check'),
    ];
    const [notes = '', report = ''] = (await secretariat(...argv)).output.trimEnd().split('\n');
    expect(readdirSync(join(folder, 'check')).map((name) => join(folder, 'check', name))).toEqual([report]);
    const text = readFileSync(report, 'utf8');
    expect(text).toContain(basename(notes));
    expect(text).toContain('What each file was searched for:');
  });

  test('keeps a file that is there already and gives the new one a number', async () => {
    const id = await importedId();
    const exported = async (): Promise<string> =>
      (await secretariat('export', '--meeting', id, '--what', 'notes', '--out', folder)).output.trimEnd();
    const first = await exported();
    writeFileSync(first, 'corrected by hand');
    const second = await exported();
    expect(second).toBe(first.replace(/\.docx$/, ' (2).docx'));
    expect(readFileSync(first, 'utf8')).toBe('corrected by hand');
  });

  test('an exported meeting file comes in again elsewhere', async () => {
    const id = await importedId();
    const { output } = await secretariat('export', '--meeting', id, '--what', 'meeting', '--out', folder);
    dataFolder = join(folder, 'other-data');
    expect(await secretariat('import', output.trimEnd())).toMatchObject({ code: 0, errors: [] });
    expect(await meetingLines()).toHaveLength(1);
  });

  test.each([
    ['an id that nobody has', '0190a1b2-0000-7000-8000-000000000001'],
    ['an id that is none', 'next-one'],
  ])('%s is a sentence that says where the ids are', async (_, id) => {
    const run = await secretariat('export', '--meeting', id, '--what', 'notes', '--out', join(folder, 'out'));
    expect(run).toMatchObject({ code: 1, output: '' });
    expect(run.errors).toEqual([
      `There is no meeting with the id “${id}”; npm run secretariat -- list shows the id of each at the end of its line.`,
    ]);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  const badPlaces: readonly [string, () => string][] = [
    ['below a file', () => join(aFile('x'), 'out')],
    ['that is a file', () => aFile('x')],
    ['below /proc', () => '/proc/secretariat/out'],
  ];

  test.each(badPlaces)('a folder %s cannot be made, which is a sentence', async (_, place) => {
    const id = await importedId();
    const out = place();
    expect(await secretariat('export', '--meeting', id, '--what', 'notes', '--out', out)).toEqual({
      code: 1,
      output: '',
      errors: [`The folder “${out}” cannot be made; choose another folder with --out.`],
    });
  });
});

describe('demo', () => {
  test('writes the sample’s Word files with words and size of each, twice in the same place', async () => {
    const out = join(folder, 'demo');
    for (let run = 0; run < 2; run += 1) {
      const { code, output, errors } = await runProgram('cli', ['demo', '--out', out]);
      expect({ code, errors }).toEqual({ code: 0, errors: [] });
      const lines = output.trimEnd().split('\n');
      const names = readdirSync(out);
      expect(lines).toHaveLength(names.length);
      expect(names.length).toBeGreaterThanOrEqual(4);
      for (const line of lines) {
        expect(line).toMatch(/\.docx: [\d,]+ words, \d+ kB$/);
        expect(line).not.toContain(': 0 words');
      }
    }
    mkdirSync(out, { recursive: true });
  });
});

function aSparseFile(megabytes: number): string {
  const path = aFile('');
  truncateSync(path, megabytes * 1024 * 1024);
  return path;
}

test('damaged data are left alone, and the sentence says where help is', async () => {
  await importedId();
  const database = join(dataFolder, 'secretariat.sqlite3');
  truncateSync(database, 8192);
  const before = readFileSync(database);
  const run = await secretariat('list');
  expect(run).toMatchObject({ code: 1, output: '' });
  expect(run.errors).toEqual([expect.stringMatching(/is damaged.*start Secretariat with these data/)]);
  expect(readFileSync(database).equals(before)).toBe(true);
});

describe('backup', () => {
  test('says where it is and what it holds', async () => {
    await importedId();
    const { code, output, errors } = await secretariat('backup');
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
    const [, path = ''] = /^(.*\.sqlite3): 1 meeting, [\d,]+ words?, \d+ kB\n$/.exec(output) ?? [];
    expect(existsSync(path)).toBe(true);
    expect(path.startsWith(join(dataFolder, 'backups'))).toBe(true);
  });

  test('that cannot be made is one sentence', async () => {
    await importedId();
    rmSync(join(dataFolder, 'backups'), { recursive: true });
    writeFileSync(join(dataFolder, 'backups'), 'in the way');
    const { code, output, errors } = await secretariat('backup');
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors.at(-1)).toMatch(/^It did not work, for a reason that Secretariat does not know; /);
  });
});

test('of encrypted data it takes the recovery key from the environment or asks for it, and never as an argument', async () => {
  const recoveryKey = await withTestCore(
    dataFolder,
    async (client) => {
      const proposed = await client.encryption.propose();
      await client.encryption.switchOn(proposed);
      return proposed.recoveryKey;
    },
    keyStoreDouble(),
  );
  const list = ['list', '--data', dataFolder];
  const given = await runProgram('cli', list, { SECRETARIAT_RECOVERY_KEY: recoveryKey });
  expect(given).toMatchObject({ code: 0, errors: [] });
  const asked = await runProgram('cli', list, {}, `${recoveryKey.toLowerCase()}\n`);
  expect(asked.code).toBe(0);
  expect(asked.errors).toEqual([expect.stringContaining('Type their recovery key')]);
  const without = await runProgram('cli', list);
  expect(without.code).toBe(1);
  expect(without.errors.join(' ')).toContain('no recovery key was given');
  const wrong = await runProgram('cli', list, { SECRETARIAT_RECOVERY_KEY: recoveryKey.replace(/^./, '0') });
  expect(wrong).toMatchObject({ code: 1, output: '' });
  expect(wrong.errors.join(' ')).toContain('Group 1 of the recovery key is mistyped');
});
