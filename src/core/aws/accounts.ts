import type { Disposable } from '../base/disposable.ts';
import { AppError } from '../base/errors.ts';
import type { Event } from '../base/event.ts';
import type { Connection } from './connection.ts';

/** Account ids, which ARNs need and no SSM operation tells. */
export interface Accounts extends Disposable {
  /** The account of a connection (sts:GetCallerIdentity), asked once; a failure is asked again. */
  of(connection: Connection, signal: AbortSignal): Promise<string>;
}

/** `onDidChange` is the connections' own: new credentials under the same profile may be another account's. */
export function createAccounts(onDidChange: Event<unknown>): Accounts {
  let known = new WeakMap<Connection, string>();
  const listening = onDidChange(() => (known = new WeakMap()));
  return {
    async of(connection, signal) {
      // An answer to credentials that were replaced meanwhile is not remembered for the new ones.
      const then = known;
      const account = then.get(connection) ?? (await ask(connection, signal));
      then.set(connection, account);
      return account;
    },
    dispose: () => listening.dispose(),
  };
}

async function ask(connection: Connection, signal: AbortSignal): Promise<string> {
  const { Account } = await connection.call('GetCallerIdentity', {}, { signal });
  if (Account !== undefined && Account !== '') return Account;
  throw new AppError('invalid', 'AWS did not say which account these credentials belong to.');
}
