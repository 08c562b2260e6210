import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { playMainStory, type StoryProgram } from '../support/main-story.ts';
import { playPackedStory, type PackedRun } from './packed-story.ts';

// With the real Electron, in a real window: `npm run test:smoke` runs this where there is a runtime.

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secretariat-smoke-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

/** Everything that a run writes lies below one folder. */
function environment(): Record<string, string> {
  const own = { SECRETARIAT_DATA: join(folder, 'data'), XDG_DATA_HOME: folder, LOCALAPPDATA: folder };
  return { ...(process.env as Record<string, string>), ...own };
}

async function startBuilt(): Promise<StoryProgram> {
  const app = await _electron.launch({ args: [inProject()], env: environment(), chromiumSandbox: true });
  const page = await app.firstWindow();
  const ended = once(app.process(), 'exit');
  return {
    page,
    kill: async () => {
      // On Windows a shell stands between: the program ends itself as hard as anybody could.
      await app.evaluate(() => process.kill(process.pid, 'SIGKILL')).catch(() => undefined);
      await ended;
    },
    close: async () => {
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await ended;
      return app.process().exitCode;
    },
    chooseFolder: (chosen) => answerOpenDialogs(app, chosen),
    printToPdf: async () => {
      const pdf = await app.evaluate(async ({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        return (await window?.webContents.printToPDF({ preferCSSPageSize: true }))?.toString('base64') ?? '';
      });
      return Buffer.from(pdf, 'base64');
    },
  };
}

function answerOpenDialogs(app: ElectronApplication, chosen: string): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, chosen);
}

test('a clerk starts the program, makes a meeting, types, is cut off, goes on, exports and prints', async () => {
  await playMainStory(startBuilt, folder);
});

const packedPrograms: Readonly<Record<string, readonly string[]>> = {
  linux: ['dist/linux-unpacked/secretariat'],
  win32: ['dist/win-unpacked/Secretariat.exe'],
  darwin: [`dist/mac${process.arch === 'arm64' ? '-arm64' : ''}/Secretariat.app/Contents/MacOS/Secretariat`],
};

test('the packed program starts, works out of its archive, and has its data after it was killed', async () => {
  const program = packedPrograms[process.platform]?.map((path) => inProject(path)).find(existsSync);
  test.skip(program === undefined, 'no package was made here (npm run package -- --dir)');
  await playPackedStory(() => startPacked(program ?? ''));
});

async function startPacked(program: string): Promise<PackedRun> {
  const child = spawn(program, ['--remote-debugging-port=0'], {
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  let output = '';
  const port = await new Promise<number>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(output)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    void ended.then(() => reject(new Error(`The packed program ended: ${output}`)));
  });
  expect(port).toBeGreaterThan(0);
  return {
    port,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
