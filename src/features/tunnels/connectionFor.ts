import type { Connection, Connections, ConnectionSpec } from '../../core/aws/connection.ts';
import { AppError } from '../../core/base/errors.ts';
import type { TunnelConfig } from './config.ts';

/** What holds for every profile, as the settings say. */
export interface Endpoints {
  readonly endpoint: string;
  readonly useFips: boolean;
}

/**
 * The connection a tunnel goes through: that in force where it names none, else one of its own, which lives on
 * when the person switches. Throws kind `credentials` when it names none and none is in force.
 */
export function connectionFor(
  { profile, region }: Pick<TunnelConfig, 'profile' | 'region'>,
  connections: Pick<Connections, 'current' | 'open'>,
  { endpoint, useFips }: Endpoints,
): Connection {
  const { current } = connections;
  if (profile === undefined) {
    if (current === undefined) throw new AppError('credentials', 'Choose a profile first.');
    const isThere = region === undefined || region === current.region;
    return isThere ? current : connections.open({ ...current.spec, region });
  }
  if (current?.spec.profile === profile && (region === undefined || region === current.region))
    return current;
  const spec: ConnectionSpec = {
    profile,
    ...(region === undefined ? {} : { region }),
    ...(endpoint === '' ? {} : { endpoint }),
    ...(useFips ? { useFips } : {}),
  };
  return connections.open(spec);
}
