import { statSync } from 'node:fs';

/**
 * Where the administrators' policy lies. Fixed places, so that no variable that a person can set leads elsewhere: on
 * Windows the folder is written out and not taken from `%ProgramData%`.
 */
export function policyFileOf(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return 'C:\\ProgramData\\Secretariat\\policy.json';
    case 'darwin':
      return '/Library/Application Support/Secretariat/policy.json';
    default:
      return '/etc/secretariat/policy.json';
  }
}

/** Whether something is there to be read. What keeps its secret is: nobody has said that there is no policy. */
export function isPolicyThere(file: string): boolean {
  try {
    statSync(file);
    return true;
  } catch (error) {
    return !isMissing(error);
  }
}

/** Whether the system says of a file that it does not exist. */
export function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
