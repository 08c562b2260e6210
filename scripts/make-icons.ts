import './require-node.ts';
import { chromium } from '@playwright/test';
import { IconIcns, IconIco } from '@shockpkg/icon-encoder';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserLaunchArguments, findBrowser } from './find-browser.ts';
import { inProject } from './project.ts';

// `npm run icons`: the icons of the packages from the one drawing. They are kept in git, because a browser draws them.

const drawing = inProject('renderer/app/icon.svg');
const iconsFolder = 'resources/icons';
/** Pixels of a side. Linux takes a folder of them, named by size. */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512] as const;
const windowsSizes = [16, 24, 32, 48, 64, 128, 256] as const;
/** Type of an entry of an .icns file -> pixels of a side: those that Apple's iconutil writes, in its order. */
const macSizes = {
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic04: 16,
  ic14: 512,
  ic09: 512,
  ic05: 32,
  ic10: 1024,
  ic11: 32,
} as const;
// Apple's template leaves a tenth of the square free on each side.
const macPart = 0.8;

async function makeIcons(): Promise<void> {
  const folder = inProject(iconsFolder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'linux'), { recursive: true });
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: [...browserLaunchArguments()],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const page = await browser.newPage();
  const svg = Buffer.from(readFileSync(drawing)).toString('base64');

  /** The drawing as PNG, `part` of the square's side wide. */
  const draw = async (size: number, part = 1): Promise<Uint8Array> => {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<body style="margin:0;height:100vh;display:grid;place-items:center">
        <img src="data:image/svg+xml;base64,${svg}" style="width:${100 * part}vw">`,
    );
    return page.screenshot({ omitBackground: true });
  };

  for (const size of linuxSizes) writeFileSync(join(folder, `linux/${size}x${size}.png`), await draw(size));
  const ico = new IconIco();
  for (const size of windowsSizes) await ico.addFromPng(await draw(size), null, true);
  writeFileSync(join(folder, 'icon.ico'), ico.encode());
  const icns = new IconIcns();
  for (const [type, size] of Object.entries(macSizes)) {
    await icns.addFromPng(await draw(size, macPart), [type], true);
  }
  writeFileSync(join(folder, 'icon.icns'), icns.encode());
  await browser.close();
}

if (import.meta.main) {
  await makeIcons();
  console.log(`Wrote ${iconsFolder}`);
}
