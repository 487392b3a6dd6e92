import { nodeLabel } from '../../core/model/nodeLabel.ts';
import { randomUUID } from 'node:crypto';
import type { Connection } from '../../core/aws/connection.ts';
import { sleep, type Clock } from '../../core/base/clock.ts';
import { AppError, isAppError } from '../../core/base/errors.ts';
import { plainText } from '../../core/base/plainText.ts';
import { type SessionTarget } from '../session/target.ts';
import { pushScript } from './pushScript.ts';

const document = 'AWS-RunShellScript';
const timeoutSeconds = 30;
const pollMilliseconds = 500;
/** Statuses that are not the last (GetCommandInvocation). */
const open: ReadonlySet<string> = new Set(['Pending', 'InProgress', 'Delayed', 'Cancelling']);

/**
 * Writes a public key into the user's authorized_keys for a minute, by Run Command; resolves when it is there.
 *
 * @throws AppError `conflict` when the node did not do it
 */
export async function pushByRunCommand(
  connection: Connection,
  target: SessionTarget,
  user: string,
  key: string,
  options: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  const { clock, signal } = options;
  const sent = await connection.call(
    'SendCommand',
    {
      DocumentName: document,
      InstanceIds: [target.id],
      Comment: 'SSM Workbench: public key of an SSH connection, for 60 seconds',
      TimeoutSeconds: timeoutSeconds,
      Parameters: {
        commands: [...pushScript(user, key, randomUUID())],
        executionTimeout: [String(timeoutSeconds)],
      },
    },
    { signal },
  );
  const invocation = { CommandId: sent.Command?.CommandId ?? '', InstanceId: target.id };
  const end = clock.now() + 2 * timeoutSeconds * 1000;
  while (clock.now() < end) {
    await sleep(clock, pollMilliseconds, signal);
    if (await isDone(connection, invocation, target, signal)) return;
  }
  throw failed(target, 'it did not answer in time');
}

interface Invocation {
  readonly CommandId: string;
  readonly InstanceId: string;
}

/** The invocation is not there yet right after it was sent. */
async function isDone(
  connection: Connection,
  invocation: Invocation,
  target: SessionTarget,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const answer = await connection.call('GetCommandInvocation', invocation, { signal });
    const { Status: status = 'Pending', StandardErrorContent: errors = '' } = answer;
    if (status === 'Success') return true;
    if (open.has(status)) return false;
    throw failed(target, plainText(errors) || `the command ended with the status ${status}`);
  } catch (error) {
    if (isAppError(error) && error.code === 'InvocationDoesNotExist') return false;
    throw error;
  }
}

function failed(target: SessionTarget, why: string): AppError {
  return new AppError(
    'conflict',
    `The key could not be pushed to ${nodeLabel(target)} by Run Command: ${why.replace(/\.$/, '')}.`,
  );
}
