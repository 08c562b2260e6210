import { isContractProcedure } from '@orpc/contract';
import type { Page } from '@playwright/test';
import { contract } from '../../../shared/contract/contract.ts';
import { operationPaths } from '../../contract/operation-paths.ts';
import { buildTestApp } from '../../desktop/test-app.ts';
import { startHostTree } from '../../faults/host-tree.ts';
import type { Answer, Question } from '../../hosts/http-request.ts';
import { startDesktop } from '../../support/electron-double/start-desktop.ts';
import { control, repelled, type AttackRow, type AttackTools } from '../attack-row.ts';
import { enterHost, saidIn, type HostSession } from '../host-session.ts';

// Every operation of the contract, asked in every way in which nobody of the program's own asks.

const name = 'operations';
const largest = 50 * 1024 * 1024;

/** As they are sent. No operation that takes something takes any of these. */
const wrongShapes: readonly string[] = [
  ...[
    '{"json":null}',
    '{"json":[]}',
    '{"json":"words"}',
    '{"json":0}',
    '{"json":{"id":{"$gt":""}}}',
    '[]',
    '""',
  ],
  ...[
    '{"json":{"id":"../../etc/passwd","revision":-1}}',
    '{"json":{"id":["a"],"revision":"1 OR 1=1"}}',
    '{"json":',
  ],
  ...[
    `{"json":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    '{"json":{"id":1e999}}',
    '{"meta":[[1]],"json":{}}',
  ],
  ...['{"json":{},"meta":[[0,"a","b"]]}', '{"json":{"a":1},"meta":[[5,"a"]],"maps":[["a"]]}'],
];

const prototypeKeys: readonly string[] = [
  '{"__proto__":{"isAdmitted":true},"json":{"__proto__":{"isAdmitted":true,"polluted":1}}}',
  '{"json":{"constructor":{"prototype":{"polluted":1}}}}',
  '{"json":{"id":"__proto__","revision":1,"name":"constructor","title":"prototype"}}',
  '{"json":{},"meta":[[1,"__proto__","polluted"]]}',
  '{"json":{"x":{}},"meta":[[1,"x","__proto__"]],"maps":[["__proto__","polluted"]],"files":[]}',
];

export async function runAttacks(tools: AttackTools): Promise<readonly AttackRow[]> {
  const dataFolder = tools.folder();
  const host = await startHostTree(dataFolder);
  const rows: AttackRow[] = [];
  try {
    const session = await enterHost(host);
    await session.command('workspace.loadSample');
    const before = saidIn(dataFolder);
    rows.push(...(await overHttp(tools, session)));
    const still = await session.command('people.list');
    const isAlive = still.status === 200 && saidIn(dataFolder) === before;
    const unknown = await session.command('people.list', { cookie: undefined });
    rows.push(
      control(
        name,
        'the host answers its own page after all of that, nobody else, and the data are what they were',
        {
          times: 1,
          got: isAlive && unknown.status === 403 ? 1 : 0,
        },
      ),
    );
  } finally {
    await host.stop();
  }
  return tools.isWhole ? [...rows, ...(await overPorts(tools))] : rows;
}

async function overHttp(tools: AttackTools, session: HostSession): Promise<readonly AttackRow[]> {
  const all = operationPaths();
  const taking = all.filter(takesInput);
  const strangers = strangersTo(session.origin);
  const isRefused = ({ status }: Answer): boolean => status >= 400 && status < 500;
  const count = async (
    paths: readonly string[],
    ways: readonly { readonly headers?: Question['headers']; readonly body: string | number }[],
    isRight: (answer: Answer) => boolean,
  ): Promise<{ times: number; got: number }> => {
    let [times, got] = [0, 0];
    for (const path of paths) {
      for (const { headers = {}, body } of ways) {
        const answer = await session.command(path, headers, { body });
        times += 1;
        if (isRight(answer)) continue;
        got += 1;
        tools.say(
          `${path} answered ${answer.status} to ${String(body).slice(0, 60)} ${JSON.stringify(headers)}`,
        );
      }
    }
    return { times, got };
  };
  const asJson = (bodies: readonly string[]) => bodies.map((body) => ({ body }));
  const large = `{"json":{"id":"${'x'.repeat(largest)}"}}`;
  const fewOf = tools.count(taking.length, 2);
  return [
    repelled(
      name,
      `every operation (${all.length}) from another origin, a sub-frame, a rebound name: 403`,
      await count(
        all,
        strangers.map((headers) => ({ headers, body: '{}' })),
        ({ status }) => status === 403,
      ),
    ),
    repelled(name, `every operation that takes something (${taking.length}) in a wrong shape: refused`, {
      ...(await count(taking, asJson(tools.isWhole ? wrongShapes : wrongShapes.slice(0, 3)), isRefused)),
    }),
    repelled(name, 'the same with keys of a prototype: refused', {
      ...(await count(taking, asJson(tools.isWhole ? prototypeKeys : prototypeKeys.slice(0, 2)), isRefused)),
    }),
    repelled(name, 'the same with 50 MB: refused', {
      ...(await count(taking.slice(0, fewOf), [{ body: large }], isRefused)),
    }),
    repelled(name, 'the same with more than is read (65 MB): refused', {
      ...(await count(taking.slice(0, tools.count(5, 1)), [{ body: 65 * 1024 * 1024 }], isRefused)),
    }),
  ];
}

function strangersTo(origin: string): readonly NonNullable<Question['headers']>[] {
  const { port } = new URL(origin);
  return [
    { origin: 'https://attacker.example' },
    // A frame in a sandbox, or of a data: address.
    { origin: 'null' },
    { origin: undefined },
    { origin: 'http://127.0.0.1:1' },
    { host: `attacker.example:${port}`, origin: `http://attacker.example:${port}` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
}

/** The same over the message ports of the window, from a page in the program's place. */
async function overPorts(tools: AttackTools): Promise<readonly AttackRow[]> {
  const appFolder = await buildTestApp(tools.folder());
  const desktop = await startDesktop({ folder: tools.folder(), appFolder });
  try {
    const { page } = desktop;
    await page.waitForFunction(() => 'testPage' in window);
    const taking = operationPaths().filter(takesInput);
    const answers = await page.evaluate(callEach, {
      paths: taking,
      texts: [...wrongShapes, ...prototypeKeys],
      long: 0,
    });
    const large = await page.evaluate(callEach, { paths: taking.slice(0, 5), texts: [], long: largest });
    const isAlive = await isAnswered(page);
    const frames = await page.evaluate(askFromFrames);
    return [
      repelled(
        name,
        `over the window’s ports: wrong shapes and keys of a prototype (${taking.length} operations)`,
        {
          times: answers.length,
          got: answers.filter((code) => !isRefusal(code)).length,
        },
      ),
      repelled(name, 'over the window’s ports: 50 MB', {
        times: large.length,
        got: large.filter((code) => !isRefusal(code)).length,
      }),
      repelled(
        name,
        'ports asked for from frames inside the page (blank, srcdoc, sandboxed, own address, data:)',
        {
          times: frames.asked,
          got: frames.handovers - 1,
        },
      ),
      control(name, 'the window’s own page is answered after all of that', {
        times: 1,
        got: isAlive ? 1 : 0,
      }),
    ];
  } finally {
    await desktop.kill();
  }
}

function isRefusal(code: string): boolean {
  // `not-found`: a name of the right form that names nothing.
  return code === 'BAD_REQUEST' || code === 'not-found' || code === 'not-sent';
}

async function isAnswered(page: Page): Promise<boolean> {
  return page.evaluate(async () => Array.isArray(await window.testPage.core.people.list()));
}

/** Runs in the page. */
async function callEach({
  paths,
  texts,
  long,
}: {
  readonly paths: readonly string[];
  readonly texts: readonly string[];
  readonly long: number;
}): Promise<string[]> {
  const codes: string[] = [];
  type Calls = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;
  for (const path of paths) {
    const [area = '', operation = ''] = path.split('.');
    const call = (window.testPage.core as unknown as Calls)[area]?.[operation];
    const inputs =
      long > 0
        ? [{ id: 'x'.repeat(long) }]
        : texts.map((text) => {
            try {
              const { json } = JSON.parse(text) as { json?: unknown };
              // Some operations take an empty object, every field of it being optional.
              return json === undefined || json === null || Object.keys(json).length === 0 ? text : json;
            } catch {
              return text;
            }
          });
    for (const input of inputs) {
      codes.push(
        await (call?.(input) ?? Promise.reject(new Error(`there is no ${path}`))).then(
          () => 'answered',
          // What cannot be written as JSON is not sent at all.
          (error: { readonly code?: string }) => error.code ?? 'not-sent',
        ),
      );
    }
  }
  return codes;
}

/** Runs in the page. */
async function askFromFrames(): Promise<{ readonly asked: number; readonly handovers: number }> {
  const word = 'secretariat-ports-wanted';
  const frames: readonly Readonly<Record<string, string>>[] = [
    {},
    { src: 'about:blank' },
    { src: '/index.html' },
    { srcdoc: '<p>x</p>' },
    { sandbox: 'allow-scripts allow-same-origin', srcdoc: '<p>x</p>' },
    { src: 'data:text/html,x' },
  ];
  for (const attributes of frames) {
    const frame = document.createElement('iframe');
    for (const [key, value] of Object.entries(attributes)) {
      try {
        frame.setAttribute(key, value);
      } catch {
        // The policy lets no text become a document.
      }
    }
    document.body.append(frame);
    await new Promise((done) => setTimeout(done, 100));
    frame.contentWindow?.postMessage(word, '*');
    window.postMessage(word, window.location.origin);
  }
  await new Promise((done) => setTimeout(done, 500));
  return { asked: frames.length * 2, handovers: window.testPage.handovers.length };
}

function takesInput(path: string): boolean {
  const [area = '', operation = ''] = path.split('.');
  const procedure: unknown = (contract as unknown as Record<string, Record<string, unknown>>)[area]?.[
    operation
  ];
  if (!isContractProcedure(procedure)) throw new Error(`${path} is no operation`);
  return procedure['~orpc'].inputSchema !== undefined;
}
