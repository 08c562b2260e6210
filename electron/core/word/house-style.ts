import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  houseStyleFile,
  houseStyleId,
  templateFile,
  type HouseStyle,
  type HouseStyleFault,
  type HouseStyleListing,
  type WordTemplate,
} from '../../../shared/contract/house-style.ts';
import { usualManner } from '../../../shared/domain/manner.ts';

/** Where house styles are: those that come with the program, and those that somebody put into the data folder. */
export type HouseStylePlaces = { readonly resourcesFolder: string; readonly dataFolder: string };

export type FoundHouseStyle =
  | { readonly ok: true; readonly houseStyle: HouseStyle }
  | { readonly ok: false; readonly fault: HouseStyleFault };

const folderName = 'house-styles';
/** Styles that every file uses, whatever the roles say. */
const requiredStyles = ['Normal', 'Header', 'Footer', 'AfterTable'] as const;
const requiredCharacterStyles = ['Strong', 'Emphasis', 'Hyperlink', 'LeftOut'] as const;
/** In bytes: more than any house style needs, and little to hold in memory. */
const largestFile = 20_000_000;

/** Those that come with the program first, then the own ones, each by name; a folder that is none with its fault. */
export function listHouseStyles({
  resourcesFolder,
  dataFolder,
}: HouseStylePlaces): readonly HouseStyleListing[] {
  const builtIn = foldersIn(join(resourcesFolder, folderName));
  return [
    ...listed(join(resourcesFolder, folderName), builtIn, 'built-in', []),
    ...listed(join(dataFolder, folderName), foldersIn(join(dataFolder, folderName)), 'own', builtIn),
  ];
}

/** One by the name of its folder, read anew: what is put there meanwhile counts. */
export function findHouseStyle(
  { resourcesFolder, dataFolder }: HouseStylePlaces,
  id: string,
): FoundHouseStyle {
  const builtIn = join(resourcesFolder, folderName);
  if (foldersIn(builtIn).includes(id)) return read(join(builtIn, id), id, 'built-in');
  const own = join(dataFolder, folderName);
  return foldersIn(own).includes(id) ? read(join(own, id), id, 'own') : faulty('folder-missing', id);
}

