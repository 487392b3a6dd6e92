import {
  managedNode,
  isHybrid,
  type InstanceFacts,
  type ManagedNode,
  type NodeFacts,
  type Tag,
} from './model.ts';

/**
 * The nodes of one connection while pages of two services come in, in any order. A reload keeps what is known
 * until it is told anew; what a complete reload did not mention is gone.
 */
export class NodeStore {
  #nodes = new Map<string, ManagedNode>();
  /** EC2 tells of instances that SSM has not listed (yet). */
  readonly #unclaimed = new Map<string, InstanceFacts>();
  readonly #hybridTags = new Map<string, readonly Tag[]>();
  #seen = new Set<string>();
  #tagged = new Set<string>();

  get size(): number {
    return this.#nodes.size;
  }

  /** How many nodes this load has brought. */
  get loaded(): number {
    return this.#seen.size;
  }

  get(id: string): ManagedNode | undefined {
    return this.#nodes.get(id);
  }

  all(): Iterable<ManagedNode> {
    return this.#nodes.values();
  }

  begin(): void {
    this.#seen = new Set();
    this.#tagged = new Set();
    this.#unclaimed.clear();
  }

  /** The list is complete: forgets the nodes that this load did not mention, and instances that are no nodes. */
  complete(): void {
    for (const id of this.#nodes.keys()) if (!this.#seen.has(id)) this.#nodes.delete(id);
    this.#unclaimed.clear();
  }

  addNodes(page: readonly NodeFacts[]): void {
    for (const facts of page) {
      const { id } = facts;
      const instance = this.#unclaimed.get(id) ?? this.#nodes.get(id)?.instance;
      this.#unclaimed.delete(id);
      this.#seen.add(id);
      this.#nodes.set(id, managedNode(facts, instance, this.#hybridTags.get(id)));
    }
  }

  addInstances(page: readonly InstanceFacts[]): void {
    for (const instance of page) {
      const node = this.#nodes.get(instance.id);
      if (node === undefined || !this.#seen.has(instance.id)) this.#unclaimed.set(instance.id, instance);
      if (node !== undefined) this.#nodes.set(node.id, managedNode(node.facts, instance, undefined));
    }
  }

  setHybridTags(id: string, tags: readonly Tag[]): void {
    this.#hybridTags.set(id, tags);
    this.#tagged.add(id);
    const node = this.#nodes.get(id);
    if (node !== undefined) this.#nodes.set(id, managedNode(node.facts, node.instance, tags));
  }

  /** Hybrid nodes whose tags this load did not ask for yet: each costs a call. */
  untaggedHybrids(): readonly string[] {
    return [...this.#nodes.keys()].filter((id) => isHybrid(id) && !this.#tagged.has(id));
  }

  clear(): void {
    this.#nodes = new Map();
    this.#hybridTags.clear();
    this.begin();
  }
}
