import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { defaultDataFolder } from '../../electron/core/chosen-data-folder.ts';
import { claimDataFolder } from '../../electron/core/data-folder.ts';
import {
  mountsOfLinux,
  mountsOfMac,
  networkFolderProblem,
  syncClientOf,
  systemHere,
  type System,
} from '../../electron/core/folder-kinds.ts';
import { openTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const linux: System = {
  platform: 'linux',
  env: {},
  home: '/home/clerk',
  mounts: () => [{ point: '/', type: 'ext4' }],
  exists: () => false,
  realPath: (path) => path,
};

describe('the default data folder', () => {
  test.each([
    ['linux', {}, '/home/clerk/.local/share/secretariat'],
    ['linux', { XDG_DATA_HOME: '/data/clerk' }, '/data/clerk/secretariat'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/clerk/.local/share/secretariat'],
    ['darwin', {}, '/home/clerk/Library/Application Support/Secretariat'],
    [
      'win32',
      { LOCALAPPDATA: '/c/Users/clerk/AppData/Local', APPDATA: '/roaming' },
      '/c/Users/clerk/AppData/Local/Secretariat',
    ],
    ['win32', { APPDATA: '/roaming' }, '/home/clerk/AppData/Local/Secretariat'],
    ['linux', { SECRETARIAT_DATA: '/elsewhere', XDG_DATA_HOME: '/data' }, '/elsewhere'],
  ] as const)('on %s with %o is %s', (platform, env, folder) => {
    expect(defaultDataFolder({ platform, env, home: '/home/clerk' })).toBe(folder);
  });
});

describe('a folder on the network', () => {
  test.each(['nfs', 'nfs4', 'cifs', 'smb3', 'fuse.sshfs', '9p', 'fuse.rclone'])(
    'is known by its type %s',
    (type) => {
      const mounts = () => [
        { point: '/', type: 'ext4' },
        { point: '/mnt/share', type },
      ];
      expect(networkFolderProblem('/mnt/share/secretariat', { ...linux, mounts })).toBe(type);
      expect(networkFolderProblem('/mnt/share', { ...linux, mounts })).toBe(type);
      expect(networkFolderProblem('/mnt/shared-by-me/secretariat', { ...linux, mounts })).toBeNull();
    },
  );

  test('is the innermost of the mounts that hold it', () => {
    const mounts = () => [
      { point: '/srv', type: 'nfs4' },
      { point: '/srv/local', type: 'xfs' },
      { point: '/', type: 'ext4' },
    ];
    expect(networkFolderProblem('/srv/local/data', { ...linux, mounts })).toBeNull();
    expect(networkFolderProblem('/srv/data', { ...linux, mounts })).toBe('nfs4');
  });

  test.each([
    ['\\\\server\\share\\data', 'unc'],
    ['//server/share/data', 'unc'],
    ['\\\\?\\C:\\data', null],
    ['C:\\Users\\clerk\\data', null],
  ])('on Windows, %s is %s', (folder, kind) => {
    expect(networkFolderProblem(folder, { ...linux, platform: 'win32', mounts: () => [] })).toBe(kind);
  });

  test('is seen through a drive letter', () => {
    const realPath = (path: string) => path.replace('Z:', '\\\\server\\share');
    const system: System = { ...linux, platform: 'win32', mounts: () => [], realPath };
    expect(networkFolderProblem('Z:\\data', system)).toBe('unc');
    expect(networkFolderProblem('C:\\data', system)).toBeNull();
  });

  test('is seen through a symbolic link', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'share'));
    symlinkSync(join(folder, 'share'), join(folder, 'link'));
    const system = { ...systemHere(), mounts: () => [{ point: join(folder, 'share'), type: 'nfs4' }] };
    expect(networkFolderProblem(join(folder, 'link', 'not', 'yet', 'there'), system)).toBe('nfs4');
  });

  test('is read off the tables of Linux and macOS', () => {
    const proc = '/dev/sda1 / ext4 rw 0 0\nnas:/x /mnt/my\\040share nfs4 rw,vers=4.2 0 0\n';
    expect(mountsOfLinux(proc)).toEqual([
      { point: '/', type: 'ext4' },
      { point: '/mnt/my share', type: 'nfs4' },
    ]);
    const mac = '/dev/disk3s1 on / (apfs, sealed)\n//clerk@nas/x on /Volumes/on call (smbfs, nodev)\n';
    expect(mountsOfMac(mac)).toEqual([
      { point: '/', type: 'apfs' },
      { point: '/Volumes/on call', type: 'smbfs' },
    ]);
  });
});