function listed(
  folder: string,
  ids: readonly string[],
  origin: HouseStyle['origin'],
  taken: readonly string[],
): readonly HouseStyleListing[] {
  return ids
    .map((id): HouseStyleListing => {
      const found = taken.includes(id) ? faulty('name-of-built-in', id) : read(join(folder, id), id, origin);
      if (!found.ok) {
        return { id, name: id, description: '', origin, letters: usualManner.letters, fault: found.fault };
      }
      const { name, description, manner } = found.houseStyle;
      return { id, name, description, origin, letters: manner.letters, fault: null };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(
      (name) =>
        !name.startsWith('.') && statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory(),
    );
  } catch {
    return [];
  }
}

/** Thrown while a folder is read. */
class Faulty extends Error {
  readonly fault: HouseStyleFault;
  constructor(code: HouseStyleFault['code'], place: string) {
    super(`no house style: ${code} ${place}`);
    this.fault = { code, place };
  }
}

function faulty(code: HouseStyleFault['code'], place: string): FoundHouseStyle {
  return { ok: false, fault: { code, place } };
}

function read(folder: string, id: string, origin: HouseStyle['origin']): FoundHouseStyle {
  if (!houseStyleId.safeParse(id, { jitless: true }).success) return faulty('folder-name', id);
  try {
    const described = parsed(houseStyleFile, folder, 'house-style.json');
    const houseStyle: HouseStyle = { ...described, id, origin, template: templateIn(folder) };
    const missing = missingStyles(houseStyle);
    if (missing.length > 0) throw new Faulty('style-missing', missing.join(', '));
    const pale = paleText(houseStyle);
    if (pale !== null) throw new Faulty('contrast-too-low', pale);
    return { ok: true, houseStyle };
  } catch (error) {
    if (error instanceof Faulty) return { ok: false, fault: error.fault };
    throw error;
  }
}

type Shape<Value> = {
  safeParse(
    value: unknown,
    params: { jitless: true },
  ): { success: true; data: Value } | { success: false; error: { issues: readonly Issue[] } };
};
type Issue = { readonly code?: string | undefined; readonly path: readonly PropertyKey[] };

// They are read once: compiling a parser for them takes longer than reading them.
function parsed<Value>(shape: Shape<Value>, folder: string, file: string): Value {
  const result = shape.safeParse(jsonOf(bytesOf(folder, file), file), { jitless: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const isSmall = issue?.code === 'too_small' && issue.path.at(-1) === 'sizePt';
  throw new Faulty(isSmall ? 'letters-too-small' : 'value-wrong', issue?.path.map(String).join('.') || file);
}

function templateIn(folder: string): WordTemplate | null {
  const stylesXml = textIn(folder, 'styles.xml');
  const themeXml = textIn(folder, 'theme.xml');
  const { furniture, media } = isThere(folder, 'template.json')
    ? parsed(templateFile, folder, 'template.json')
    : { furniture: [], media: [] };
  if (stylesXml === null && themeXml === null && furniture.length === 0) return null;
  return {
    stylesXml,
    themeXml,
    furniture: furniture.map(({ file, ...part }) => ({
      ...part,
      xml: bytesOf(folder, file).toString('utf8'),
    })),
    media: media.map((each) => ({ ...each, base64: bytesOf(folder, each.name).toString('base64') })),
  };
}

function textIn(folder: string, file: string): string | null {
  return isThere(folder, file) ? bytesOf(folder, file).toString('utf8') : null;
}

function isThere(folder: string, file: string): boolean {
  return statSync(join(folder, file), { throwIfNoEntry: false }) !== undefined;
}

function bytesOf(folder: string, file: string): Buffer {
  const path = join(folder, file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new Faulty('file-missing', file);
  if (found.size > largestFile) throw new Faulty('file-too-large', file);
  try {
    return readFileSync(path);
  } catch {
    throw new Faulty('file-unreadable', file);
  }
}

function jsonOf(bytes: Buffer, file: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw new Faulty('file-not-json', file);
  }
}

/** The first style whose text cannot be told from its ground by everyone (WCAG 2.2, 1.4.3), or null. */
function paleText({ textColour, linkColour, styles, characterStyles, table }: HouseStyle): string | null {
  const paper = 'FFFFFF';
  const grounds = [paper, table.headerShading];
  const pairs: readonly (readonly [name: string, colour: string, grounds: readonly string[]])[] = [
    ['textColour', textColour, grounds],
    ['linkColour', linkColour, grounds],
    ...styles.map(({ id, colour = textColour }) => [id, colour, grounds] as const),
    ...characterStyles.map(
      ({ id, colour = textColour, shading }) =>
        [id, colour, shading === undefined ? grounds : [shading]] as const,
    ),
  ];
  const isPale = (colour: string, ground: string): boolean => contrastOf(colour, ground) < 4.5;
  return pairs.find(([, colour, on]) => on.some((ground) => isPale(colour, ground)))?.[0] ?? null;
}

/** WCAG 2.2, contrast ratio and relative luminance. */
function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function missingStyles(houseStyle: HouseStyle): readonly string[] {
  const { styles, characterStyles, roles, template } = houseStyle;
  const known = new Set([...styles, ...characterStyles].map(({ id }) => id));
  for (const [, id = ''] of (template?.stylesXml ?? '').matchAll(/w:styleId="([^"]*)"/g)) known.add(id);
  const wanted = [
    ...requiredStyles,
    ...requiredCharacterStyles,
    ...Object.values(roles).flatMap(({ style, labelStyle }) => (labelStyle ? [style, labelStyle] : [style])),
    ...styles.flatMap(({ basedOn, next }) => [basedOn, next].filter((id) => id !== undefined)),
  ];
  return [...new Set(wanted.filter((id) => !known.has(id)))];
}
