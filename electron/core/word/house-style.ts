import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { houseStyleFile, type HouseStyle } from '../../../shared/word-plan/house-style.ts';
import { WordNotWritten } from './word-not-written.ts';

/** Styles that every file uses, whatever the roles say. */
const requiredStyles = ['Normal', 'Header', 'Footer', 'AfterTable'] as const;
const requiredCharacterStyles = ['Strong', 'Emphasis', 'Hyperlink', 'LeftOut'] as const;

/** Reads a house style's folder. One that is missing or does not hold together is refused with the place of the fault. */
export function readHouseStyle(resourcesFolder: string, name: string): HouseStyle {
  const folder = join(resourcesFolder, 'house-styles', name);
  const parsed = houseStyleFile.safeParse(readJson(join(folder, 'house-style.json')), {
    // It is read once: compiling a parser for it takes longer than reading it.
    jitless: true,
  });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new WordNotWritten('house-style-invalid', issue ? issue.path.join('.') : name);
  }
  const stylesFile = join(folder, 'styles.xml');
  const stylesXml = existsSync(stylesFile) ? readFileSync(stylesFile, 'utf8') : null;
  const houseStyle: HouseStyle = { ...parsed.data, stylesXml };
  const missing = missingStyles(houseStyle);
  if (missing.length > 0) throw new WordNotWritten('house-style-invalid', `styles: ${missing.join(', ')}`);
  return houseStyle;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new WordNotWritten('house-style-invalid', file);
  }
}

function missingStyles(houseStyle: HouseStyle): readonly string[] {
  const { styles, characterStyles, roles, stylesXml } = houseStyle;
  const known = new Set([...styles, ...characterStyles].map(({ id }) => id));
  for (const [, id = ''] of (stylesXml ?? '').matchAll(/w:styleId="([^"]*)"/g)) known.add(id);
  const wanted = [
    ...requiredStyles,
    ...requiredCharacterStyles,
    ...Object.values(roles).flatMap(({ style, labelStyle }) => (labelStyle ? [style, labelStyle] : [style])),
    ...styles.flatMap(({ basedOn, next }) => [basedOn, next].filter((id) => id !== undefined)),
  ];
  return [...new Set(wanted.filter((id) => !known.has(id)))];
}
