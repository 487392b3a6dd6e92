import http from 'node:http';
import https from 'node:https';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { Disposable } from '../../base/disposable.ts';
import type { NetworkOptions } from '../network.ts';
import { tlsTrust, type TlsTrust } from './certificates.ts';
import { isSecure, proxyFor } from './proxy.ts';

/** Agents that know the proxy and the certificates; SDK and WebSocket share them. */
export interface Network extends Disposable {
  /**
   * The agent for `http:`, `https:`, `ws:` and `wss:` URLs; the same one for the same way out.
   *
   * @throws AppError `network` when proxy or certificates are not usable
   */
  agentFor(url: string): http.Agent;
}

const keepAlive = true;

export function createNetwork(options: NetworkOptions): Network {
  const agents = new Map<string, http.Agent>();
  let trust: TlsTrust | undefined;
  const make = (url: URL, proxy: URL | undefined): http.Agent => {
    trust ??= tlsTrust(options);
    if (proxy !== undefined) return throughProxy(url, proxy, trust);
    return isSecure(url) ? new https.Agent({ keepAlive, ...trust }) : new http.Agent({ keepAlive });
  };
  return {
    agentFor(text) {
      const url = new URL(text);
      const proxy = proxyFor(url, options.network, options.env);
      const key = `${url.protocol} ${proxy?.href ?? ''}`;
      const agent = agents.get(key) ?? make(url, proxy);
      agents.set(key, agent);
      return agent;
    },
    dispose() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}

/** Plain HTTP is forwarded by the proxy; everything else, a WebSocket too, goes through a tunnel. */
function throughProxy(url: URL, proxy: URL, trust: TlsTrust): http.Agent {
  if (url.protocol === 'http:') return new HttpProxyAgent(proxy.href, { keepAlive, ...trust });
  return new TunnelAgent(proxy.href, { keepAlive, ...trust }, trust);
}

type ConnectArguments = Parameters<HttpsProxyAgent<string>['connect']>;

/** The library trusts its own certificates for the proxy only; the service behind it needs them too. */
class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #trust: TlsTrust;

  constructor(proxy: string, options: http.AgentOptions & TlsTrust, trust: TlsTrust) {
    super(proxy, options);
    this.#trust = trust;
  }

  override connect(...[request, options]: ConnectArguments): ReturnType<HttpsProxyAgent<string>['connect']> {
    return super.connect(request, options.secureEndpoint ? { ...options, ...this.#trust } : options);
  }
}
