import { execFileSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { win32 } from 'node:path';

// Who owns a file on Windows and who may write it, read from its security descriptor as text (SDDL), which is the same in
// every language of the system. Whatever cannot be made sense of counts as written by anybody.

/** Administrators, SYSTEM and TrustedInstaller, by the short names that SDDL has for them and by their numbers. */
const administrators: ReadonlySet<string> = new Set([
  'BA',
  'S-1-5-32-544',
  'SY',
  'S-1-5-18',
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
]);

const rights: Readonly<Record<string, number>> = {
  ...{ GA: 0x10000000, GR: 0x80000000, GW: 0x40000000, GX: 0x20000000 },
  ...{ FA: 0x1f01ff, FR: 0x120089, FW: 0x120116, FX: 0x1200a0 },
  ...{ RC: 0x20000, SD: 0x10000, WD: 0x40000, WO: 0x80000 },
  ...{ CC: 0x1, DC: 0x2, LC: 0x4, SW: 0x8, RP: 0x10, WP: 0x20, DT: 0x40, LO: 0x80, CR: 0x100 },
};

/** To read and to run, by whichever names. */
const harmless = 0x80000000 | 0x20000000 | 0x1200a9;

/** Whether the owner is an administrator and nobody else may write, delete or hand on what a descriptor is of. */
export function isAdministratorsAlone(sddl: string): boolean {
  const parts = /^O:([A-Z]{2}|S-[\d-]+)(?:G:(?:[A-Z]{2}|S-[\d-]+))?D:(?:P|AR|AI)*((?:\([^()]*\))+)$/.exec(
    sddl,
  );
  const [, owner = '', entries = ''] = parts ?? [];
  return administrators.has(owner) && entries.slice(1, -1).split(')(').every(isHarmlessEntry);
}

/** `type;flags;rights;object;inherited object;who` */
function isHarmlessEntry(entry: string): boolean {
  const fields = entry.split(';');
  const [type, flags = '', granted = '', object, inherited, who = ''] = fields;
  if (fields.length !== 6 || object !== '' || inherited !== '' || !/^(?:[A-Z]{2})*$/.test(flags))
    return false;
  if (type === 'D' || (type === 'A' && administrators.has(who))) return true;
  const isForWhatComesAlone = /^(?:..)*IO/.test(flags);
  const mask = maskOf(granted);
  return type === 'A' && (isForWhatComesAlone || (mask !== null && (mask & ~harmless) === 0));
}

function maskOf(granted: string): number | null {
  if (/^0x[\da-f]{1,8}$/i.test(granted)) return Number(granted);
  if (!/^(?:[A-Z]{2})+$/.test(granted)) return null;
  return (granted.match(/../g) ?? []).reduce<number | null>((mask, name) => {
    const right = rights[name];
    return mask === null || right === undefined ? null : mask | right;
  }, 0);
}

/** Whether only administrators can have written a file, and put it into its folder. Never throws. */
export function isKeptByAdministrators(
  file: string,
  ask: (path: string) => string = askPowerShell,
  isLink: (path: string) => boolean = (path) => lstatSync(path).isSymbolicLink(),
): boolean {
  try {
    return [win32.dirname(file), file].every(
      (path) => !isLink(path) && isAdministratorsAlone(ask(path).trim()),
    );
  } catch {
    return false;
  }
}

// Written out, and without the person's own variables: these name other programs and modules.
const system = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0';

// The path comes by the environment, so that nothing in it is read as a command.
const script = [
  "$ErrorActionPreference = 'Stop'",
  `Import-Module '${system}\\Modules\\Microsoft.PowerShell.Security\\Microsoft.PowerShell.Security.psd1'`,
  '(Microsoft.PowerShell.Security\\Get-Acl -LiteralPath $env:SECRETARIAT_LOOK_AT).Sddl',
].join('; ');

function askPowerShell(path: string): string {
  return execFileSync(
    `${system}\\powershell.exe`,
    ['-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-Command', script],
    {
      encoding: 'utf8',
      timeout: 15_000,
      maxBuffer: 64 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { SystemRoot: 'C:\\Windows', PSModulePath: `${system}\\Modules`, SECRETARIAT_LOOK_AT: path },
      windowsHide: true,
    },
  );
}
