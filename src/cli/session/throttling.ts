import type { Connection } from '../../core/aws/connection.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import type { Shell } from '../shell.ts';
import { say } from './log.ts';

/** A shorter wait nobody notices. */
const worthAWordMilliseconds = 1000;

/** Says once that AWS throttles a call that somebody is waiting for: its retries may take minutes. */
export function tellThrottling(
  { onDidThrottle }: Pick<Connection, 'onDidThrottle'>,
  shell: Shell,
): Disposable {
  const said = new Set<string>();
  return onDidThrottle(({ operation, retryInMs }) => {
    if (retryInMs < worthAWordMilliseconds || said.has(operation)) return;
    said.add(operation);
    say(shell, `AWS throttles ${operation}: too many calls in this account and Region. Trying again.`);
  });
}
