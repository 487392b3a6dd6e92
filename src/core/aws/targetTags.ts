import { isAppError, messageOf } from '../base/errors.ts';
import { plainText } from '../base/plainText.ts';
import type { TagLike } from '../model/production.ts';
import type { CallOptions, Connection } from './connection.ts';

/**
 * Tags of StartSession's target: an EC2 instance's own (ec2:DescribeInstances), or those that SSM keeps of a hybrid
 * node (ssm:ListTagsForResource). Containers have none that it knows.
 */
export async function tagsOfTarget(
  connection: Connection,
  target: string,
  options: CallOptions,
): Promise<readonly TagLike[]> {
  if (target.startsWith('mi-')) {
    const input = { ResourceType: 'ManagedInstance', ResourceId: target } as const;
    return tagsOf((await connection.call('ListTagsForResource', input, options)).TagList);
  }
  if (!target.startsWith('i-')) return [];
  const input = { Filters: [{ Name: 'instance-id', Values: [target] }] };
  const answer = await connection.call('DescribeInstances', input, options);
  const instances = (answer.Reservations ?? []).flatMap((each) => each.Instances ?? []);
  return instances.flatMap((instance) => tagsOf(instance.Tags));
}

/** Why nobody can say whether that target is production: what kept its tags from being read, without a full stop. */
export function doubtOf(error: unknown): string {
  const isDenied = isAppError(error) && error.kind === 'denied' && error.action !== undefined;
  if (isDenied) return `the IAM action ${plainText(error.action)} is missing`;
  return plainText(messageOf(error)).replace(/\.$/, '');
}

function tagsOf(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): readonly TagLike[] {
  return (tags ?? []).map(({ Key, Value }) => ({ key: Key ?? '', value: Value ?? '' }));
}
