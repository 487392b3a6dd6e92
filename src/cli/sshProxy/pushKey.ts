import { nodeLabel } from '../../core/model/nodeLabel.ts';
import type { Connection } from '../../core/aws/connection.ts';
import { AppError } from '../../core/base/errors.ts';
import type { SessionTarget } from '../session/target.ts';

/**
 * Hands a public key to EC2 Instance Connect, which the node's SSH server asks for 60 seconds from then on
 * (SendSSHPublicKey).
 *
 * @throws AppError `invalid` for targets that are no EC2 instances
 */
export async function pushByInstanceConnect(
  connection: Connection,
  target: SessionTarget,
  user: string,
  key: string,
  signal: AbortSignal,
): Promise<void> {
  if (!target.id.startsWith('i-')) throw notAnInstance(target);
  const input = { InstanceId: target.id, InstanceOSUser: user, SSHPublicKey: key };
  const { Success } = await connection.call('SendSSHPublicKey', input, { signal });
  if (Success === true) return;
  throw new AppError('conflict', `EC2 Instance Connect did not take the key for ${nodeLabel(target)}.`);
}

function notAnInstance(target: SessionTarget): AppError {
  return new AppError(
    'invalid',
    `${nodeLabel(target)} is no EC2 instance, and EC2 Instance Connect serves no others. Put your public key into ` +
      "the user's authorized_keys on the node and leave out --push-key, or use --push-key-by-run-command.",
  );
}
