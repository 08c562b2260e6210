import '../../scripts/require-node.ts';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOrExit } from '../../scripts/build.ts';
import { inProject } from '../../scripts/project.ts';
import { startBrowserHost } from '../support/browser-host.ts';
import { openChromium } from './chromium.ts';
import { findFirefox, openFirefox } from './firefox.ts';
import type { Person } from './person.ts';
import { tellStory } from './story.ts';

// `npm run test:browsers [-- BROWSER…]`: one story in each browser that is installed. It says of each whether it was seen;
// one that is named and not installed is a failure.

type Browser = {
  readonly name: string;
  readonly path: string | undefined;
  readonly open: (path: string, folder: string) => Promise<Person>;
};

async function main(wanted: readonly string[]): Promise<number> {
  await buildOrExit(['renderer', 'hosts'], (line) => console.log(line));
  const browsers: readonly Browser[] = [
    { name: 'Chromium', path: installed(chromiums), open: openChromium },
    { name: 'Edge', path: installed(edges), open: openChromium },
    { name: 'Firefox', path: findFirefox(), open: openFirefox },
  ];
  let failures = 0;
  for (const { name, path, open } of browsers) {
    if (path === undefined) {
      console.log(`\n${name}: not run: no ${name}`);
      if (wanted.includes(name)) failures += 1;
    } else if (!(await isWell(name, (folder) => open(path, folder)))) failures += 1;
  }
  return failures === 0 ? 0 : 1;
}

async function isWell(name: string, open: (folder: string) => Promise<Person>): Promise<boolean> {
  console.log(`\n${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'secretariat-browsers-'));
  const host = await startBrowserHost();
  const person = await open(folder);
  try {
    await tellStory(person, host, (line) => console.log(`  ✓ ${line}`));
    return true;
  } catch (error) {
    console.log(`  ✗ ${error instanceof Error ? error.message : String(error)}`);
    mkdirSync(inProject('out/browsers'), { recursive: true });
    const picture = inProject('out/browsers', `${name}.png`);
    await person.picture(picture).then(
      () => console.log(`    ${picture}`),
      () => undefined,
    );
    for (const fault of person.faults()) console.log(`    ${fault}`);
    return false;
  } finally {
    await person.end();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function installed(places: readonly string[]): string | undefined {
  return places.find((path) => existsSync(path));
}

const programs = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)']].filter(
  (folder) => folder !== undefined,
);
const chromiums = [
  ...programs.map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ...['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`),
];
const edges = [
  ...programs.map((folder) => join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe')),
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['microsoft-edge', 'microsoft-edge-stable'].map((name) => `/usr/bin/${name}`),
];

process.exitCode = await main(process.argv.slice(2));
