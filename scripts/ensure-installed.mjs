// Runs before the npm commands on whatever Node the machine has, so it may use no package and no TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const projectNode = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

// npm writes its own record of what it installed; comparing contents survives a changed file date.
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  if (!wanted || !installed || !existsSync(projectNode)) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (!found) return Boolean(entry.optional || entry.peer || entry.devOptional);
    return found.version === entry.version;
  });
}

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  fail(`Secretariat needs Node 20 or newer to set itself up; this is Node ${process.versions.node}.`);
}

if (!isInstalled()) {
  console.error('Installing the packages Secretariat needs (once, about half a minute) …');
  const npm = process.env.npm_execpath;
  const argv = ['ci', '--no-fund', '--no-audit', '--loglevel=error'];
  const result =
    npm && /\.c?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...argv], { cwd: root, stdio: ['ignore', 2, 2] })
      : spawnSync('npm', argv, {
          cwd: root,
          stdio: ['ignore', 2, 2],
          shell: process.platform === 'win32',
        });
  if (result.status !== 0) {
    fail('The packages could not be installed; check the network connection and try the same command again.');
  }
}

const napi = spawnSync(projectNode, ['-p', 'process.versions.napi'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (!(Number(napi.stdout) >= 10)) {
  fail(
    'The project’s own Node 24 (node_modules/.bin/node) does not run here; delete the folder node_modules and try again.',
  );
}
