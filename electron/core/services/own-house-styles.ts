import type { OwnHouseStyleView, TemplateView } from '../../../shared/contract/entities/own-house-styles.ts';
import type { HouseStyle, HouseStyleListing } from '../../../shared/contract/house-style.ts';
import { houseStyleId } from '../../../shared/contract/house-style.ts';
import { builtInFor } from '../../../shared/word-plan/house-style-of-template.ts';
import { stylesForRole } from '../../../shared/word-plan/guess-roles.ts';
import type { TemplateChoices } from '../../../shared/contract/template-reading.ts';
import { guessChoices, keepChoices } from '../../../shared/word-plan/keep-choices.ts';
import type { TemplateReading } from '../../../shared/contract/template-reading.ts';
import { paragraphRoles } from '../../../shared/domain/word-roles.ts';
import { FileNotWritten } from '../files/whole-file.ts';
import { listBodies } from '../store/repositories/bodies.ts';
import {
  isHouseStyleThere,
  readOwnHouseStyle,
  removeHouseStyleFolder,
  writeOwnHouseStyle,
  type OwnHouseStyle,
} from '../word/template/own-house-style.ts';
import { readTemplateInWorker } from '../word/template/read-in-worker.ts';
import type { ReadTemplate } from '../word/template/read-template.ts';
import { asFailure, notFound, OperationFailed, requireRevision, ruleViolated } from './failures.ts';
import { allHouseStyles, requireHouseStyle } from './house-styles.ts';
import { requireFreeName } from './names.ts';
import { runCommand, type Program } from './program.ts';

type Named = { readonly name: string; readonly choices: TemplateChoices };
type OnRevision = { readonly id: string; readonly revision: number };

/** What a template has, and how it is understood. Nothing is kept. */
export async function lookAtTemplate(content: string): Promise<TemplateView> {
  const { reading, pictures } = await read(content);
  return viewOf(reading, pictures, guessChoices(reading));
}

export async function addHouseStyle(
  program: Program,
  { content, name, choices }: Named & { readonly content: string },
): Promise<HouseStyleListing> {
  requireFreeName(allHouseStyles(program), { id: '', name });
  const { reading, pictures } = await read(content);
  const id = freeId(program, name);
  return put(program, 'houseStyles.add', id, {
    revision: 1,
    name,
    reading,
    choices: fitting(choices, reading),
    pictures,
  });
}

export function ownHouseStyle(program: Program, id: string): OwnHouseStyleView {
  const { revision, name, reading, pictures, choices } = requireOwn(program, id);
  return { ...viewOf(reading, pictures, choices), revision, name };
}

export async function changeHouseStyle(
  program: Program,
  { id, revision, name, choices }: OnRevision & Named,
): Promise<HouseStyleListing> {
  const before = requireOwn(program, id);
  requireRevision(before, revision);
  requireFreeName(allHouseStyles(program), { id, name });
  return put(program, 'houseStyles.update', id, {
    ...before,
    revision: revision + 1,
    name,
    choices: fitting(choices, before.reading),
  });
}

export async function replaceTemplate(
  program: Program,
  { id, revision, content }: OnRevision & { readonly content: string },
): Promise<HouseStyleListing> {
  const before = requireOwn(program, id);
  requireRevision(before, revision);
  const { reading, pictures } = await read(content);
  // Somebody may have changed it while the template was read.
  requireRevision(requireOwn(program, id), revision);
  const choices = keepChoices(before.choices, before.reading, reading);
  return put(program, 'houseStyles.replaceTemplate', id, {
    ...before,
    revision: revision + 1,
    reading,
    choices,
    pictures,
  });
}

