import { Readable } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Network } from './network.ts';

export type RequestHandler = Pick<
  NodeHttpHandler,
  'handle' | 'destroy' | 'metadata' | 'updateHttpClientConfig' | 'httpHandlerConfigs'
>;

const connectMs = 10_000;
const answerMs = 60_000;

/** The SDK's HTTP handler over our agents: which agent is decided by the URL of each request. */
export function createRequestHandler(network: Network): RequestHandler {
  const handlers = new Map<object, NodeHttpHandler>();
  const handlerFor = (url: string): NodeHttpHandler => {
    const agent = network.agentFor(url);
    const known = handlers.get(agent);
    if (known !== undefined) return known;
    const made = new NodeHttpHandler({
      httpAgent: agent,
      httpsAgent: agent,
      connectionTimeout: connectMs,
      requestTimeout: answerMs,
      throwOnRequestTimeout: true,
    });
    handlers.set(agent, made);
    return made;
  };
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request, options) {
      const { protocol, hostname, port } = request;
      const authority = port === undefined ? hostname : `${hostname}:${port}`;
      const answer = await handlerFor(`${protocol}//${authority}/`).handle(request, options);
      refuseWebPage(answer.response);
      return answer;
    },
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

type Response = Awaited<ReturnType<NodeHttpHandler['handle']>>['response'];

/**
 * A web page is never an answer of AWS: a proxy, a hotel's sign-in or another server stands between. The SDK
 * would take one with status 200 for an empty list where the protocol is XML.
 */
function refuseWebPage({ headers, statusCode, body }: Response): void {
  if (!/^text\/html/i.test(headers['content-type'] ?? '')) return;
  const stream: unknown = body;
  if (stream instanceof Readable) stream.resume();
  throw Object.assign(new Error('a web page'), {
    name: 'WebPageAnswer',
    $metadata: { httpStatusCode: statusCode },
  });
}
