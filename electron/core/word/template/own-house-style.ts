import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { houseStyleFile, type HouseStyle } from '../../../../shared/contract/house-style.ts';
import { mannerShape } from '../../../../shared/contract/manner.ts';
import { usualManner, type Manner } from '../../../../shared/domain/manner.ts';
import { guessRoles } from '../../../../shared/word-plan/guess-roles.ts';
import {
  houseStyleOfTemplate,
  partsOfTemplate,
} from '../../../../shared/word-plan/house-style-of-template.ts';
import {
  templateChoices,
  templateReadingFile,
  type TemplateChoices,
  type TemplateReading,
} from '../../../../shared/contract/template-reading.ts';
import { writeWholeFolder } from '../../files/whole-folder.ts';
import { themePart } from './theme-part.ts';

// A house style that was made of a Word template: beside the parts that every house style has, its folder keeps what was
// read of the template and what was chosen about it, so that the choice can be changed without the template.

const ownFile = z.strictObject({
  revision: z.int().min(1),
  name: z.string().min(1).max(60),
  reading: templateReadingFile,
  choices: templateChoices.extend({
    roles: z.record(z.string(), z.string().nullable()),
    // Folders of before it could be chosen have it where every house style does.
    manner: mannerShape.optional(),
  }),
});

export type OwnHouseStyle = {
  readonly revision: number;
  readonly name: string;
  readonly reading: TemplateReading;
  readonly choices: TemplateChoices;
  /** The bytes of each picture by its name. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
};

const fileName = 'own-template.json';

/** Where the house styles of a data folder are. */
export function ownHouseStylesIn(dataFolder: string): string {
  return join(dataFolder, 'house-styles');
}

/** Reads one back; null where the folder is not there, or was not made of a template, or is damaged. */
export function readOwnHouseStyle(dataFolder: string, id: string): OwnHouseStyle | null {
  const folder = join(ownHouseStylesIn(dataFolder), id);
  try {
    const { revision, name, reading, choices } = ownFile.parse(
      JSON.parse(readFileSync(join(folder, fileName), 'utf8')),
    );
    // Roles that came with a newer version of the program are guessed.
    const roles = Object.fromEntries(
      Object.entries(guessRoles(reading)).map(([role, guess]) => [
        role,
        choices.roles[role] ?? (role in choices.roles ? null : guess),
      ]),
    ) as TemplateChoices['roles'];
    const manner = choices.manner ?? mannerIn(folder);
    const pictures = new Map(
      reading.pictures.map((picture) => [
        picture.name,
        new Uint8Array(readFileSync(join(folder, picture.name))),
      ]),
    );
    return { revision, name, reading, choices: { ...choices, roles, manner }, pictures };
  } catch {
    return null;
  }
}

/** As it is said there, perhaps by a person; as usual where that cannot be read. */
function mannerIn(folder: string): Manner {
  try {
    return houseStyleFile.parse(JSON.parse(readFileSync(join(folder, 'house-style.json'), 'utf8'))).manner;
  } catch {
    return usualManner;
  }
}

/** Whether a folder of that name is there, whatever is in it. */
export function isHouseStyleThere(dataFolder: string, id: string): boolean {
  return existsSync(join(ownHouseStylesIn(dataFolder), id));
}

/** Writes the whole folder, or leaves what was there. Throws `FileNotWritten`. */
export async function writeOwnHouseStyle(
  dataFolder: string,
  id: string,
  { revision, name, reading, choices, pictures }: OwnHouseStyle,
  { id: _id, origin: _origin, template: _template, ...builtIn }: HouseStyle,
): Promise<void> {
  const parts = partsOfTemplate(reading, choices);
  const described = houseStyleFile.parse(houseStyleOfTemplate(name, reading, choices, builtIn));
  await writeWholeFolder(
    join(ownHouseStylesIn(dataFolder), id),
    new Map<string, string | Uint8Array>([
      ['house-style.json', json(described)],
      ['styles.xml', reading.stylesXml],
      ['theme.xml', themePart(reading)],
      ['template.json', json(parts.file)],
      ...parts.xml,
      ...pictures,
      [fileName, json({ revision, name, reading, choices } satisfies z.infer<typeof ownFile>)],
    ]),
  );
}

export function removeHouseStyleFolder(dataFolder: string, id: string): void {
  rmSync(join(ownHouseStylesIn(dataFolder), id), { recursive: true });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
