import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { largestTemplate } from '../../../shared/contract/template-reading.ts';
import { writeWholeFile } from '../files/whole-file.ts';
import { addHouseStyle, lookAtTemplate, ownHouseStyle, replaceTemplate } from './own-house-styles.ts';
import { allHouseStyles } from './house-styles.ts';
import type { Program } from './program.ts';

// The house style of the Word template that the policy names. Which of the own house styles it is, and of which file it
// was made, is kept beside the data, so that a template that did not change is not read at every start.

const keptFile = z.strictObject({ houseStyle: z.string(), sha256: z.string() });
type Kept = z.infer<typeof keptFile>;

/** The house style that new bodies have by policy; null where none is wanted, or it is not there yet. */
export function organisationHouseStyle(
  program: Pick<Program, 'policy' | 'dataFolder' | 'resourcesFolder'>,
): string | null {
  if (program.policy.policy.wordTemplate === null) return null;
  const kept = readKept(program);
  const isThere = allHouseStyles(program).some(({ id, fault }) => id === kept?.houseStyle && fault === null);
  return kept !== null && isThere ? kept.houseStyle : null;
}

/** Makes the house style of the policy's template, or follows a template that changed. One that is away changes nothing. */
export async function takeOrganisationTemplate(program: Program): Promise<void> {
  const { wordTemplate } = program.policy.policy;
  if (wordTemplate === null || program.store.state !== 'open') return;
  const bytes = await readTemplateFile(wordTemplate);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = readKept(program);
  const isThere = allHouseStyles(program).some(({ id }) => id === kept?.houseStyle);
  if (kept !== null && isThere && kept.sha256 === sha256) return;
  const content = bytes.toString('base64');
  const houseStyle =
    kept !== null && isThere ? await replace(program, kept, content) : await add(program, content);
  await writeWholeFile(keptPath(program), Buffer.from(JSON.stringify({ houseStyle, sha256 } satisfies Kept)));
  program.log.note('template-taken');
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
