import type { IncomingMessage } from 'node:http';
import { refusals, type Refusal } from './refusals.ts';

type JsonBody =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: Refusal };

/** Above this a body is not even read to its end: the connection is closed. */
const mostToDiscard = 1024 * 1024 * 1024;

/**
 * Reads a request's JSON. A body over `limit` bytes is read away and refused; an empty one is an empty object.
 * Rejects where the connection ends early.
 */
export async function readJsonBody(request: IncomingMessage, limit: number): Promise<JsonBody> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > mostToDiscard) return { ok: false, refusal: refusals.tooLarge };
  const mediaType = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const isJson = mediaType === 'application/json';
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostToDiscard) return { ok: false, refusal: refusals.tooLarge };
    if (size <= limit && isJson) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > limit) return { ok: false, refusal: refusals.tooLarge };
  if (!isJson && (size > 0 || mediaType !== '')) return { ok: false, refusal: refusals.notJson };
  return size === 0 ? { ok: true, value: {} } : parsed(Buffer.concat(chunks));
}

function parsed(bytes: Buffer): JsonBody {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, refusal: refusals.badRequest };
  }
}
