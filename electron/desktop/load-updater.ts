// The one file that loads electron-updater, imported only where a policy asks for updates. The library takes versions from
// release servers; here they come from a folder or one https address, and from nowhere else.
import { MacUpdater, NsisUpdater, Provider, type AppUpdater } from 'electron-updater';
import {
  parseUpdateInfo,
  resolveFiles,
  type ProviderRuntimeOptions,
} from 'electron-updater/out/providers/Provider.js';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sep } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { UpdateSource, Updater } from './updates.ts';

type AppAdapter = ConstructorParameters<typeof NsisUpdater>[1];
type UpdateInfo = Parameters<typeof resolveFiles>[0];

/** `adapter`: of a test; without it the library asks Electron for the running program. */
export function openUpdater(source: UpdateSource, platform: NodeJS.Platform, adapter?: AppAdapter): Updater {
  const options = { provider: 'custom', updateProvider: providerOf(source, platform) } as const;
  const updater: AppUpdater =
    platform === 'darwin' ? new MacUpdater(options, adapter) : new NsisUpdater(options, adapter);
  updater.logger = null;
  updater.autoDownload = false;
  // What was fetched is run when its signature was looked at once more (`updates.ts`).
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  updater.disableDifferentialDownload = true;
  // Its file `app-update.yml` comes only with a release server.
  const publisherName = source.publisher === undefined ? {} : { publisherName: [source.publisher] };
  const config = { updaterCacheDirName: 'secretariat-updater', ...publisherName };
  Object.assign(updater, { configOnDisk: { value: Promise.resolve(config) } });
  if ('folder' in source) Object.assign(updater, { httpExecutor: { download: copyFromFolder } });
  return {
    fetch: async () => {
      const checked = await updater.checkForUpdates();
      if (checked?.isUpdateAvailable !== true) return null;
      const [file] = await updater.downloadUpdate();
      return file === undefined ? null : { version: checked.updateInfo.version, file };
    },
    install: (failed) => {
      updater.once('error', failed);
      updater.quitAndInstall(true, false);
    },
  };
}

function providerOf(source: UpdateSource, platform: NodeJS.Platform) {
  const base = baseOf(source);
  const channelFile = platform === 'darwin' ? 'latest-mac.yml' : 'latest.yml';
  return class extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtimeOptions: ProviderRuntimeOptions) {
      super(runtimeOptions);
    }

    async getLatestVersion(): Promise<UpdateInfo> {
      const address = new URL(channelFile, base);
      const text = 'folder' in source ? await readFile(address, 'utf8') : await this.httpRequest(address);
      return parseUpdateInfo(text, channelFile, address);
    }

    // The list of a version may name files anywhere.
    resolveFiles(info: UpdateInfo): ReturnType<typeof resolveFiles> {
      const files = resolveFiles(info, base);
      if (files.some(({ url, packageInfo }) => !isBelow(url.href) || packageInfo !== undefined)) {
        throw new RangeError('a version names a file outside the place of the policy');
      }
      return files;
    }
  };

  function isBelow(href: string): boolean {
    return href.startsWith(base.href) && !/%2f|%5c/i.test(href);
  }
}

function baseOf(source: UpdateSource): URL {
  if ('address' in source) return new URL(source.address.replace(/\/*$/, '/'));
  return pathToFileURL(source.folder.endsWith(sep) ? source.folder : `${source.folder}${sep}`);
}

/** What the library does with a download, for a file of a folder: copied, and held against its digest. */
async function copyFromFolder(
  from: URL,
  to: string,
  { sha512 }: { readonly sha512?: string | null },
): Promise<string> {
  const hash = createHash('sha512');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      next(null, chunk);
    },
  });
  await pipeline(createReadStream(fileURLToPath(from)), hashing, createWriteStream(to));
  if (hash.digest('base64') !== sha512) throw new RangeError('a file is not the one that the version names');
  return to;
}
