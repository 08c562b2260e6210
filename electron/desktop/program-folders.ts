import { app } from 'electron';
import { join } from 'node:path';

export interface ProgramFolders {
  /** The page and its parts. */
  readonly renderer: string;
  readonly preload: string;
  /** House styles, standard wording, the sample meeting. */
  readonly resources: string;
}

/** Where the parts of the program lie. */
export function programFolders(): ProgramFolders {
  const root = app.getAppPath();
  return {
    renderer: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'preload', 'preload.cjs'),
    resources: join(root, 'resources'),
  };
}
