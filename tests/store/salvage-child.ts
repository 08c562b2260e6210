import { createRouterClient } from '@orpc/server';
import { openCore } from '../../electron/core/open-core.ts';

// Opens a damaged data folder and salvages it. Says when it begins, to be killed while it works.
const [dataFolder = '', resourcesFolder = ''] = process.argv.slice(2);
const core = await openCore({ dataFolder, resourcesFolder, author: 'Clerk', programVersion: '0.0.0' });
process.stdout.write('begins\n');
const { tables } = await createRouterClient(core.router).recovery.salvage();
process.stdout.write(`done ${tables.length}\n`);
process.exit(0);
