import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { plainTextOf } from '../../shared/document/plain-text.ts';
import { bodyOf, notesSection } from '../support/builders/a-notes-section.ts';
import { aStoredMeeting } from '../support/builders/a-stored-meeting.ts';
import { withTestCore } from '../support/open-test-core.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const child = fileURLToPath(new URL('./save-notes-child.ts', import.meta.url));

test('no save that was acknowledged is lost when the program is killed, and the folder opens at once', async () => {
  const dataFolder = temporaryFolder();
  const { meeting, section } = await withTestCore(dataFolder, async (client) => {
    const meeting = await aStoredMeeting(client);
    return { meeting, section: await notesSection(client, meeting.id) };
  });
  let { revision } = section;
  for (const delay of [5, 25, 60, 110, 170, 240]) {
    const acknowledged = await saveUntilKilled(dataFolder, section.id, revision, delay);
    expect(acknowledged).toBeGreaterThan(revision);
    const kept = await withTestCore(dataFolder, (client) => notesSection(client, meeting.id));
    // The last save may have been committed without its answer coming through.
    expect([acknowledged, acknowledged + 1]).toContain(kept.revision);
    expect(plainTextOf(bodyOf(kept))).toMatch(new RegExp(`^Sentence ${kept.revision - 1} of the notes`));
    revision = kept.revision;
  }
}, 60_000);

async function saveUntilKilled(
  folder: string,
  id: string,
  revision: number,
  afterMs: number,
): Promise<number> {
  const saving = spawn(process.execPath, [child, folder, id, String(revision)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  saving.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await once(saving.stdout, 'data');
  setTimeout(() => saving.kill('SIGKILL'), afterMs);
  await once(saving, 'close');
  return Number(output.trim().split('\n').at(-1));
}
