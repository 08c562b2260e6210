import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import { RequestHeadersPlugin, type RequestHeadersPluginContext } from '@orpc/server/plugins';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExportedFile } from '../../shared/contract/exported-file.ts';
import {
  alivePath,
  downloadPath,
  heldFilesHeader,
  heldFilesValue,
  logOutPath,
  sessionEnded,
  sessionHeader,
  sessionMoved,
} from '../../shared/contract/browser-host.ts';
import { attachmentHeader, downloadsPath, holdFiles, safeMediaType, type HeldFiles } from './held-files.ts';
import { tick, watchForIdleness, type IdleWatch } from './idle-watch.ts';
import { readJsonBody } from './read-json-body.ts';
import { refuseForeign, refusals, type Refusal } from './refusals.ts';
import { createSession, type Session } from './session.ts';
import type { StaticFiles } from './static-files.ts';
import { noSessionPage, noSessionPolicy } from './no-session-page.ts';

export type RunningHost = {
  readonly port: number;
  /** A link that works once. Links that were not used yet stop working. */
  readonly newLink: () => string;
  /** Ends with why: the person has logged out, or nobody has needed the program for long. */
  readonly noLongerNeeded: Promise<'logged-out' | 'idle'>;
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
  readonly operations: RPCHandler<RequestHeadersPluginContext>;
  readonly held: HeldFiles;
  readonly idle: IdleWatch;
  readonly loggedOut: () => void;
  /** Ends the answers that go on and on, so that a page asks again who it is. */
  readonly endStreams: () => void;
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
    // The page’s own; a service worker is refused by what it asks for.
    "worker-src 'self'",
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
  const unfinished = new Set<ServerResponse>();
  const held = holdFiles();
  const idle = watchForIdleness();
  let stop: (why: 'logged-out' | 'idle') => void = () => undefined;
  const noLongerNeeded = new Promise<'logged-out' | 'idle'>((resolve) => (stop = resolve));
  const session = createSession(port);
  const serving: Serving = {
    port,
    session,
    files: options.files,
    operations: new RPCHandler<RequestHeadersPluginContext>(options.router, {
      plugins: [new RequestHeadersPlugin()],
      clientInterceptors: [
        async (call) => {
          const output: unknown = await call.next();
          const isAsked = call.context.reqHeaders?.get(heldFilesHeader) === heldFilesValue;
          return isAsked ? withFilesHeld(output, held) : output;
        },
      ],
    }),
    held,
    idle,
    loggedOut: () => stop('logged-out'),
    endStreams: () => endStreams(unfinished),
  };
  const ticking = setInterval(() => {
    // Something is being made, or a page that is seen listens.
    if (unfinished.size > 0) idle.asked();
    if (idle.isOver()) stop('idle');
  }, tick);
  server.on('request', (request, response) => {
    unfinished.add(response);
    response.on('close', () => unfinished.delete(response));
    answer(serving, request, response).catch(() => response.destroy());
  });
  return {
    port,
    newLink: () => `http://${address}:${port}/?launch=${session.newLaunchToken()}`,
    noLongerNeeded,
    close: () => {
      clearInterval(ticking);
      return close(server, unfinished);
    },
  };
}

async function answer(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const isHostCommand = path.startsWith('/session/');
  const isCommand = isHostCommand || path === '/rpc' || path.startsWith('/rpc/');
  const foreign = refuseForeign(request, serving.port, isCommand);
  if (foreign) return refuse(request, response, foreign);
  if (isHostCommand) return answerHostCommand(serving, request, response, path);
  return isCommand
    ? answerCommand(serving, request, response)
    : answerPage(serving, request, response, path, query);
}

async function answerCommand(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOfCommand(serving, request, response, largestBody);
  if (body === null) return;
  const { matched } = await serving.operations.handle(
    Object.assign(request, { body: body.value }),
    response,
    {
      prefix: '/rpc',
      context: {},
    },
  );
  if (!matched) refuse(request, response, refusals.notFound);
}

