import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  restrictionReasons,
  type RestrictionReasons,
} from '../../../shared/contract/entities/restrictions.ts';
import type { Program } from './program.ts';

/** The reasons that come with the program. */
export async function reasonsToRestrict({ resourcesFolder }: Program): Promise<RestrictionReasons> {
  const text = await readFile(join(resourcesFolder, 'restriction-reasons.json'), 'utf8');
  return restrictionReasons.parse(JSON.parse(text));
}
