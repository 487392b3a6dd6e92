import type { Connection } from '../../core/aws/connection.ts';
import { AppError } from '../../core/base/errors.ts';
import { plainText } from '../../core/base/plainText.ts';
import { nodePages } from '../../features/nodes/api.ts';
import type { NodeFacts } from '../../features/nodes/model.ts';

/** What a session is started on. */
export interface SessionTarget {
  /** For StartSession. */
  readonly id: string;
  /** For people: the name that was given, or the id. */
  readonly name: string;
}

/**
 * The target that a person named: ids and ECS targets as they are, anything else is the name of a node, its EC2
 * Name tag or the computer's. Case does not count, unless the names of two nodes differ by nothing else.
 *
 * @throws AppError `notFound` when no node has the name, `conflict` when several have it
 */
export async function findTarget(
  connection: Connection,
  target: string,
  signal: AbortSignal,
): Promise<SessionTarget> {
  if (/^(?:m?i-[0-9a-f]+|ecs:.+)$/.test(target)) return { id: target, name: target };
  const found = new Map<string, NodeFacts>();
  const namesTold = new Set<boolean>();
  for await (const page of nodePages(connection, signal)) {
    for (const { name } of page) namesTold.add(name !== '');
    for (const node of page) if (isNamed(node, target)) found.set(node.id, node);
  }
  return chosen(
    target,
    [...found.values()],
    connection,
    namesTold.has(false) && !namesTold.has(true) ? ` ${namesMissing}` : '',
  );
}

/** Where DescribeInstanceProperties is denied another operation lists the nodes, without their Name tags. */
const namesMissing =
  'No node tells its Name tag, which ssm:DescribeInstanceProperties would. An ID works in any case.';

function chosen(
  target: string,
  found: readonly NodeFacts[],
  { region, label }: Pick<Connection, 'region' | 'label'>,
  doubt: string,
): SessionTarget {
  const exact = found.filter(({ name, computerName }) => name === target || computerName === target);
  const [node, ...others] = exact.length > 0 ? exact : found;
  const name = plainText(target);
  if (node === undefined) {
    throw new AppError(
      'notFound',
      `No managed node is called "${name}" in ${region} (${plainText(label)}). Check the name, --region and --profile.${doubt}`,
    );
  }
  if (others.length > 0) {
    const ids = [node, ...others].map(({ id }) => id).sort();
    throw new AppError(
      'conflict',
      `Several nodes are called "${name}": ${ids.join(', ')}. Name one by its ID.`,
    );
  }
  return { id: node.id, name: plainText(node.name || node.computerName) };
}

function isNamed({ name, computerName }: NodeFacts, target: string): boolean {
  const wanted = target.toLowerCase();
  return name.toLowerCase() === wanted || computerName.toLowerCase() === wanted;
}
