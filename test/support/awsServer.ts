import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRecord, parseJson } from '../../src/core/base/json.ts';

/** A request as a service sees it. */
export interface AwsRequest {
  /** `GetParameter`; of query services the `Action`. */
  readonly operation: string;
  readonly service: 'ssm' | 'query' | 'other';
  readonly input: Readonly<Record<string, unknown>>;
  readonly headers: IncomingMessage['headers'];
  readonly path: string;
}

export interface AwsAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, text as it is; `'drop'` ends the connection without an answer. */
  readonly body?: object | string;
  readonly drop?: boolean;
}

export type AwsHandler = (request: AwsRequest) => AwsAnswer | Promise<AwsAnswer>;

/** A loopback server that answers what a test says, and remembers what it was asked. */
export interface AwsServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly AwsRequest[];
  /** Replaces the handler. */
  answer(handler: AwsHandler): void;
}

export async function startAwsServer(initial: AwsHandler): Promise<AwsServer> {
  const requests: AwsRequest[] = [];
  let handler = initial;
  const server = createServer((request, response) => {
    void readRequest(request)
      .then(async (parsed) => {
        requests.push(parsed);
        reply(response, await handler(parsed));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    requests,
    answer: (next) => {
      handler = next;
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An error as the JSON protocols answer it. */
export function awsError(type: string, message = '', status = 400): AwsAnswer {
  return { status, body: { __type: type, message } };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function readRequest(request: IncomingMessage): Promise<AwsRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  const body = Buffer.concat(chunks).toString('utf8');
  const target = String(request.headers['x-amz-target'] ?? '');
  const common = { headers: request.headers, path: request.url ?? '/' };
  if (target !== '') {
    return {
      ...common,
      service: 'ssm',
      operation: target.replace(/^.*\./, ''),
      input: recordOf(parseJson(body)),
    };
  }
  if (request.headers['content-type']?.includes('x-www-form-urlencoded') === true) {
    const input = Object.fromEntries(new URLSearchParams(body));
    return { ...common, service: 'query', operation: input['Action'] ?? '', input };
  }
  return { ...common, service: 'other', operation: request.url ?? '', input: recordOf(parseJson(body)) };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function reply(response: ServerResponse, answer: AwsAnswer): void {
  if (answer.drop === true) {
    response.destroy();
    return;
  }
  const body = answer.body ?? {};
  const isText = typeof body === 'string';
  response.writeHead(answer.status ?? 200, {
    'content-type': isText ? 'text/xml' : 'application/x-amz-json-1.1',
    'x-amzn-requestid': 'test-request',
    ...answer.headers,
  });
  response.end(isText ? body : JSON.stringify(body));
}
