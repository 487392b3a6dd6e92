import http from 'node:http';
import https from 'node:https';
import type { Disposable } from '../../base/disposable.ts';
import type { ClientsOptions } from '../clients.ts';

/** Agents that know the proxy and the certificates; SDK and WebSocket share them. */
export interface Network extends Disposable {
  agentFor(url: string): http.Agent;
}

export type NetworkOptions = Pick<ClientsOptions, 'network' | 'env' | 'caBundle'>;

export function createNetwork(options: NetworkOptions): Network {
  void options;
  const plain = new http.Agent({ keepAlive: true });
  const secure = new https.Agent({ keepAlive: true });
  return {
    agentFor: (url) => (/^(https|wss):/.test(url) ? secure : plain),
    dispose() {
      plain.destroy();
      secure.destroy();
    },
  };
}
