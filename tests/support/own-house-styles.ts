import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findHouseStyle } from '../../electron/core/word/house-style.ts';
import { writeOwnHouseStyle } from '../../electron/core/word/template/own-house-style.ts';
import { readTemplate } from '../../electron/core/word/template/read-template.ts';
import type { HouseStyle } from '../../shared/contract/house-style.ts';
import { guessChoices } from '../../shared/word-plan/keep-choices.ts';
import { byHand, likeWords, ofLibreOffice } from '../word/template/three-templates.ts';
import { flowing } from './house-styles.ts';
import { resourcesFolder } from './resources-folder.ts';

/** The house style of a Word template as it is when a person adds the template and changes nothing. */
export async function houseStyleOf(id: string, template: Uint8Array): Promise<HouseStyle> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'own-house-style-'));
  try {
    const { reading, pictures } = readTemplate(template);
    const own = { revision: 1, name: id, reading, choices: guessChoices(reading), pictures };
    await writeOwnHouseStyle(dataFolder, id, own, flowing);
    const found = findHouseStyle({ resourcesFolder, dataFolder }, id);
    if (!found.ok) throw new Error(`${found.fault.code} ${found.fault.place}`);
    return found.houseStyle;
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

export const templates = [
  ['of-libre-office', ofLibreOffice],
  ['like-words', likeWords],
  ['by-hand', byHand],
] as const;

export async function ownHouseStyles(): Promise<readonly HouseStyle[]> {
  return Promise.all(templates.map(([id, template]) => houseStyleOf(id, template)));
}
