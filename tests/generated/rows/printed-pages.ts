import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { houseStyleOnPage } from '../../../electron/core/word/template-on-page.ts';
import { browserLaunchArguments, findBrowser } from '../../../scripts/find-browser.ts';
import { inProject } from '../../../scripts/project.ts';
import type { HouseStyle } from '../../../shared/contract/house-style.ts';
import type { WordPlan } from '../../../shared/word-plan/word-plan.ts';
import { builtInHouseStyles } from '../../support/house-styles.ts';
import { ownHouseStyles } from '../../support/own-house-styles.ts';
import { filesOfMeeting, morePlansOf } from '../files-of-meeting.ts';
import { lettersOf, secretsInLetters } from '../independent-search.ts';
import { aRestrictedMeeting, secretMark } from '../restricted-meeting.ts';
import { notRun, rowOf, type RunRows } from '../word-row.ts';

// The pages that are printed, or made a PDF: drawn from the plan of the public file, and searched as another program
// reads them. A meeting without a restriction shows that the search finds what is there.

const tried = 'PDFs of the pages on screen, of generated meetings with restricted words of every sort';

export const runRows: RunRows = async ({ count, random, say, folder }) => {
  const executablePath = findBrowser();
  const why =
    executablePath === undefined
      ? 'no Chromium, Chrome or Edge is installed'
      : spawnSync('pdftotext', ['-v']).error
        ? 'pdftotext is not installed'
        : null;
  if (why !== null) return [notRun('printed-pages', tried, why)];
  const place = folder();
  const address = await builtPage(place);
  const styles = [...builtInHouseStyles, ...(await ownHouseStyles())];
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...browserLaunchArguments()],
  });
  let [pdfs, leaks, controls, blind] = [0, 0, 0, 0];
  try {
    const page = await browser.newPage();
    const meetings = count(60);
    for (let index = 0; index < meetings; index += 1) {
      const houseStyle = styles[index % styles.length] ?? random.pick(styles);
      const showing = random.pick(['said', 'without-trace'] as const);
      const { facts, secrets } = aRestrictedMeeting(random);
      for (const { plan } of [
        ...filesOfMeeting(facts, showing, houseStyle),
        ...filesOfMeeting(facts, showing, houseStyle, morePlansOf),
      ]) {
        pdfs += 1;
        const found = secretsInLetters(
          await lettersOnPaper(page, address, place, plan, houseStyle),
          secrets,
          secretMark,
        );
        if (found.length === 0) continue;
        leaks += 1;
        say(`meeting ${index}, ${plan.kind}, ${showing}, ${houseStyle.id}: ${found[0]}`);
      }
      if (index % 10 > 0) continue;
      const open = aRestrictedMeeting(random, true);
      const [, notes] = filesOfMeeting(open.facts, 'said', houseStyle);
      if (!notes) throw new Error('a meeting has notes');
      controls += 1;
      const letters = await lettersOnPaper(page, address, place, notes.plan, houseStyle);
      if (secretsInLetters(letters, open.secrets, secretMark).length === 0) blind += 1;
    }
  } finally {
    await browser.close();
  }
  return [
    rowOf('printed-pages', `${tried}: restricted words found`, pdfs, leaks),
    rowOf(
      'printed-controls',
      'PDFs of notes with nothing marked as restricted: nothing found',
      controls,
      blind,
    ),
  ];
};

/** The page that draws plans, as a file. */
async function builtPage(place: string): Promise<string> {
  const outDir = join(place, 'page');
  mkdirSync(outDir);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      target: 'es2023',
      cssCodeSplit: false,
      lib: {
        entry: inProject('tests/generated/pages/print-plan.ts'),
        formats: ['iife'],
        name: 'print',
        fileName: 'print',
        cssFileName: 'print',
      },
    },
  });
  const [script, style] = ['print.iife.js', 'print.css'].map((name) =>
    readFileSync(join(outDir, name), 'utf8'),
  );
  const file = join(outDir, 'index.html');
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><style>${style}</style><body><script>${script}</script>`,
  );
  return `file://${file}`;
}

async function lettersOnPaper(
  page: Page,
  address: string,
  place: string,
  plan: WordPlan,
  houseStyle: HouseStyle,
): Promise<string> {
  await page.goto(address);
  await page.evaluate(
    ([shown, style]) => {
      (window as unknown as { showPlan: (plan: unknown, style: unknown) => void }).showPlan(shown, style);
    },
    [plan, houseStyleOnPage(houseStyle)] as const,
  );
  const file = join(place, 'printed.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const { stdout, status } = spawnSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
  if (status !== 0 || lettersOf(stdout) === '') throw new Error(`nothing of the ${plan.kind} could be read`);
  return lettersOf(stdout);
}
