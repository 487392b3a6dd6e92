import type { Connection } from '../../core/aws/connection.ts';
import { doubtOf, tagsOfTarget } from '../../core/aws/targetTags.ts';
import { AppError, isCancelled } from '../../core/base/errors.ts';
import type { Log } from '../../core/base/log.ts';
import { plainText } from '../../core/base/plainText.ts';
import { canSignIn } from '../../core/model/advice.ts';
import { containerDoubt, isContainer } from '../../core/model/container.ts';
import { isProductionConnection, isProductionTagged, type TagLike } from '../../core/model/production.ts';
import { noNodeError, taggedNodes } from './api.ts';
import type { TunnelTarget } from './config.ts';
import type { TunnelNode } from './model.ts';

/** What names production, as the settings say. */
export interface ProductionPatterns {
  readonly tags: readonly string[];
  readonly profiles: readonly string[];
}

export interface NodeQuestion {
  readonly target: TunnelTarget;
  /** Taken before: it is taken again while it is online. */
  readonly previous: string | undefined;
  /** Nodes that the service could not connect to just now. */
  readonly avoid: ReadonlySet<string>;
}

/** Finds the node a tunnel goes through. Throws kind `notFound` when there is none. */
export type ChooseNode = (question: NodeQuestion, signal: AbortSignal) => Promise<TunnelNode>;

/** Chooses among the nodes of a connection. What `log` hears are tags that could not be read. */
export function nodeChooser(
  connection: Connection,
  patterns: () => ProductionPatterns,
  log: Log,
): ChooseNode {
  return async ({ target, previous, avoid }, signal) => {
    if (target.kind === 'node') {
      if (avoid.has(target.id)) throw new AppError('notFound', `${target.id} is not connected.`);
      return described(connection, { id: target.id, name: target.id }, patterns(), log, signal);
    }
    const tagged = await taggedNodes(connection, target, signal);
    const candidates = tagged.online.filter(({ id }) => !avoid.has(id));
    const taken = candidates.find(({ id }) => id === previous) ?? candidates[0];
    if (taken === undefined) throw noNodeError(target, tagged);
    const { id, name } = taken;
    return described(connection, { id, name, matches: tagged.online.length }, patterns(), log, signal);
  };
}

/** The node with its EC2 name, and whether it is production or nobody knows. */
async function described(
  connection: Connection,
  node: TunnelNode,
  patterns: ProductionPatterns,
  log: Log,
  signal: AbortSignal,
): Promise<TunnelNode> {
  const { tags, doubt } = await tagsOrDoubt(connection, node.id, log, signal);
  const named = plainText(tags.find(({ key }) => key === 'Name')?.value ?? '');
  const name = named === '' ? node.name : named;
  const label = name === node.id ? node.id : `${name} (${node.id})`;
  if (isProductionTagged(patterns.tags, tags)) {
    return { ...node, name, production: `${label} is tagged as production.` };
  }
  if (isProductionConnection(patterns.profiles, connection)) {
    return { ...node, name, production: `${connection.label} is marked as production.` };
  }
  return doubt === undefined ? { ...node, name } : { ...node, name, doubt };
}

/** Tags that cannot be read must not keep a tunnel from opening; without a sign-in nothing can. */
async function tagsOrDoubt(
  connection: Connection,
  id: string,
  log: Log,
  signal: AbortSignal,
): Promise<{ readonly tags: readonly TagLike[]; readonly doubt?: string }> {
  if (isContainer(id)) return { tags: [], doubt: containerDoubt };
  try {
    return { tags: await tagsOfTarget(connection, id, { signal }) };
  } catch (error) {
    if (isCancelled(error) || canSignIn(error)) throw error;
    const doubt = doubtOf(error);
    log.warn(`Whether ${id} is production is not known: ${doubt}`);
    return { tags: [], doubt };
  }
}
