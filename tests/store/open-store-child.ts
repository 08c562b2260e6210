import { dirname, join } from 'node:path';
import { openStore } from '../../electron/core/store/open-store.ts';

// Opens a store, and so migrates it. Says when it begins, to be killed while it works.
const [path = '', migrationsFolder = ''] = process.argv.slice(2);
process.stdout.write('begins\n');
const store = await openStore({
  key: null,
  path,
  backupFolder: join(dirname(path), 'backups'),
  migrationsFolder,
});
store.close();
