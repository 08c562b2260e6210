import { join } from 'node:path';
import { contentOf } from '../faults/database-content.ts';
import { ask, type Answer, type Question } from '../hosts/http-request.ts';

/** A browser host with a cookie that it gave, asked as any program on this machine can. */
export type HostSession = {
  readonly origin: string;
  readonly cookie: string;
  /** An operation as the program's own page asks it. What is named takes the place of that; undefined leaves it out. */
  readonly command: (
    path: string,
    headers?: Question['headers'],
    question?: Partial<Question>,
  ) => Promise<Answer>;
  readonly get: (path: string, headers?: Question['headers']) => Promise<Answer>;
};

export async function enterHost(host: {
  readonly url: string;
  readonly origin: string;
}): Promise<HostSession> {
  const { pathname, search } = new URL(host.url);
  const { headers } = await ask(host.origin, { path: pathname + search });
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const { origin } = host;
  return {
    origin,
    cookie,
    command: (path, others = {}, question = {}) =>
      ask(origin, {
        method: 'POST',
        path: `/rpc/${path.replaceAll('.', '/')}`,
        body: '{}',
        ...question,
        headers: {
          ...{ cookie, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
          ...others,
        },
      }),
    get: (path, others = {}) => ask(origin, { path, headers: { cookie, ...others } }),
  };
}

/** What the data say, to be compared with what they say later. */
export function saidIn(dataFolder: string): string {
  return contentOf(join(dataFolder, 'secretariat.sqlite3')).digest;
}
