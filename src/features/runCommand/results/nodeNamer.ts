import type { Connection } from '../../../core/aws/connection.ts';
import type { Disposable } from '../../../core/base/disposable.ts';
import type { Invocation } from '../command.ts';
import { Loaded } from '../loaded.ts';
import { readNodeNames, type NodeNames } from '../../../core/aws/nodeNames.ts';
import { named } from '../names.ts';

/** Gives invocations their nodes' names; asks for those that nobody knows yet, once each. */
export class NodeNamer implements Disposable {
  readonly #known: NodeNames;
  readonly #asked: Set<string>;
  readonly #read: Loaded<NodeNames>;
  #wanted: readonly string[] = [];
  #connection: Connection | undefined;

  constructor(known: NodeNames | undefined, changed: () => void) {
    this.#known = known ?? new Map();
    this.#asked = new Set(this.#known.keys());
    this.#read = new Loaded(() => {
      if (this.#read.isLoading) return;
      changed();
      this.#ask();
    });
  }

  named(invocations: readonly Invocation[]): readonly Invocation[] {
    const names = new Map([...this.#known, ...(this.#read.value ?? [])]);
    return invocations.map((invocation) => named(invocation, names));
  }

  /** Asks for the names of nodes that have appeared. */
  look(connection: Connection | undefined, invocations: readonly Invocation[]): void {
    this.#connection = connection;
    this.#wanted = invocations.map((invocation) => invocation.nodeId);
    this.#ask();
  }

  /** Nodes that appear while others are asked for have their turn after these: there may be no later look. */
  #ask(): void {
    const connection = this.#connection;
    const ids = this.#wanted.filter((id) => !this.#asked.has(id));
    if (connection === undefined || ids.length === 0 || this.#read.isLoading) return;
    for (const id of ids) this.#asked.add(id);
    const before = this.#read.value ?? [];
    this.#read.load(
      async (signal) => new Map([...before, ...(await readNodeNames(connection, ids, signal))]),
    );
  }

  dispose(): void {
    this.#read.dispose();
  }
}
