import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askedDataFolder, developmentPolicy, windowFolder } from '../../../electron/desktop/start-options.ts';

const here = resolve('/home/okoro');
const usual = resolve('/home/okoro/.local/share/secretariat');

describe('the data folder that is asked for', () => {
  it('is none where nothing is said', () => {
    expect(askedDataFolder([], here)).toBeUndefined();
  });

  it.each([
    [['--data', '/data/two']],
    [['--data=/data/two']],
    [['--some-switch=of-chromium', '--data', '/data/two']],
    [['--data', '/data/one', '--data', '/data/two']],
  ])('is the one of %j', (argv) => {
    expect(askedDataFolder(argv, here)).toBe(resolve('/data/two'));
  });

  it('is found from the folder where the person is', () => {
    expect(askedDataFolder(['--data', 'minutes'], here)).toBe(join(here, 'minutes'));
  });

  it.each([[['--data']], [['--data=']], [['--data', '']], [['--data', '--no-sandbox']]])(
    'is missing in %j',
    (argv) => expect(askedDataFolder(argv, here)).toBeNull(),
  );
});

it('a policy of its own is asked for by one word', () => {
  expect(developmentPolicy([], here)).toBeUndefined();
  expect(developmentPolicy(['--policy=mine.json'], here)).toBe(join(here, 'mine.json'));
});

describe('the window’s own folder', () => {
  it('is another for each data folder, beside the default one and in neither', () => {
    const one = windowFolder(resolve('/data/one'), usual);
    const two = windowFolder(resolve('/data/two'), usual);
    expect(one).not.toBe(two);
    expect(one.startsWith(resolve('/home/okoro/.local/share/secretariat-window'))).toBe(true);
    expect(windowFolder(resolve('/data/one'), usual)).toBe(one);
  });
});
