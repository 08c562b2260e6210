import { describe, expect, it } from 'vitest';
import { findElectron } from '../../scripts/electron-runtime.ts';
import { inProject } from '../../scripts/project.ts';
import { runCollected } from '../../scripts/run.ts';

const oneSentence = /^[^\n]+\.\n$/;

describe('npm start', () => {
  it.each([
    ['an unknown option', ['--colour'], '“--colour”'],
    ['a port that is no number', ['--port', 'http'], '“http”'],
    ['a port out of range', ['--port', '70000'], '“70000”'],
    ['an option without its value', ['--data'], '--data DIR'],
    ['a stray word', ['meetings'], '“meetings”'],
  ])('says %s in one sentence and ends with 1', async (_name, argv, says) => {
    const { code, output } = await runCollected(process.execPath, [inProject('scripts/start.ts'), ...argv]);
    expect(output).toMatch(oneSentence);
    expect(output).toContain(says);
    expect(code).toBe(1);
  });
});

describe('npm test', () => {
  it('says an unknown step in one sentence and ends with 1', async () => {
    const { code, output } = await runCollected(process.execPath, [
      inProject('scripts/test.ts'),
      'everything',
    ]);
    expect(output).toMatch(oneSentence);
    expect(output).toContain('“everything”');
    expect(code).toBe(1);
  });
});

describe('npm run test:smoke', () => {
  it.skipIf(findElectron() !== undefined)(
    'says that it was not run where there is no Electron runtime',
    async () => {
      const smoke = (...argv: readonly string[]) =>
        runCollected(process.execPath, [inProject('scripts/test-smoke.ts'), ...argv]);
      expect(await smoke()).toEqual({ code: 0, output: 'not run: no Electron runtime\n' });
      expect((await smoke('--needed')).code).toBe(1);
    },
  );
});

describe('npm run test:desktop', () => {
  it('says a number of starts that is none in one sentence and ends with 1', async () => {
    const { code, output } = await runCollected(process.execPath, [
      inProject('scripts/test-desktop.ts'),
      '--starts',
      'many',
    ]);
    expect(output).toMatch(oneSentence);
    expect(output).toContain('“many”');
    expect(code).toBe(1);
  });
});
