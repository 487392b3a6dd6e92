import type { Connection } from '../../core/aws/connection.ts';
import { isCancelled } from '../../core/base/errors.ts';
import { adviceFor } from '../../core/model/advice.ts';
import { parameterDetails, plainValue, type ParameterDetails } from './api.ts';
import { detailsText, type ShownValue } from './details.ts';

/**
 * What is known of a parameter as text, with its value unless it is a secret: a SecureString is not even asked
 * for. A value that may not be read does not hide the rest.
 */
export async function parameterText(
  connection: Connection,
  name: string,
  signal: AbortSignal,
): Promise<string> {
  const details = await parameterDetails(connection, name, signal);
  return detailsText(details, await shownValue(connection, details, signal));
}

async function shownValue(
  connection: Connection,
  { name, type }: ParameterDetails,
  signal: AbortSignal,
): Promise<ShownValue> {
  if (type === 'SecureString') return { kind: 'secret' };
  try {
    const value = await plainValue(connection, name, signal);
    return value === undefined ? { kind: 'secret' } : { kind: 'value', value };
  } catch (error) {
    if (isCancelled(error)) throw error;
    return { kind: 'unreadable', why: adviceFor(error).sentence };
  }
}
