import type { SessionRequest } from '../../core/model/sessionService.ts';
import { plainText } from '../../core/base/plainText.ts';
import type { TunnelConfig, TunnelTarget } from './config.ts';

/** Documents of the service (session protocol §1). */
const toNode = 'AWS-StartPortForwardingSession';
const toRemoteHost = 'AWS-StartPortForwardingSessionToRemoteHost';

/** What StartSession is asked for. Values are lists of texts, also ports. */
export function sessionRequest(config: TunnelConfig, nodeId: string, localPort: number): SessionRequest {
  const { name, remoteHost, remotePort } = config;
  const ports = { portNumber: [String(remotePort)], localPortNumber: [String(localPort)] };
  const rest = { target: nodeId, reason: `Tunnel ${name}` };
  return remoteHost === undefined
    ? { ...rest, documentName: toNode, parameters: ports }
    : { ...rest, documentName: toRemoteHost, parameters: { host: [remoteHost], ...ports } };
}

/** `db.internal:5432`, or `port 5432 of the node`: where a tunnel leads to. */
export function destination({ remoteHost, remotePort }: TunnelConfig): string {
  return remoteHost === undefined ? `port ${remotePort}` : `${hostText(remoteHost)}:${remotePort}`;
}

/** `tag Role=bastion` or the node's id. */
export function targetWords(target: TunnelTarget): string {
  return target.kind === 'node' ? target.id : `tag ${plainText(target.key)}=${plainText(target.value)}`;
}

function hostText(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
