import { readFileSync } from 'node:fs';
import { answerFrom } from '../../../electron/desktop/app-protocol.ts';
import { readListedFiles } from '../../../electron/core/files/listed-files.ts';
import { inProject } from '../../../scripts/project.ts';
import { startHostTree } from '../../faults/host-tree.ts';
import { startDesktop } from '../../support/electron-double/start-desktop.ts';
import { control, repelled, type AttackRow, type AttackTools } from '../attack-row.ts';
import { enterHost } from '../host-session.ts';

// Ways to write the path of a file that is not the page's, or of one that lies beside it. Of each answer it is looked
// at what it holds: nothing but a listed file, whatever the path was taken for.

const name = 'paths';

/** Files that are there, seen from the folder of the page. */
const targets = ['package.json', 'out/main/index.js', 'resources/sample/sample-meeting.json', 'etc/passwd'];
const ups = [
  '..',
  '%2e%2e',
  '.%2e',
  '%2E%2E',
  '%252e%252e',
  '%c0%ae%c0%ae',
  '..%00',
  '....//..',
  '\u2024\u2024',
  '..;',
];
const slashes = ['/', '\\', '%2f', '%5c', '%252f', '%255c', '//', '\u2215'];
const inside = [
  ...[
    'files.json',
    'assets',
    'assets/',
    'assets/..',
    'assets/%2e%2e/files.json',
    './files.json',
    'FILES.JSON',
    'files.json%00.html',
  ],
  ...[
    'index.html/',
    'index.html/..',
    'index.html%20',
    'index.html.',
    'index.html::$DATA',
    'index.html%00',
    'INDEX.HTML',
    'index.html;.js',
  ],
  ...[
    'constructor',
    '__proto__',
    'toString',
    '%',
    '%zz',
    '%ff',
    '%00',
    '.',
    '..',
    '~',
    '.git/config',
    '.env',
    'C:/Windows/win.ini',
  ],
  ...[
    'file:///etc/passwd',
    '//etc/passwd',
    '/etc/passwd',
    '\\\\localhost\\c$',
    'rpc',
    'rpc/..%2f..%2fpackage.json',
    '?/../package.json',
  ],
];

export async function runAttacks(tools: AttackTools): Promise<readonly AttackRow[]> {
  const renderer = inProject('out/renderer');
  const files = readListedFiles(renderer);
  const listed = new Set([...files.values()].map(({ bytes }) => bytes.toString('latin1')));
  const page = readFileSync(`${renderer}/index.html`, 'latin1');
  const climbing = ups.flatMap((up) =>
    slashes.flatMap((slash) => targets.map((to) => `${`${up}${slash}`.repeat(2)}${to}`)),
  );
  const paths = [...climbing, ...inside];
  const rows: AttackRow[] = [];

  let got = 0;
  for (const path of paths) {
    const request = new Request('app://secretariat/');
    // A Request tidies its address; what reaches the protocol may not have been tidied.
    Object.defineProperty(request, 'url', { value: `app://secretariat/${path}` });
    const response = answerFrom(files, request);
    const body = Buffer.from(await response.arrayBuffer()).toString('latin1');
    if (response.status === 200 ? !listed.has(body) : body !== '') got += 1;
  }
  rows.push(
    repelled(name, 'app://secretariat/, as it is asked: nothing but listed files', {
      times: paths.length,
      got,
    }),
  );

  const host = await startHostTree(tools.folder());
  try {
    const session = await enterHost(host);
    const isPage = (text: string): boolean =>
      text.replaceAll(/ integrity="[^"]*"/g, '') === Buffer.from(page, 'latin1').toString();
    got = 0;
    for (const path of paths) {
      // What no request line can hold is encoded, once.
      const { status, text } = await session.get(`/${path.replaceAll(/[^\x21-\x7e]/g, encodeURIComponent)}`);
      const isListed = listed.has(Buffer.from(text).toString('latin1')) || isPage(text);
      const isRefusal = status >= 400 && text.startsWith('{"json":{"defined":false');
      if (!isRefusal && !(status === 200 && isListed)) {
        got += 1;
        tools.say(`${path}: ${status} ${text.slice(0, 80)}`);
      }
    }
    rows.push(
      repelled(name, 'the browser host, as it is asked: nothing but listed files', {
        times: paths.length,
        got,
      }),
    );
    const own = await session.get([...files.keys()].find((each) => each.endsWith('.js')) ?? '');
    rows.push(
      control(name, 'a listed file is answered whole', {
        times: 1,
        got: listed.has(Buffer.from(own.text).toString('latin1')) ? 1 : 0,
      }),
    );
  } finally {
    await host.stop();
  }
  if (!tools.isWhole) return rows;

  const desktop = await startDesktop({ folder: tools.folder() });
  try {
    const answers = await desktop.page.evaluate(async (all) => {
      const found: { path: string; status: number; text: string }[] = [];
      for (const path of all) {
        const answer = await fetch(`/${path}`).catch(() => null);
        if (answer) found.push({ path, status: answer.status, text: await answer.text() });
      }
      return found;
    }, paths);
    const wrong = answers.filter(({ status, text }) =>
      status === 200 ? !listed.has(Buffer.from(text).toString('latin1')) : text !== '',
    );
    for (const { path, status } of wrong) tools.say(`${path}: ${status}`);
    rows.push(
      repelled(name, 'app://secretariat/ in the window: nothing but listed files', {
        ...{ times: paths.length, got: wrong.length, wasThere: answers.length > paths.length / 2 },
      }),
    );
  } finally {
    await desktop.kill();
  }
  return rows;
}
