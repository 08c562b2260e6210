import { DataFolderRefused, openCore } from '../../electron/core/open-core.ts';

// Opens a data folder and keeps it until it is killed, or says why not.
const [dataFolder = ''] = process.argv.slice(2);
try {
  await openCore({ dataFolder, resourcesFolder: dataFolder, author: 'Clerk', programVersion: '0.0.0' });
  process.stdout.write('open\n');
  setInterval(() => undefined, 60_000);
} catch (error) {
  if (!(error instanceof DataFolderRefused)) throw error;
  process.stdout.write(`refused: ${error.code}\n`);
}
