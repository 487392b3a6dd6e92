import { isRecord, isString, parseJson } from '../../core/base/json.ts';
import { leafOf } from './model.ts';

export const parameterScheme = 'ssm-parameter';

/** Which parameter an editor shows. */
export interface ParameterAddress {
  readonly connectionId: string;
  readonly name: string;
}

export interface UriParts {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
}

/** The path is for people (the tab shows its last part); who asks is in the query. */
export function parameterUri(address: ParameterAddress): UriParts {
  const { connectionId, name } = address;
  return {
    scheme: parameterScheme,
    path: `/${encodeURIComponent(connectionId)}/${leafOf(name).replaceAll('/', '')} (parameter)`,
    query: JSON.stringify({ connectionId, name }),
  };
}

/** Reads such an address back; undefined for anything else. */
export function parseParameterUri(uri: UriParts): ParameterAddress | undefined {
  const query = uri.scheme === parameterScheme ? parseJson(uri.query) : undefined;
  if (!isRecord(query)) return undefined;
  const { connectionId, name } = query;
  return isString(connectionId) && isString(name) ? { connectionId, name } : undefined;
}
