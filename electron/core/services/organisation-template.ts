import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { largestTemplate } from '../../../shared/contract/template-reading.ts';
import { writeWholeFile } from '../files/whole-file.ts';
import { readOwnHouseStyle } from '../word/template/own-house-style.ts';
import { addHouseStyle, lookAtTemplate, ownHouseStyle, replaceTemplate } from './own-house-styles.ts';
import { allHouseStyles } from './house-styles.ts';
import type { Program } from './program.ts';

// The house style of the Word template that the policy names. Which of the own house styles it is, of which file it was
// made, and what came of it, is kept beside the data, so that a template that did not change is not read at every start.

const keptFile = z.strictObject({
  houseStyle: z.string(),
  /** Of the template. */
  sha256: z.string(),
  /** Of what was read of it: a backup that was put back may have brought what an earlier template gave. */
  readingSha256: z.string().optional(),
});
type Kept = z.infer<typeof keptFile>;

/** Programs that were to take the template while their data were not open. */
const waiting = new WeakSet<Program>();

/** The house style that new bodies have by policy; null where none is wanted, or it is not there yet. */
export function organisationHouseStyle(
  program: Pick<Program, 'policy' | 'dataFolder' | 'resourcesFolder'>,
): string | null {
  if (program.policy.policy.wordTemplate === null) return null;
  const kept = readKept(program);
  const isThere = allHouseStyles(program).some(({ id, fault }) => id === kept?.houseStyle && fault === null);
  return kept !== null && isThere ? kept.houseStyle : null;
}

/**
 * Makes the house style of the policy's template, or follows a template that changed. One that is away changes nothing;
 * data that are not open are seen to once they are (`takeWaitingTemplate`).
 */
export async function takeOrganisationTemplate(program: Program): Promise<void> {
  const { wordTemplate } = program.policy.policy;
  if (wordTemplate === null) return;
  if (program.store.state !== 'open') {
    waiting.add(program);
    return;
  }
  const bytes = await readTemplateFile(wordTemplate);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = readKept(program);
  const isThere = allHouseStyles(program).some(({ id }) => id === kept?.houseStyle);
  if (kept !== null && isThere && kept.sha256 === sha256 && isAsTaken(program, kept)) return;
  const content = bytes.toString('base64');
  const houseStyle =
    kept !== null && isThere ? await replace(program, kept, content) : await add(program, content);
  const readingSha256 = readingDigestOf(program, houseStyle) ?? undefined;
  const taken: Kept = { houseStyle, sha256, readingSha256 };
  await writeWholeFile(keptPath(program), Buffer.from(JSON.stringify(taken)));
  program.log.note('template-taken');
}

/** Takes the template where that had to wait for the data to open. */
export async function takeWaitingTemplate(program: Program): Promise<void> {
  if (waiting.delete(program)) await takeOrganisationTemplate(program);
}

// One that cannot be read says so where it is listed, and no template is put into it.
function isAsTaken(program: Program, { houseStyle, readingSha256 }: Kept): boolean {
  const digest = readingDigestOf(program, houseStyle);
  return digest === null || digest === readingSha256;
}

function readingDigestOf({ dataFolder }: Program, id: string): string | null {
  const own = readOwnHouseStyle(dataFolder, id);
  if (own === null) return null;
  const hash = createHash('sha256').update(JSON.stringify(own.reading));
  for (const bytes of own.pictures.values()) hash.update(bytes);
  return hash.digest('hex');
}

async function replace(program: Program, { houseStyle: id }: Kept, content: string): Promise<string> {
  const { revision } = ownHouseStyle(program, id);
  await replaceTemplate(program, { id, revision, content });
  return id;
}

async function add(program: Program, content: string): Promise<string> {
  const { choices } = await lookAtTemplate(content);
  const taken = new Set(allHouseStyles(program).map(({ name }) => name.toLowerCase()));
  const names = Array.from({ length: taken.size + 1 }, (_, more) =>
    more === 0 ? 'Organisation' : `Organisation ${more + 1}`,
  );
  const name = names.find((each) => !taken.has(each.toLowerCase())) ?? 'Organisation';
  const { id } = await addHouseStyle(program, { content, name, choices });
  return id;
}

async function readTemplateFile(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > largestTemplate) throw new RangeError('the template is too large');
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function keptPath({ dataFolder }: Pick<Program, 'dataFolder'>): string {
  return join(dataFolder, 'organisation-template.json');
}

function readKept(program: Pick<Program, 'dataFolder'>): Kept | null {
  const path = keptPath(program);
  if (!existsSync(path)) return null;
  try {
    return keptFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
