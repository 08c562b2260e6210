import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readJsonBody } from './read-json-body.ts';
import { refuseForeign, refusals, type Refusal } from './refusals.ts';
import { createSession, type Session } from './session.ts';
import type { StaticFiles } from './static-files.ts';
import { noSessionPage } from './no-session-page.ts';

export type RunningHost = {
  readonly port: number;
  /** A link that works once. Links that were not used yet stop working. */
  readonly newLink: () => string;
  /** Answers what was asked already, then ends every connection. */
  readonly close: () => Promise<void>;
};

/** The port is another program's, or this user may not have it. */
export class PortRefused extends Error {
  readonly code: 'taken' | 'not-allowed';
  constructor(code: 'taken' | 'not-allowed') {
    super(code);
    this.code = code;
  }
}

type Serving = {
  readonly port: number;
  readonly session: Session;
  readonly files: StaticFiles;
  readonly operations: RPCHandler<Record<never, never>>;
};

const largestBody = 64 * 1024 * 1024;
const address = '127.0.0.1';

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The page's own, and the one with which ProseMirror puts what was made inert into a document of its own.
    'trusted-types default secretariat-paste ProseMirrorClipboard',
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/**
 * Serves the program on the loopback address (port 0: any free one). Everything but the launch link needs the session's
 * cookie, and everything must come from this host's own page. Rejects with `PortRefused`.
 */
export async function serve(options: {
  readonly port: number;
  readonly router: AnyRouter;
  readonly files: StaticFiles;
}): Promise<RunningHost> {
  const server = createServer();
  // A browser reuses idle connections; closing one just as it is used would look like a failed save.
  server.keepAliveTimeout = 10 * 60_000;
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const session = createSession(port);
  const serving = {
    port,
    session,
    files: options.files,
    operations: new RPCHandler(options.router, { plugins: [new RequestHeadersPlugin()] }),
  };
  const unfinished = new Set<ServerResponse>();
  server.on('request', (request, response) => {
    unfinished.add(response);
    response.on('close', () => unfinished.delete(response));
    answer(serving, request, response).catch(() => response.destroy());
  });
  return {
    port,
    newLink: () => `http://${address}:${port}/?launch=${session.newLaunchToken()}`,
    close: () => close(server, unfinished),
  };
}

async function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const isCommand = path === '/rpc' || path.startsWith('/rpc/');
  const foreign = refuseForeign(request, serving.port, isCommand);
  if (foreign) return refuse(request, response, foreign);
  return isCommand
    ? answerCommand(serving, request, response)
    : answerPage(serving, request, response, path, query);
}

async function answerCommand(
  { session, operations }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!session.isAdmitted(request.headers.cookie)) return refuse(request, response, refusals.notAdmitted);
  if (request.method !== 'POST') return refuse(request, response, refusals.wrongMethod);
  const body = await readJsonBody(request, largestBody);
  if (!body.ok) return refuse(request, response, body.refusal);
  const { matched } = await operations.handle(Object.assign(request, { body: body.value }), response, {
    prefix: '/rpc',
  });
  if (!matched) refuse(request, response, refusals.notFound);
}

function answerPage(
  { session, files }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(request, response, refusals.wrongMethod);
  }
  const launchToken = path === '/' ? new URLSearchParams(query).get('launch') : null;
  const isAdmitted = session.isAdmitted(request.headers.cookie);
  if (launchToken !== null && request.method === 'GET') {
    const cookie = session.admit(launchToken);
    if (cookie !== null || isAdmitted) {
      response.writeHead(303, { location: '/', ...(cookie === null ? {} : { 'set-cookie': cookie }) }).end();
      return;
    }
  }
  if (!isAdmitted) {
    send(request, response, 401, {
      bytes: Buffer.from(noSessionPage(launchToken !== null)),
      mediaType: 'text/html; charset=utf-8',
    });
    return;
  }
  const file = files.find(path);
  if (!file) return refuse(request, response, refusals.notFound);
  // Kept by the browser, the program is there sooner the next time. The page itself and all answers are not.
  if (file.isKept) response.setHeader('cache-control', 'private, max-age=31536000, immutable');
  send(request, response, 200, file);
}

// oRPC's own form of an error, so that a page's client reads the code; a person who looks at it reads the sentence.
function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { status, code, sentence } = refusal;
  const json = JSON.stringify({ json: { defined: false, code, status, message: sentence } });
  if (!request.complete) {
    // What was not read cannot stay in the connection; reading on lets the other side see the answer.
    response.setHeader('connection', 'close');
    request.resume();
  }
  send(request, response, status, { bytes: Buffer.from(json), mediaType: 'application/json; charset=utf-8' });
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  { bytes, mediaType }: { readonly bytes: Buffer; readonly mediaType: string },
): void {
  response.writeHead(status, { 'content-type': mediaType, 'content-length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((listening, refused) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') refused(new PortRefused('taken'));
      else if (error.code === 'EACCES') refused(new PortRefused('not-allowed'));
      else refused(error);
    });
    server.listen({ port, host: address, exclusive: true }, listening);
  });
}

const patience = 5000;

async function close(server: Server, unfinished: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  const isStream = (response: ServerResponse): boolean =>
    String(response.getHeader('content-type')).startsWith('text/event-stream');
  for (const response of unfinished) if (isStream(response)) response.destroy();
  const forced = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(forced);
}
