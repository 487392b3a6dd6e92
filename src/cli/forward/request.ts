import type { SessionRequest } from '../../core/model/sessionService.ts';
import type { SessionTarget } from '../session/target.ts';
import type { ForwardFlags } from './flags.ts';

const toNode = 'AWS-StartPortForwardingSession';
const toRemoteHost = 'AWS-StartPortForwardingSessionToRemoteHost';

/** StartSession for a tunnel; values of parameters are always lists of strings (§1). */
export function forwardRequest(
  { remotePort, remoteHost, reason }: ForwardFlags,
  { id }: SessionTarget,
  localPort: number,
): SessionRequest {
  const ports = { portNumber: [String(remotePort)], localPortNumber: [String(localPort)] };
  return {
    target: id,
    documentName: remoteHost === undefined ? toNode : toRemoteHost,
    parameters: remoteHost === undefined ? ports : { ...ports, host: [remoteHost] },
    ...(reason === undefined ? {} : { reason }),
  };
}
