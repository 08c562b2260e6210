import type { IncomingMessage } from 'node:http';

/** What a host refuses to answer, by oRPC's own codes, so that the page's client reads them as errors. */
export type Refusal = {
  readonly status: number;
  readonly code:
    | 'BAD_REQUEST'
    | 'FORBIDDEN'
    | 'NOT_FOUND'
    | 'METHOD_NOT_SUPPORTED'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE';
  readonly sentence: string;
};

export const refusals = {
  badRequest: { status: 400, code: 'BAD_REQUEST', sentence: 'This request cannot be read.' },
  // No 401: that asks for a name and a password, which nobody has here.
  moved: { status: 403, code: 'FORBIDDEN', sentence: 'Secretariat was opened somewhere else since.' },
  notAdmitted: { status: 403, code: 'FORBIDDEN', sentence: 'This page is not connected to Secretariat.' },
  foreign: { status: 403, code: 'FORBIDDEN', sentence: 'Only Secretariat’s own page may ask this.' },
  usedTicket: {
    status: 403,
    code: 'FORBIDDEN',
    sentence: 'This download works once, and was used already or waited too long. Ask for the file again.',
  },
  noWorker: { status: 403, code: 'FORBIDDEN', sentence: 'Nothing stays behind in the browser.' },
  notFound: { status: 404, code: 'NOT_FOUND', sentence: 'There is nothing at this address.' },
  wrongMethod: { status: 405, code: 'METHOD_NOT_SUPPORTED', sentence: 'This cannot be asked in this way.' },
  tooLarge: { status: 413, code: 'PAYLOAD_TOO_LARGE', sentence: 'This is too large.' },
  notJson: { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', sentence: 'Only JSON is understood here.' },
} as const satisfies Readonly<Record<string, Refusal>>;

/**
 * Refuses what another site, another program's page or a rebound name sends: the `Host` must be one of this host's own,
 * and `Origin` and `Sec-Fetch-Site` must say that the request comes from its page. A command (`isCommand`) has to name
 * its origin; the browser leaves it out only where a person opens an address.
 */
export function refuseForeign(request: IncomingMessage, port: number, isCommand: boolean): Refusal | null {
  const { host, origin } = request.headers;
  const ownHosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !ownHosts.includes(host)) return refusals.foreign;
  if (origin === undefined ? isCommand : origin !== `http://${host}`) return refusals.foreign;
  const site = request.headers['sec-fetch-site'];
  const ownSites = isCommand ? ['same-origin'] : ['same-origin', 'none'];
  if (site !== undefined && (typeof site !== 'string' || !ownSites.includes(site))) return refusals.foreign;
  // A service worker would answer in this host's place, also after it has ended.
  const isWorker =
    request.headers['sec-fetch-dest'] === 'serviceworker' || request.headers['service-worker'] !== undefined;
  return isWorker ? refusals.noWorker : null;
}
