import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';

// Where a database must not lie: on a network share locks and writes are not what they seem, and a sync client copies
// a database while it is written and puts old pages back.

export type Mount = { readonly point: string; readonly type: string };

/** What this machine says about its folders. Handed in, so that every kind of machine can be tried on one. */
export type System = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly mounts: () => readonly Mount[];
  readonly exists: (path: string) => boolean;
  /** The path without symbolic links, as far as it exists. */
  readonly realPath: (path: string) => string;
};

export function systemHere(): System {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    mounts: mountsHere,
    exists: existsSync,
    realPath: realPathOf,
  };
}

const networkTypes: ReadonlySet<string> = new Set([
  '9p',
  'afpfs',
  'afs',
  'beegfs',
  'ceph',
  'cifs',
  'davfs',
  'davfs2',
  'fuse.ceph',
  'fuse.davfs2',
  'fuse.glusterfs',
  'fuse.rclone',
  'fuse.s3fs',
  'fuse.sshfs',
  'glusterfs',
  'lustre',
  'macfuse_sshfs',
  'ncpfs',
  'nfs',
  'nfs3',
  'nfs4',
  'smb2',
  'smb3',
  'smbfs',
  'vboxsf',
  'webdav',
]);

/** How a folder comes over the network ("nfs4", "unc"), or null where it is on this machine. */
export function networkFolderProblem(folder: string, system: System): string | null {
  const path = system.realPath(folder);
  if (isUnc(folder, system.platform) || isUnc(path, system.platform)) return 'unc';
  let nearest: Mount | null = null;
  for (const mount of system.mounts()) {
    const isInside =
      path === mount.point || path.startsWith(mount.point.endsWith('/') ? mount.point : `${mount.point}/`);
    if (isInside && mount.point.length >= (nearest?.point.length ?? 0)) nearest = mount;
  }
  return nearest !== null && networkTypes.has(nearest.type) ? nearest.type : null;
}

const clientFolders: readonly (readonly [client: string, folder: RegExp])[] = [
  ['OneDrive', /^OneDrive( - .+)?$/i],
  ['Dropbox', /^Dropbox( \(.+\))?$/i],
  ['Google Drive', /^(Google ?Drive|My Drive|GoogleDrive-.+|DriveFS)$/i],
  ['iCloud Drive', /^(iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/i],
  ['Box', /^(Box|Box Sync|Box-Box)$/],
  ['Nextcloud', /^Nextcloud$/i],
  ['ownCloud', /^ownCloud$/i],
  ['Syncthing', /^Syncthing$/i],
  ['a cloud drive', /^CloudStorage$/],
];

const clientMarkers: readonly (readonly [client: string, marker: string])[] = [
  ['Dropbox', '.dropbox'],
  ['Dropbox', '.dropbox.cache'],
  ['Google Drive', '.tmp.driveupload'],
  ['Google Drive', '.tmp.drivedownload'],
  ['Syncthing', '.stfolder'],
  ['Nextcloud', '.nextcloudsync.log'],
  ['ownCloud', '.owncloudsync.log'],
];

/** The sync client in whose folder a path lies, or null. */
export function syncClientOf(folder: string, system: System): string | null {
  const path = system.realPath(folder);
  for (const name of ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer']) {
    const root = system.env[name];
    if (root !== undefined && root !== '' && isWithin(path, root, system.platform)) return 'OneDrive';
  }
  for (const part of path.split(/[\\/]/)) {
    const client = clientFolders.find(([, pattern]) => pattern.test(part));
    if (client) return client[0];
  }
  for (const ancestor of ancestorsOf(path)) {
    const marker = clientMarkers.find(([, name]) => isMarked(ancestor, name, system));
    if (marker) return marker[0];
  }
  return null;
}

// Dropbox keeps its own settings in `.dropbox` in the home folder, which says nothing about the home folder itself.
function isMarked(folder: string, marker: string, system: System): boolean {
  return !(marker === '.dropbox' && folder === system.home) && system.exists(join(folder, marker));
}

function isWithin(path: string, root: string, platform: NodeJS.Platform): boolean {
  const comparable = (each: string): string => {
    const plain = each.replaceAll('\\', '/').replace(/\/+$/, '');
    return platform === 'win32' || platform === 'darwin' ? plain.toLowerCase() : plain;
  };
  return comparable(path) === comparable(root) || comparable(path).startsWith(`${comparable(root)}/`);
}

// `\\?\C:\…` and `\\.\C:\…` name a local drive.
function isUnc(folder: string, platform: NodeJS.Platform): boolean {
  const isTwoSlashes = platform === 'win32' ? /^[\\/]{2}[^\\/]/.test(folder) : folder.startsWith('\\\\');
  return isTwoSlashes && !/^[\\/]{2}[?.][\\/][a-z]:/i.test(folder);
}

function ancestorsOf(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [path, ...ancestorsOf(parent)];
}

function realPathOf(path: string): string {
  const absolute = isAbsolute(path) ? path : resolve(path);
  try {
    // The native one follows Windows' drive letters to the share behind them.
    return realpathSync.native(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute
      ? absolute
      : join(realPathOf(parent), absolute.slice(parent.length).replace(sep, ''));
  }
}

function mountsHere(): readonly Mount[] {
  try {
    if (process.platform === 'linux') return mountsOfLinux(readFileSync('/proc/self/mounts', 'utf8'));
    if (process.platform === 'darwin') return mountsOfMac(execFileSync('/sbin/mount', { encoding: 'utf8' }));
  } catch {
    // A machine that does not say what it has mounted is taken at its word.
  }
  return [];
}

/** Lines `device point type options …`, with spaces as `\040` (proc_pid_mounts(5), fstab(5)). */
export function mountsOfLinux(table: string): readonly Mount[] {
  return table.split('\n').flatMap((each) => {
    const [, point, type] = each.split(' ');
    if (point === undefined || type === undefined) return [];
    const plain = point.replace(/\\([0-7]{3})/g, (_escape, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    return [{ point: plain, type }];
  });
}

/** Lines `device on point (type, options …)`. */
export function mountsOfMac(table: string): readonly Mount[] {
  return table.split('\n').flatMap((each) => {
    const [, point, type] = /^.+ on (.+) \(([^,)]+).*\)$/.exec(each) ?? [];
    return point === undefined || type === undefined ? [] : [{ point, type }];
  });
}
