import type { Connection } from '../../core/aws/connection.ts';
import type { Identity } from './view.ts';

/** Who AWS says we are (sts:GetCallerIdentity). */
export async function askIdentity(connection: Connection, signal: AbortSignal): Promise<Identity> {
  const { Account, Arn } = await connection.call('GetCallerIdentity', {}, { signal });
  return { account: Account ?? 'unknown', arn: Arn ?? 'unknown' };
}
