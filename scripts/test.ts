import './require-node.ts';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser } from './find-browser.ts';
import { inProject } from './project.ts';
import { runAttached, runCollected, runPooled, type RunResult } from './run.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A check that either holds or does not, and counts as one test. */
interface Check {
  readonly name: string;
  readonly script: string;
  readonly argv: readonly string[];
}

const bin = (path: string): string => inProject('node_modules', path);
const checks: readonly Check[] = [
  { name: 'types', script: inProject('scripts/typecheck.ts'), argv: [] },
  { name: 'format', script: bin('prettier/bin/prettier.cjs'), argv: ['--check', '--log-level', 'warn', '.'] },
  { name: 'gates', script: inProject('scripts/gates.ts'), argv: [] },
  { name: 'knip', script: bin('knip/bin/knip.js'), argv: ['--no-progress'] },
];
/** The longest of them, for which nothing waits: it takes what the others leave of the processors, to the end. */
const lint: Check = { name: 'lint', script: bin('eslint/bin/eslint.js'), argv: ['--max-warnings', '0', '.'] };
const suites = ['unit', 'contract', 'store', 'word', 'architecture', 'hosts'] as const;
const screens = ['e2e', 'desktop'] as const;
const stepNames: readonly string[] = [
  'build',
  ...[...checks, lint].map(({ name }) => name),
  ...suites,
  ...screens,
  'faults',
  'security',
];

/** A command that tries something many times, and writes a file of rows. */
interface RowCommand {
  readonly name: string;
  readonly script: string;
  readonly argv: readonly string[];
}

const rowCommands: readonly RowCommand[] = [
  { name: 'faults', script: 'tests/faults/run.ts', argv: ['--untimed'] },
  // The others of its rows are tried by suites too: hosts, desktop and unit.
  {
    name: 'security',
    script: 'tests/attacks/run.ts',
    argv: ['--small', '--only', 'texts-that-run,operations'],
  },
];

const results = inProject('out/test-results');
// The many processes of the tests load the same packages and TypeScript sources: a later one takes what Node made of them
// for an earlier one of the same run.
const compiled = `${results}/compile-cache`;
const onePassed: Counts = { passed: 1, failed: 0, skipped: 0 };
const oneFailed: Counts = { passed: 0, failed: 1, skipped: 0 };

process.exitCode = await test(process.argv.slice(2));

async function test(argv: readonly string[]): Promise<number> {
  const unknown = argv.filter((name) => !stepNames.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no test step “${unknown.join('”, “')}”; the steps are ${stepNames.join(', ')}.`);
    return 1;
  }
  const isWanted = (name: string): boolean => argv.length === 0 || argv.includes(name);
  const wantedScreens = screens.filter(isWanted);
  const wantedSuites = suites.filter(isWanted);
  const wantsRows = isWanted('faults') || isWanted('security');
  const started = performance.now();
  rmSync(compiled, { recursive: true, force: true });
  mkdirSync(compiled, { recursive: true });
  process.env['NODE_COMPILE_CACHE'] = compiled;

  if (wantedScreens.length > 0 || wantedSuites.includes('word') || wantsRows) await installTestTools();
  const linted = isWanted('lint') ? runCheck(lint, 5) : null;
  const counts: Counts[] = [];
  if (isWanted('build') || wantsRows || wantedScreens.length > 0 || wantedSuites.includes('hosts')) {
    counts.push(await buildProgram());
  }
  // Mostly it waits, for somebody who types or for a program to start: that goes on beside the checks.
  const rows = runRows(rowCommands.filter(({ name }) => isWanted(name)));
  counts.push(...(await runChecks(checks.filter(({ name }) => isWanted(name)))));
  if (wantedSuites.length > 0) counts.push(await runSuites(wantedSuites));
  counts.push(...(await rows));
  if (wantedScreens.length > 0) counts.push(await runScreens(wantedScreens));
  if (linted !== null) counts.push(tellCheck(await linted));

  const total = counts.reduce(addCounts, { passed: 0, failed: 0, skipped: 0 });
  console.log(`\nTook ${((performance.now() - started) / 60_000).toFixed(1)} minutes.`);
  console.log(
    `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  );
  return total.failed > 0 ? 1 : 0;
}

