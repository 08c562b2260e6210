import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
};

export type Question = {
  readonly method?: string;
  /** Sent as it stands: nothing is resolved or encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** A number asks for so many bytes of spaces, sent as they are taken. */
  readonly body?: string | number;
};

/** One request as any program could send it, with exactly these headers. */
export function ask(origin: string, { method = 'GET', path, headers = {}, body }: Question): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const given = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ) as Record<string, string>;
  return new Promise((answered, failed) => {
    const request = httpRequest(
      { hostname, port, method, path, headers: given, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () =>
          answered({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
        response.on('error', failed);
      },
    );
    request.on('error', failed);
    if (typeof body !== 'number') {
      request.end(body);
      return;
    }
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    let left = body;
    const sendMore = (): void => {
      while (left > 0) {
        left -= chunk.length;
        if (!request.write(chunk)) {
          request.once('drain', sendMore);
          return;
        }
      }
      request.end();
    };
    sendMore();
  });
}
