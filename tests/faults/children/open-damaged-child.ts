import { createRouterClient } from '@orpc/server';
import { createHash } from 'node:crypto';
import { openCore } from '../../../electron/core/open-core.ts';

// `open-damaged-child.ts DATA_FOLDER DOCUMENTS`: opens the program and every one of the documents (a list of ids with
// commas), then salvages where the program says that the data are damaged. Its last line says what came of it, as JSON.

const [dataFolder = '', documents = ''] = process.argv.slice(2);
const core = await openCore({
  dataFolder,
  resourcesFolder: dataFolder,
  author: 'Clerk',
  programVersion: '0.0.0',
});
const client = createRouterClient(core.router);
process.stdout.write('started\n');
const { state } = await client.recovery.status();
/** Of each section that is handed out as sound: the digest of its text. */
const sound: Record<string, string> = {};
const unreadable: string[] = [];
const failed: Record<string, string> = {};
for (const id of documents.split(',')) {
  try {
    for (const section of (await client.documents.get({ id })).sections) {
      if (section.content.state === 'unreadable') unreadable.push(section.id);
      else
        sound[section.id] = createHash('sha256').update(JSON.stringify(section.content.body)).digest('hex');
    }
  } catch (error) {
    failed[id] = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
let salvage: unknown = null;
if (state === 'damaged') {
  try {
    salvage = await client.recovery.salvage();
  } catch (error) {
    salvage = String(error);
  }
}
await core.close();
process.stdout.write(`${JSON.stringify({ state, sound, unreadable, failed, salvage })}\n`);
