import { createRouterClient } from '@orpc/server';
import { openCore } from '../../../electron/core/open-core.ts';

// `restore-child.ts DATA_FOLDER BACKUP_ID`: puts a backup in the place of the data. Says "begins" and "done".
const [dataFolder = '', id = ''] = process.argv.slice(2);
const core = await openCore({
  dataFolder,
  resourcesFolder: dataFolder,
  author: 'Clerk',
  programVersion: '0.0.0',
});
process.stdout.write('begins\n');
await createRouterClient(core.router).backups.restore({ id });
process.stdout.write('done\n');
await core.close();
