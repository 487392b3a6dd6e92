import { compareText, naturalKey } from '../../core/base/naturalOrder.ts';
import { platformWords } from '../../core/model/platform.ts';
import type { NodeFilter } from './filter.ts';
import { isHybrid, type ManagedNode, type Tag } from './model.ts';

/** The setting `ssmWorkbench.nodes.groupBy`: `tag:KEY`, `platform`, `state` or `none`. */
export type GroupBy =
  { readonly by: 'tag'; readonly key: string } | { readonly by: 'platform' | 'state' | 'none' };

export function parseGroupBy(text: string): GroupBy {
  if (text.startsWith('tag:') && text.length > 'tag:'.length) return { by: 'tag', key: text.slice(4) };
  return text === 'platform' || text === 'state' ? { by: text } : { by: 'none' };
}

interface GroupName {
  readonly id: string;
  readonly label: string;
  /** The tag that all of the group's nodes carry. */
  readonly tag?: Tag;
  /** Groups of what has no value stand last. */
  readonly last?: true;
  /** Its nodes' tags can be asked for. */
  readonly offersTags?: true;
}

/** Nodes that stand together; sorted when somebody looks. */
export class NodeGroup {
  readonly name: GroupName;
  readonly #nodes: ManagedNode[] = [];
  #sorted = true;
  #online = 0;

  constructor(name: GroupName) {
    this.name = name;
  }

  get size(): number {
    return this.#nodes.length;
  }

  get online(): number {
    return this.#online;
  }

  get nodes(): readonly ManagedNode[] {
    if (!this.#sorted) this.#nodes.sort(byName);
    this.#sorted = true;
    return this.#nodes;
  }

  add(node: ManagedNode): void {
    this.#nodes.push(node);
    if (node.online) this.#online += 1;
    this.#sorted = false;
  }
}

function byName(left: ManagedNode, right: ManagedNode): number {
  return compareText(left.sortKey, right.sortKey) || compareText(left.id, right.id);
}

export interface Arrangement {
  /** One group without a name when nothing groups. */
  readonly groups: readonly NodeGroup[];
  readonly shown: number;
}

/** Sorts the nodes that pass the filter into groups, in one pass. */
export function arrange(nodes: Iterable<ManagedNode>, filter: NodeFilter, groupBy: GroupBy): Arrangement {
  const groups = new Map<string, NodeGroup>();
  let shown = 0;
  for (const node of nodes) {
    if (!filter(node)) continue;
    shown += 1;
    const name = groupName(node, groupBy);
    const group = groups.get(name.id) ?? new NodeGroup(name);
    groups.set(name.id, group);
    group.add(node);
  }
  return { groups: [...groups.values()].sort(inOrder), shown };
}

function inOrder(left: NodeGroup, right: NodeGroup): number {
  const last = Number(left.name.last ?? false) - Number(right.name.last ?? false);
  if (last !== 0) return last;
  const order = compareText(naturalKey(left.name.label), naturalKey(right.name.label));
  return order === 0 ? compareText(left.name.id, right.name.id) : order;
}

function groupName(node: ManagedNode, groupBy: GroupBy): GroupName {
  if (groupBy.by === 'none') return { id: '', label: '' };
  if (groupBy.by === 'tag') return tagGroup(node, groupBy.key);
  if (groupBy.by === 'state') return { id: node.state, label: sentenceCase(node.state) };
  const { platform } = node.facts;
  return platform === 'Unknown'
    ? { id: platform, label: 'Unknown platform', last: true }
    : { id: platform, label: platformWords(platform) };
}

function tagGroup(node: ManagedNode, key: string): GroupName {
  const tag = node.tags?.find((candidate) => candidate.key === key);
  if (tag !== undefined) return { id: `=${tag.value}`, label: tag.value === '' ? '(empty)' : tag.value, tag };
  if (node.tags !== undefined) return { id: 'none', label: `No ${key} tag`, last: true };
  return isHybrid(node.id)
    ? { id: 'hybrid', label: 'Hybrid nodes, tags not loaded', last: true, offersTags: true }
    : { id: 'unknown', label: 'Tags not known', last: true };
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Tag keys that the nodes carry, each with how many nodes carry it, most common first. */
export function tagKeys(
  nodes: Iterable<ManagedNode>,
): readonly { readonly key: string; readonly nodes: number }[] {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    for (const { key } of node.tags ?? []) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, count]) => ({ key, nodes: count }))
    .sort((left, right) => right.nodes - left.nodes || compareText(left.key, right.key));
}
