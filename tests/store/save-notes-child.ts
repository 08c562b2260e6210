import { createRouterClient } from '@orpc/server';
import { openCore } from '../../electron/core/open-core.ts';

// Saves the notes of a section again and again, a number in each, and says every number that was acknowledged.
const [dataFolder = '', sectionId = '', revisionText = ''] = process.argv.slice(2);
const core = await openCore({
  dataFolder,
  resourcesFolder: dataFolder,
  author: 'Clerk',
  programVersion: '0.0.0',
});
const client = createRouterClient(core.router);
let revision = Number(revisionText);
for (;;) {
  const words = `Sentence ${revision} of the notes. ${'More was said about it. '.repeat(200)}`;
  const body = {
    type: 'doc' as const,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  };
  ({ revision } = await client.documents.saveSection({ id: sectionId, revision, body }));
  process.stdout.write(`${revision}\n`);
}