/** Removes an own house style that no body has. */
export function removeHouseStyle(program: Program, id: string): Record<string, never> {
  const listed = allHouseStyles(program).find((each) => each.id === id);
  if (!listed) throw notFound('house-style');
  if (listed.origin === 'built-in') throw ruleViolated('house-style-built-in');
  return runCommand(program, 'houseStyles.remove', ({ read: handle }) => {
    const [body, ...others] = listBodies(handle).filter(({ houseStyle }) => houseStyle === id);
    if (body) throw ruleViolated('house-style-in-use', { body: body.name, others: others.length });
    removeHouseStyleFolder(program.dataFolder, id);
    return { answer: {}, changed: logged(id, null, { name: listed.name }) };
  });
}

async function read(content: string): Promise<ReadTemplate> {
  try {
    return await readTemplateInWorker(Buffer.from(content, 'base64'));
  } catch (error) {
    throw asFailure(error);
  }
}

function viewOf(
  { stylesXml: _stylesXml, furniture, ...reading }: TemplateReading,
  pictures: ReadTemplate['pictures'],
  choices: TemplateChoices,
): TemplateView {
  return {
    ...reading,
    furniture: furniture.map(({ xml: _xml, ...part }) => part),
    pictureContents: Object.fromEntries(
      [...pictures].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
    ),
    choices,
  };
}

function requireOwn(program: Program, id: string): OwnHouseStyle {
  const own = readOwnHouseStyle(program.dataFolder, id);
  if (own) return own;
  const listed = allHouseStyles(program).find((each) => each.id === id);
  if (!listed) throw notFound('house-style');
  throw ruleViolated(listed.origin === 'built-in' ? 'house-style-built-in' : 'house-style-without-template');
}

/** Choices that the template can bear: a style that it does not have, or that cannot stand for the role, is made. */
function fitting(choices: TemplateChoices, { styles, pictures }: TemplateReading): TemplateChoices {
  return {
    manner: choices.manner,
    roles: Object.fromEntries(
      paragraphRoles.map((role) => {
        const chosen = choices.roles[role];
        return [role, stylesForRole(role, styles).some(({ id }) => id === chosen) ? chosen : null];
      }),
    ) as TemplateChoices['roles'],
    tableStyle: styles.some(({ id, kind }) => kind === 'table' && id === choices.tableStyle)
      ? choices.tableStyle
      : null,
    alternativeTexts: Object.fromEntries(
      pictures.flatMap(({ name }) => {
        const said = choices.alternativeTexts[name];
        return said === undefined ? [] : [[name, said]];
      }),
    ),
  };
}

async function put(
  program: Program,
  operation: string,
  id: string,
  own: OwnHouseStyle,
): Promise<HouseStyleListing> {
  const builtIn: HouseStyle = requireHouseStyle(program, builtInFor(own.choices.manner));
  try {
    await writeOwnHouseStyle(program.dataFolder, id, own, builtIn);
  } catch (error) {
    if (!(error instanceof FileNotWritten)) throw error;
    throw new OperationFailed({ code: 'storage-failed', data: { code: error.code } }, error);
  }
  const { description, manner } = requireHouseStyle(program, id);
  const { name, revision, choices } = own;
  return runCommand(program, operation, () => ({
    answer: { id, name, description, origin: 'own', letters: manner.letters, fault: null },
    changed: logged(id, revision === 1 ? null : revision - 1, { name, choices }),
  }));
}

function logged(id: string, baseRevision: number | null, payload: Readonly<Record<string, unknown>>) {
  return { entityId: id, meetingId: null, baseRevision, payload, areas: ['house-styles'] as const };
}

/** The name of its folder, after its own: small letters and hyphens, and none that is there. */
function freeId(program: Program, name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  const start = houseStyleId.safeParse(plain).success ? plain : 'house-style';
  const taken = new Set(allHouseStyles(program).map(({ id }) => id.toLowerCase()));
  for (let copy = 1; ; copy += 1) {
    const id = copy === 1 ? start : `${start}-${copy}`;
    if (!taken.has(id) && !isHouseStyleThere(program.dataFolder, id)) return id;
  }
}
