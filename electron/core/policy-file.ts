import { closeSync, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  noPolicy,
  readPolicyText,
  strictestReading,
  type PolicyReading,
} from '../../shared/contract/policy.ts';
import { isMissing, policyFileOf } from './policy-place.ts';
import { isKeptByAdministrators } from './windows-rights.ts';

const largestPolicy = 64 * 1024;

/** Reads the policy; one that cannot be read or trusted holds at its strictest. Never throws. */
export function readPolicy(
  file: string = policyFileOf(process.platform),
  isTrusted: (file: string) => boolean = isOutOfReach,
): PolicyReading {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    return isMissing(error) ? noPolicy : strictestReading(file, 'not-readable');
  }
  try {
    const found = fstatSync(handle);
    if (!found.isFile()) return strictestReading(file, 'not-readable');
    if (found.size > largestPolicy) return strictestReading(file, 'too-large');
    if (!isTrusted(file)) return strictestReading(file, 'not-trusted');
    return readPolicyText(file, readFileSync(handle, 'utf8'));
  } catch {
    return strictestReading(file, 'not-readable');
  } finally {
    closeSync(handle);
  }
}

/**
 * Whether the person who runs the program cannot have written the file. Windows lets everybody make folders below
 * `ProgramData`, so that being there proves nothing, nor does a file that cannot be written just now: there the owners and
 * rights of file and folder are asked for. Elsewhere both belong to root, and to nobody else's pen; a link is not followed.
 */
export function isOutOfReach(file: string): boolean {
  if (process.platform === 'win32') return isKeptByAdministrators(file);
  return [file, dirname(file)].every((path) => {
    const { uid, mode } = lstatSync(path);
    return uid === 0 && (mode & 0o022) === 0;
  });
}
