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
    handle: (request, options) => {
      const { protocol, hostname, port } = request;
      const authority = port === undefined ? hostname : `${hostname}:${port}`;
      return handlerFor(`${protocol}//${authority}/`).handle(request, options);
    },
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}
