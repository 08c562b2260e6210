import { openCore } from '../../electron/core/open-core.ts';

// Opens a data folder and keeps it until it is killed.
const [dataFolder = ''] = process.argv.slice(2);
await openCore({ dataFolder, resourcesFolder: dataFolder, author: 'Clerk', programVersion: '0.0.0' });
process.stdout.write('open\n');
setInterval(() => undefined, 60_000);
