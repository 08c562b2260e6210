import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { inProject } from '../../scripts/project.ts';

// The validator and the standard's schemas are not part of the project: SECRETARIAT_VALIDATE_DOCX names the tool, or it
// stands beside the project's folder.

const validator =
  process.env['SECRETARIAT_VALIDATE_DOCX'] ?? resolve(inProject('.'), '..', 'shared/tools/validate-docx');

/** Why no file can be validated here; null: they can. */
export const noValidator = !existsSync(validator)
  ? 'no validator of Word files is named in SECRETARIAT_VALIDATE_DOCX'
  : spawnSync('xmllint', ['--version']).error
    ? 'xmllint is not installed'
    : null;

/** What the validator says of files; empty where they are all valid. */
export function faultsOf(files: readonly string[]): readonly string[] {
  let output = '';
  try {
    output = execFileSync(validator, files, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    output = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
  const lines = output.trim().split('\n');
  return lines.at(-1) === `${files.length} files, 0 faults` ? [] : lines;
}
