import { createRouterClient } from '@orpc/server';
import { openCore } from '../../../electron/core/open-core.ts';

// `save-and-die-child.ts DATA_FOLDER SECTION_ID REVISION WORDS`: saves words and dies, so that they lie in the journal
// alone and the journal lies beside the database.
const [dataFolder = '', id = '', revision = '', words = ''] = process.argv.slice(2);
const core = await openCore({
  dataFolder,
  resourcesFolder: dataFolder,
  author: 'Clerk',
  programVersion: '0.0.0',
});
const body = {
  type: 'doc' as const,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
};
await createRouterClient(core.router).documents.saveSection({ id, revision: Number(revision), body });
process.kill(process.pid, 'SIGKILL');
