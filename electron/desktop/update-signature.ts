import { execFile } from 'node:child_process';

// electron-updater's own check lets a file pass where PowerShell cannot be asked, or where the package names no
// publisher. This one is asked as well, before a file is kept and again before it is run, and refuses whatever it cannot
// make sure of.

/** Written out: `%SystemRoot%` and `%PATH%` are a person's to set. */
const powerShell = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

// The path comes by the environment, so that nothing in it is read as a command.
const script = [
  '$s = Get-AuthenticodeSignature -LiteralPath $env:SECRETARIAT_UPDATE',
  '$n = if ($s.SignerCertificate) { $s.SignerCertificate.GetNameInfo([Security.Cryptography.X509Certificates.X509NameType]::SimpleName, $false) } else { "" }',
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8',
  'ConvertTo-Json -Compress @{ status = [int]$s.Status; name = $n }',
].join('; ');

export type Ask = (file: string) => Promise<string>;

/** Whether a Windows installer has a valid signature of exactly this publisher. */
export async function isSignedBy(
  publisher: string,
  file: string,
  ask: Ask = askPowerShell,
): Promise<boolean> {
  try {
    const answer: unknown = JSON.parse(await ask(file));
    if (typeof answer !== 'object' || answer === null) return false;
    return 'status' in answer && answer.status === 0 && 'name' in answer && answer.name === publisher;
  } catch {
    return false;
  }
}

function askPowerShell(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      powerShell,
      ['-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-Command', script],
      {
        timeout: 60_000,
        env: { ...process.env, PSModulePath: '', SECRETARIAT_UPDATE: file },
        windowsHide: true,
      },
      (error, stdout) =>
        error === null ? resolve(stdout) : reject(new Error('PowerShell did not answer', { cause: error })),
    );
  });
}
