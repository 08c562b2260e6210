import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type ProgramRun = {
  readonly code: number | null;
  readonly output: string;
  /** The lines of stderr. */
  readonly errors: readonly string[];
};

const programs = {
  browser: fileURLToPath(new URL('../../out/hosts/browser.js', import.meta.url)),
  cli: fileURLToPath(new URL('../../out/hosts/cli.js', import.meta.url)),
};

/** Runs a built host as a process of its own, until it ends. */
export function runProgram(
  program: keyof typeof programs,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input: string | null = null,
): Promise<ProgramRun> {
  return new Promise((ended, failed) => {
    const child = spawn(process.execPath, [programs[program], ...argv], {
      stdio: [input === null ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      // Hosts keep their compiled code themselves, as they do for people.
      env: { ...process.env, NODE_COMPILE_CACHE: undefined, ...env },
      timeout: 20_000,
    });
    let [output, errors] = ['', ''];
    child.stdin?.end(input ?? '');
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', failed);
    child.on('close', (code) =>
      ended({ code, output, errors: errors.split('\n').filter((line) => line !== '') }),
    );
  });
}
