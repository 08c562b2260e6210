import { createRouterClient } from '@orpc/server';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCore } from '../../electron/core/open-core.ts';
import { resourcesFolder } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a Word file that cannot be made is answered with the reason, and is made once it can be', async () => {
  const resources = join(temporaryFolder(), 'resources');
  cpSync(resourcesFolder, resources, { recursive: true });
  const houseStyle = join(resources, 'house-styles', 'flowing', 'house-style.json');
  const sound = readFileSync(houseStyle);
  writeFileSync(houseStyle, '{ "roles": ');
  const core = await openCore({
    dataFolder: temporaryFolder(),
    resourcesFolder: resources,
    author: 'Test clerk',
    programVersion: '0.0.0-test',
  });
  const client = createRouterClient(core.router);
  try {
    const { meetingId } = await client.workspace.loadSample();
    const request = { meetingId, what: 'agenda' } as const;
    await expect(client.exports.make(request)).rejects.toMatchObject({
      code: 'rule-violated',
      data: { code: 'house-style-faulty', facts: { houseStyle: 'flowing', fault: 'file-not-json' } },
    });
    writeFileSync(houseStyle, sound);
    expect((await client.exports.make(request)).files).toHaveLength(1);
  } finally {
    await core.close();
  }
});
