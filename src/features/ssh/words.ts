import { plainText } from '../../core/base/plainText.ts';
import type { NodeRef } from '../../core/model/refs.ts';
import type { KeyDelivery } from './block.ts';

/** `web-1 (i-0abc…)`, or the id alone. */
export function nodeWords({ name, id }: Pick<NodeRef, 'name' | 'id'>): string {
  const label = plainText(name);
  return label === '' || label === id ? id : `${label} (${id})`;
}

const deliveries: { readonly [D in KeyDelivery]: string } = {
  instanceConnect:
    'At each connection the public key is pushed by EC2 Instance Connect, which keeps it for 60 seconds ' +
    '(ec2-instance-connect:SendSSHPublicKey).',
  runCommand:
    'At each connection Run Command writes the public key into authorized_keys on the node, and removes it after ' +
    '60 seconds (ssm:SendCommand, AWS-RunShellScript).',
  present: 'No key is pushed: the node must know it already.',
};

/** What the person agrees to: where and what is written, and what happens at each connection later. */
export function agreement(
  lines: readonly string[],
  {
    delivery,
    isOwnKey,
    isRemote,
  }: {
    readonly delivery: KeyDelivery;
    readonly isOwnKey: boolean;
    /** The window is on another computer, whose ssh this is for. */
    readonly isRemote: boolean;
  },
): string {
  const where = isRemote ? 'that' : 'this';
  const parts = [
    ...(isRemote ? ['The file is on the remote computer that this window works on, not on yours.'] : []),
    deliveries[delivery],
    ...(isOwnKey
      ? [`The key is made by SSM Workbench, has no passphrase and stays on ${where} computer.`]
      : []),
  ];
  return `${parts.join('\n')}\n\n${lines.join('\n')}`;
}