describe('a folder of a sync client', () => {
  test.each([
    ['/home/clerk/Dropbox/data', 'Dropbox'],
    ['/home/clerk/Dropbox (Calder Council)/data', 'Dropbox'],
    ['/home/clerk/OneDrive - Calder Police/data', 'OneDrive'],
    ['/home/clerk/Google Drive/data', 'Google Drive'],
    ['/home/clerk/Library/Mobile Documents/com~apple~CloudDocs/data', 'iCloud Drive'],
    ['/home/clerk/Library/CloudStorage/OneDrive-Calder/data', 'a cloud drive'],
    ['/home/clerk/dropboxes/data', null],
    ['/home/clerk/.local/share/secretariat', null],
  ])('%s: %s', (folder, client) => {
    expect(syncClientOf(folder, linux)).toBe(client);
  });

  test('is known by what Windows says of OneDrive, in any case', () => {
    const system: System = { ...linux, platform: 'win32', env: { OneDriveCommercial: 'D:\\Files\\Calder' } };
    expect(syncClientOf('d:/files/calder/data', system)).toBe('OneDrive');
    expect(syncClientOf('D:\\Files\\Calderdale', system)).toBeNull();
  });

  test('is known by what the client leaves in it', () => {
    const exists = (path: string) => path === '/srv/team/.stfolder';
    expect(syncClientOf('/srv/team/data', { ...linux, exists })).toBe('Syncthing');
    expect(syncClientOf('/srv/data', { ...linux, exists })).toBeNull();
    const settings = (path: string) => path === '/home/clerk/.dropbox';
    expect(syncClientOf('/home/clerk/data', { ...linux, exists: settings })).toBeNull();
  });
});

describe('a data folder that is refused', () => {
  test('because it is on the network or kept in step is not even made', async () => {
    const folder = join(temporaryFolder(), 'data');
    const shared: System = { ...systemHere(), mounts: () => [{ point: '/', type: 'cifs' }] };
    await expect(claimDataFolder(folder, shared)).rejects.toMatchObject({
      code: 'network-folder',
      facts: { folder, kind: 'cifs' },
    });
    const synced = join(temporaryFolder(), 'Dropbox', 'data');
    await expect(claimDataFolder(synced)).rejects.toMatchObject({
      code: 'sync-folder',
      facts: { folder: synced, client: 'Dropbox' },
    });
    expect(readdirSync(join(folder, '..'))).toEqual([]);
    expect(readdirSync(join(synced, '..', '..'))).toEqual([]);
  });

  test('because a file stands in its place', async () => {
    const file = join(temporaryFolder(), 'data');
    writeFileSync(file, 'my notes');
    await expect(openTestCore(file)).rejects.toMatchObject({ code: 'not-writable', facts: { folder: file } });
    await expect(openTestCore(join(file, 'below'))).rejects.toMatchObject({ code: 'not-writable' });
  });

  test('because its disk is read-only', async ({ skip }) => {
    const disk = temporaryFolder();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,ro', 'tmpfs', disk]);
    if (mounted.status !== 0) skip('this user may not mount a disk in memory');
    onTestFinished(() => void spawnSync('umount', [disk]));
    await expect(openTestCore(disk)).rejects.toMatchObject({ code: 'not-writable' });
  });
});

test('a data folder that is made is for its owner alone', async () => {
  const { core, dataFolder } = await openTestCore(join(temporaryFolder(), 'a', 'data'));
  await core.close();
  if (process.platform !== 'win32') expect((statSync(dataFolder).mode & 0o777).toString(8)).toBe('700');
});

test('a data folder is free again even where word of its owner cannot be taken away', async () => {
  const { core, dataFolder } = await openTestCore(temporaryFolder());
  rmSync(join(dataFolder, 'owner.json'), { force: true });
  mkdirSync(join(dataFolder, 'owner.json', 'kept-open'), { recursive: true });
  await core.close();
  const again = await openTestCore(dataFolder);
  await again.core.close();
});

test('a data folder whose program was killed opens at once', async () => {
  const dataFolder = temporaryFolder();
  const child = fileURLToPath(new URL('./hold-folder-child.ts', import.meta.url));
  const holder = spawn(process.execPath, [child, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  await expect(openTestCore(dataFolder)).rejects.toMatchObject({
    code: 'in-use',
    facts: { holder: expect.stringContaining(`process ${holder.pid}`) as string },
  });
  const ended = once(holder, 'close');
  holder.kill('SIGKILL');
  await ended;
  expect(readdirSync(dataFolder)).toContain('owner.json');
  const { core } = await openTestCore(dataFolder);
  await core.close();
});
