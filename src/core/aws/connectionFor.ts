import { AppError } from '../base/errors.ts';
import type { Connection, Connections, ConnectionSpec } from './connection.ts';

/** What holds for every profile, as the settings say. */
export interface Endpoints {
  readonly endpoint: string;
  readonly useFips: boolean;
}

/**
 * The connection of a profile and a Region: that in force where none is named, else one of its own, which lives on
 * when the person switches.
 *
 * @throws kind `credentials` when no profile is named and no connection is in force
 */
export function connectionFor(
  { profile, region }: { readonly profile?: string; readonly region?: string },
  connections: Pick<Connections, 'current' | 'open'>,
  { endpoint, useFips }: Endpoints,
): Connection {
  const { current } = connections;
  const isThere = region === undefined || region === current?.region;
  if (profile === undefined) {
    if (current === undefined) throw new AppError('credentials', 'Choose a profile first.');
    return isThere ? current : connections.open({ ...current.spec, region });
  }
  if (current?.spec.profile === profile && isThere) return current;
  const spec: ConnectionSpec = {
    profile,
    ...(region === undefined ? {} : { region }),
    ...(endpoint === '' ? {} : { endpoint }),
    ...(useFips ? { useFips } : {}),
  };
  return connections.open(spec);
}
