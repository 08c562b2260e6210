import { dirname, join } from 'node:path';
import { openStore } from '../../electron/core/store/open-store.ts';

// Opens a store, and so migrates it. Says when it begins, to be killed while it works.
const [path = '', migrationsFolder = '', schemas = '[]'] = process.argv.slice(2);
process.stdout.write('begins\n');
const store = await openStore({
  key: null,
  path,
  backupFolder: join(dirname(path), 'backups'),
  migrationsFolder,
  schemas: JSON.parse(schemas) as readonly string[],
});
store.close();
