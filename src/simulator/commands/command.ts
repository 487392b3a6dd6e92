import type { SimulatedNode } from '../system.ts';
import { aggregate, type Aggregate } from './aggregate.ts';
import { Invocation } from './invocation.ts';
import type { Prepared } from './prepare.ts';
import { concurrencyLimit, errorLimit } from './rates.ts';
import type { CommandRequest } from './request.ts';
import { isTerminal } from './statuses.ts';
import { Tally } from './tally.ts';

export interface CommandHead {
  readonly id: string;
  /** Order of making: the cursor of lists. */
  readonly serial: number;
  readonly request: CommandRequest;
  readonly prepared: Prepared;
  /** Milliseconds since the epoch. */
  readonly requestedAt: number;
  /** Delivery and execution timeout together. */
  readonly expiresAfter: number;
}

/** A sent command and its invocations. */
export class Command {
  readonly head: CommandHead;
  readonly tally = new Tally();
  readonly #invocations = new Map<string, Invocation>();
  #resolved = false;
  #cancelRequested = false;

  constructor(head: CommandHead) {
    this.head = head;
  }

  get invocations(): readonly Invocation[] {
    return [...this.#invocations.values()];
  }

  get cancelRequested(): boolean {
    return this.#cancelRequested;
  }

  get isComplete(): boolean {
    return this.#resolved ? this.tally.completed === this.tally.total : this.#cancelRequested;
  }

  /** Nodes that may run at the same time. */
  get maxConcurrency(): number {
    return concurrencyLimit(this.head.request.maxConcurrency, this.tally.total);
  }

  get maxErrors(): number {
    return errorLimit(this.head.request.maxErrors, this.tally.total);
  }

  get state(): Aggregate {
    const { tally, cancelRequested, maxErrors } = this;
    return aggregate({ tally, cancelRequested, maxErrors, resolved: this.#resolved });
  }

  invocation(nodeId: string): Invocation | undefined {
    return this.#invocations.get(nodeId);
  }

  /** The targets are known: each gets its invocation, Pending. */
  resolve(nodes: readonly SimulatedNode[], nextSerial: () => number): void {
    this.#resolved = true;
    for (const node of nodes) {
      const invocation = new Invocation(node, nextSerial(), this.head.requestedAt, (from, to) =>
        this.tally.move(from, to),
      );
      this.#invocations.set(node.id, invocation);
      this.tally.move(undefined, invocation.detail);
    }
  }

  /** The whole command is to end; what is over stays as it is. */
  requestCancel(): void {
    if (!this.isComplete) this.#cancelRequested = true;
  }

  /** Invocations that are not over. */
  get open(): readonly Invocation[] {
    return this.invocations.filter(({ detail }) => !isTerminal(detail));
  }
}
