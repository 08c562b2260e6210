import { expect, test, vi } from 'vitest';
import { saveTextFile } from '../../../renderer/editor/save-text-file.ts';
import { platform, type Platform } from '../../../renderer/platform/platform.ts';

vi.mock('../../../renderer/platform/platform.ts');

test('a file of words that are not saved says first that it is not for publication', async () => {
  const saveFiles = vi.fn<Platform['saveFiles']>(() => Promise.resolve(null));
  vi.mocked(platform).mockReturnValue({ saveFiles } as unknown as Platform);
  await saveTextFile([
    { heading: '3. Housing', text: 'Leaks, said in confidence' },
    { heading: '', text: 'And more – to come' },
  ]);
  const [file] = saveFiles.mock.calls[0]?.[0] ?? [];
  expect(file?.name).toMatch(/^Secretariat text .*\.txt$/);
  expect(Buffer.from(file?.content ?? '', 'base64').toString('utf8')).toBe(
    'May hold restricted words: not for publication.\n\n' +
      '3. Housing\n\nLeaks, said in confidence\n\n\nAnd more – to come\n',
  );
});
