import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  chooseDataFolder,
  windowFolder,
  type StartCircumstances,
} from '../../../electron/desktop/start-options.ts';

const plain: StartCircumstances = {
  argv: [],
  workingFolder: resolve('/home/okoro'),
  defaultFolder: resolve('/home/okoro/.local/share/secretariat'),
};

describe('the data folder', () => {
  it('is the default one where nothing is said', () => {
    expect(chooseDataFolder(plain)).toBe(plain.defaultFolder);
  });

  it.each([
    [['--data', '/data/two']],
    [['--data=/data/two']],
    [['--some-switch=of-chromium', '--data', '/data/two']],
    [['--data', '/data/one', '--data', '/data/two']],
  ])('is the one of %j', (argv) => {
    expect(chooseDataFolder({ ...plain, argv })).toBe(resolve('/data/two'));
  });

  it('is found from the folder where the person is', () => {
    expect(chooseDataFolder({ ...plain, argv: ['--data', 'minutes'] })).toBe(
      join(plain.workingFolder, 'minutes'),
    );
  });

  it.each([[['--data']], [['--data=']], [['--data', '']], [['--data', '--no-sandbox']]])(
    'is missing in %j',
    (argv) => expect(chooseDataFolder({ ...plain, argv })).toBeNull(),
  );
});

describe('the window’s own folder', () => {
  it('is another for each data folder, beside the default one and in neither', () => {
    const one = windowFolder(resolve('/data/one'), plain.defaultFolder);
    const two = windowFolder(resolve('/data/two'), plain.defaultFolder);
    expect(one).not.toBe(two);
    expect(one.startsWith(resolve('/home/okoro/.local/share/secretariat-window'))).toBe(true);
    expect(windowFolder(resolve('/data/one'), plain.defaultFolder)).toBe(one);
  });
});
