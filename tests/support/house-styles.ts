import { tmpdir } from 'node:os';
import { findHouseStyle, listHouseStyles } from '../../electron/core/word/house-style.ts';
import type { HouseStyle } from '../../shared/contract/house-style.ts';
import { resourcesFolder } from './resources-folder.ts';

// Nothing of a data folder is read.
const places = { resourcesFolder, dataFolder: tmpdir() };

export function builtInHouseStyle(id: string): HouseStyle {
  const found = findHouseStyle(places, id);
  if (!found.ok) throw new Error(`${id}: ${found.fault.code} ${found.fault.place}`);
  return found.houseStyle;
}

export const flowing = builtInHouseStyle('flowing');

export const builtInHouseStyles: readonly HouseStyle[] = listHouseStyles(places)
  .filter(({ origin }) => origin === 'built-in')
  .map(({ id }) => builtInHouseStyle(id));