function addCounts(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

function announce(name: string): void {
  console.log(`\n== ${name}`);
}

// A browser for the end-to-end tests and xmllint to check Word files against the standard's schemas.
async function installTestTools(): Promise<void> {
  const packages = [
    ...(findBrowser() === undefined ? ['chromium', 'fonts-liberation'] : []),
    ...(existsSync('/usr/bin/xmllint') ? [] : ['libxml2-utils']),
  ];
  const canInstall = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (packages.length === 0 || !canInstall) return;
  announce(`installing ${packages.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runCollected('apt-get', ['update', '-q'], { env, timeoutMs: 5 * 60_000 });
  const install = await runCollected(
    'apt-get',
    ['install', '-q', '-y', '--no-install-recommends', ...packages],
    { env, timeoutMs: 10 * 60_000 },
  );
  if (install.code !== 0) console.log(`${update.output}\n${install.output}`);
}

async function buildProgram(): Promise<Counts> {
  announce('build');
  const code = await runAttached(process.execPath, [inProject('scripts/build.ts')]);
  return code === 0 ? onePassed : oneFailed;
}

async function runChecks(wanted: readonly Check[]): Promise<readonly Counts[]> {
  return runPooled(
    wanted.map((check) => async () => tellCheck(await runCheck(check))),
    2,
  );
}

interface Checked extends RunResult {
  readonly name: string;
  readonly seconds: number;
}

async function runCheck({ name, script, argv }: Check, niceness = 0): Promise<Checked> {
  const started = performance.now();
  const result = await runCollected(process.execPath, [script, ...argv], { niceness });
  return { ...result, name, seconds: (performance.now() - started) / 1000 };
}

function tellCheck({ name, code, output, seconds }: Checked): Counts {
  announce(`${name}: ${code === 0 ? 'passed' : 'FAILED'} (${seconds.toFixed(1)} s)`);
  if (output.trim() !== '') console.log(output.trimEnd());
  return code === 0 ? onePassed : oneFailed;
}

async function runSuites(wanted: readonly string[]): Promise<Counts> {
  announce(wanted.join(', '));
  const file = `${results}/vitest.json`;
  rmSync(file, { force: true });
  const code = await runAttached(process.execPath, [
    bin('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...wanted.map((suite) => `tests/${suite}/`),
  ]);
  const report = readReport(file);
  const counts = {
    passed: numberAt(report, 'numPassedTests'),
    failed: numberAt(report, 'numFailedTests') + countUnloadedFiles(report),
    skipped: numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests'),
  };
  return explainExitCode(code, counts);
}

// A test file that cannot be loaded has no tests that could fail.
function countUnloadedFiles(report: unknown): number {
  const files = valueAt(report, 'testResults');
  if (!Array.isArray(files)) return 0;
  return files.filter((file: unknown) => {
    const tests = valueAt(file, 'assertionResults');
    const hasFailedTest =
      Array.isArray(tests) && tests.some((each: unknown) => valueAt(each, 'status') === 'failed');
    return valueAt(file, 'status') === 'failed' && !hasFailedTest;
  }).length;
}

async function runScreens(wanted: readonly string[]): Promise<Counts> {
  announce(wanted.join(', '));
  const file = `${results}/playwright.json`;
  const projects = wanted.map((project) => `--project=${project}`);
  const command = [bin('@playwright/test/cli.js'), 'test', ...projects];
  if (findBrowser() === undefined) {
    console.log(
      'No browser was found for the end-to-end tests: install Chromium, Chrome or Edge, or name one in the variable CHROMIUM.',
    );
    const { output } = await runCollected(process.execPath, [...command, '--list']);
    return { passed: 0, failed: Number(/^Total: (\d+) test/m.exec(output)?.[1] ?? 1), skipped: 0 };
  }
  rmSync(file, { force: true });
  const code = await runAttached(process.execPath, command);
  const stats = valueAt(readReport(file), 'stats');
  const counts = {
    passed: numberAt(stats, 'expected'),
    failed: numberAt(stats, 'unexpected') + numberAt(stats, 'flaky'),
    skipped: numberAt(stats, 'skipped'),
  };
  return explainExitCode(code, counts);
}

// Small runs of `npm run test:faults` and `npm run test:security`, each of their rows a test; the rows of a whole run stay
// in out/faults.json and out/security.json.
async function runRows(wanted: readonly RowCommand[]): Promise<readonly Counts[]> {
  const counts: Counts[] = [];
  for (const command of wanted) counts.push(await runRowsOf(command));
  return counts;
}

async function runRowsOf({ name, script, argv }: RowCommand): Promise<Counts> {
  const file = `${results}/${name}.json`;
  rmSync(file, { force: true });
  const { code, output } = await runCollected(process.execPath, [inProject(script), ...argv, '--out', file]);
  announce(name);
  console.log(output.trimEnd());
  const rows = valueAt(readReport(file), 'rows');
  const outcomes = (Array.isArray(rows) ? rows : []).map((row: unknown): keyof Counts => {
    if (valueAt(row, 'skipped') !== undefined || valueAt(row, 'notRun') !== undefined) return 'skipped';
    return valueAt(row, 'pass') === true ? 'passed' : 'failed';
  });
  const counts = outcomes.reduce((sum, outcome) => ({ ...sum, [outcome]: sum[outcome] + 1 }), {
    passed: 0,
    failed: 0,
    skipped: 0,
  });
  return explainExitCode(code, counts);
}

// A runner that crashed, or that found no test at all, has no failed test to show for it.
function explainExitCode(code: number, counts: Counts): Counts {
  const isUnexplained = (code !== 0 && counts.failed === 0) || counts.passed + counts.failed === 0;
  return isUnexplained ? addCounts(counts, oneFailed) : counts;
}

function readReport(file: string): unknown {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : undefined;
}

function valueAt(container: unknown, key: string): unknown {
  return typeof container === 'object' && container !== null && key in container
    ? (container as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function numberAt(container: unknown, key: string): number {
  const value = valueAt(container, key);
  return typeof value === 'number' ? value : 0;
}
