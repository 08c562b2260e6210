import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ownNameField } from '../../shared/contract/text-fields.ts';
import { writeWholeFile } from './files/whole-file.ts';

/** How the person who is logged in wants to be named in records and histories. */
export type OwnName = {
  /** null: by the login name. */
  read(): string | null;
  /** Throws `FileNotWritten`; then the name is as it was. */
  keep(name: string | null): Promise<void>;
};

// Beside the database and not in it: the data may be somebody else’s tomorrow, or come back from a backup of another.
const fileName = 'own-names.json';
const entries = z.array(z.tuple([z.string(), z.unknown()]));

/** The names in a data folder go by login: two people who share one have a name each. */
export function openOwnName(dataFolder: string, loginName: string): OwnName {
  const path = join(dataFolder, fileName);
  let kept = new Map(namesIn(path));
  return {
    read: () => kept.get(loginName) ?? null,
    keep: async (name) => {
      const changed = new Map(kept);
      if (name === null) changed.delete(loginName);
      else changed.set(loginName, name);
      await writeWholeFile(path, Buffer.from(JSON.stringify([...changed])));
      kept = changed;
    },
  };
}

/** What is no name is none, whoever wrote it there. */
function namesIn(path: string): readonly (readonly [string, string])[] {
  try {
    return entries.parse(JSON.parse(readFileSync(path, 'utf8'))).flatMap(([login, value]) => {
      const name = ownNameField.safeParse(value);
      return name.success ? [[login, name.data] as const] : [];
    });
  } catch {
    return [];
  }
}
