import type { IncomingMessage } from 'node:http';

/** A request with its whole body. Header names are lower case. */
export interface HttpRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** The body is larger than the limit. */
export class BodyTooLarge extends Error {}

/** Reads a request whole; rejects with {@link BodyTooLarge} as soon as it grows over `maxBytes`. */
export async function readRequest(message: IncomingMessage, maxBytes: number): Promise<HttpRequest> {
  const url = message.url ?? '/';
  const at = url.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: at < 0 ? url : url.slice(0, at),
    query: at < 0 ? '' : url.slice(at + 1),
    headers: headersOf(message),
    body: await readBody(message, maxBytes),
  };
}

export function headersOf(message: IncomingMessage): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
}

function readBody(message: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // The rest is read and thrown away: a client that is cut off while it sends does not read the answer.
      if (size > maxBytes) reject(new BodyTooLarge());
      else chunks.push(chunk);
    });
    message.once('end', () => resolve(Buffer.concat(chunks)));
    message.once('error', reject);
    message.once('close', () => reject(new Error('The client went away.')));
  });
}