/** What a command of the session's own page says; null: it was refused. */
async function bodyOfCommand(
  { session, idle }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<{ readonly value: unknown } | null> {
  const refused = (refusal: Refusal): null => {
    refuse(request, response, refusal);
    return null;
  };
  const standing = session.standingOf(request.headers.cookie);
  if (standing !== 'admitted') {
    response.setHeader(sessionHeader, standing === 'moved' ? sessionMoved : sessionEnded);
    return refused(standing === 'moved' ? refusals.moved : refusals.notAdmitted);
  }
  if (request.method !== 'POST') return refused(refusals.wrongMethod);
  idle.asked();
  const body = await readJsonBody(request, limit);
  return body.ok ? body : refused(body.refusal);
}

const largestHostCommand = 4096;

/** What is the host's own to do: downloads, whether a page is there, and the end of the session. */
async function answerHostCommand(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const body = await bodyOfCommand(serving, request, response, largestHostCommand);
  if (body === null) return;
  const { page, isGoing, held, name } = wordsOf(body.value);
  switch (path) {
    case alivePath:
      if (typeof page !== 'string' || page.length > 100)
        return refuse(request, response, refusals.badRequest);
      if (isGoing === true) serving.idle.gone(page);
      else serving.idle.heard(page);
      response.writeHead(204).end();
      return;
    case downloadPath: {
      if (typeof held !== 'string' || typeof name !== 'string') {
        return refuse(request, response, refusals.badRequest);
      }
      const address = serving.held.addressOf(held, name);
      if (address === null) return refuse(request, response, refusals.usedTicket);
      return send(request, response, 200, json({ address }));
    }
    case logOutPath:
      // Its scripts only: what other tabs hold of words that are not saved must stay.
      response.setHeader('clear-site-data', '"cache"');
      response.setHeader('set-cookie', serving.session.end());
      serving.held.forget();
      response.writeHead(204).end(serving.loggedOut);
      return;
    default:
      refuse(request, response, refusals.notFound);
  }
}

function wordsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function json(value: unknown): { readonly bytes: Buffer; readonly mediaType: string } {
  return { bytes: Buffer.from(JSON.stringify(value)), mediaType: 'application/json; charset=utf-8' };
}

/** An operation's answer with each file in it held here, and named. */
function withFilesHeld(output: unknown, held: HeldFiles): unknown {
  if (Array.isArray(output)) return output.map((each) => withFilesHeld(each, held));
  // Streams and dates are no plain objects.
  if (typeof output !== 'object' || output === null || Object.getPrototypeOf(output) !== Object.prototype) {
    return output;
  }
  const { name, mediaType, content } = output as Partial<ExportedFile>;
  if (typeof name === 'string' && typeof mediaType === 'string' && typeof content === 'string') {
    return {
      ...output,
      content: '',
      held: held.hold({ name, mediaType, bytes: Buffer.from(content, 'base64') }),
    };
  }
  return Object.fromEntries(Object.entries(output).map(([key, value]) => [key, withFilesHeld(value, held)]));
}

function answerPage(
  { session, files, held, idle, endStreams }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(request, response, refusals.wrongMethod);
  }
  const launchToken = path === '/' ? new URLSearchParams(query).get('launch') : null;
  const standing = session.standingOf(request.headers.cookie);
  const isAdmitted = standing === 'admitted';
  if (launchToken !== null && request.method === 'GET') {
    const cookie = session.admit(launchToken);
    if (cookie !== null) {
      // Whoever was here before asks again, and hears that the session has moved.
      held.forget();
      idle.forgetPages();
      endStreams();
    }
    if (cookie !== null || isAdmitted) {
      response.writeHead(303, { location: '/', ...(cookie === null ? {} : { 'set-cookie': cookie }) }).end();
      return;
    }
  }
  if (!isAdmitted) {
    const why = standing === 'moved' ? 'moved' : launchToken === null ? 'no-link' : 'used-link';
    response.setHeader('content-security-policy', noSessionPolicy);
    return send(request, response, 403, {
      bytes: Buffer.from(noSessionPage(why)),
      mediaType: 'text/html; charset=utf-8',
    });
  }
  idle.asked();
  if (path.startsWith(downloadsPath)) return answerDownload(held, request, response, path);
  const file = files.find(path);
  if (!file) return refuse(request, response, refusals.notFound);
  // Kept by the browser, the program is there sooner the next time. The page itself and all answers are not.
  if (file.isKept) response.setHeader('cache-control', 'private, max-age=31536000, immutable');
  send(request, response, 200, file);
}

function answerDownload(
  held: HeldFiles,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): void {
  // Asking for the headers would use it up.
  if (request.method !== 'GET') return refuse(request, response, refusals.wrongMethod);
  const file = held.take(path);
  if (!file) return refuse(request, response, refusals.usedTicket);
  response.setHeader('content-disposition', attachmentHeader(file.name));
  send(request, response, 200, { bytes: file.bytes, mediaType: safeMediaType(file.mediaType) });
}

// oRPC's own form of an error, so that a page's client reads the code; a person who looks at it reads the sentence.
function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { status, code, sentence } = refusal;
  if (!request.complete) {
    // What was not read cannot stay in the connection; reading on lets the other side see the answer.
    response.setHeader('connection', 'close');
    request.resume();
  }
  send(request, response, status, json({ json: { defined: false, code, status, message: sentence } }));
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
  endStreams(unfinished);
  const forced = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(forced);
}

function endStreams(unfinished: ReadonlySet<ServerResponse>): void {
  for (const response of unfinished) if (isStream(response)) response.destroy();
}

function isStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream');
}
