import type { SimulatedNode } from '../system.ts';
import type { PluginDetail, InvocationDetail } from './statuses.ts';

/** What is known of one plugin of one invocation. */
export interface PluginRecord {
  readonly name: string;
  readonly plugin: string;
  readonly detail: PluginDetail;
  /** −1 until the agent answers. */
  readonly code: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command's copy for one node. It moves through its states; what listens is told of every move. */
export class Invocation {
  readonly node: SimulatedNode;
  /** Order of making over all commands: the cursor of lists. */
  readonly serial: number;
  /** When the request was sent to the node; the command's own time until then. */
  #requestedAt: number;
  #detail: InvocationDetail = 'Pending';
  #plugins: readonly PluginRecord[] = [];
  readonly #abort = new AbortController();
  readonly #onMove: (from: InvocationDetail, to: InvocationDetail) => void;

  constructor(
    node: SimulatedNode,
    serial: number,
    requestedAt: number,
    onMove: (from: InvocationDetail, to: InvocationDetail) => void,
  ) {
    this.node = node;
    this.serial = serial;
    this.#requestedAt = requestedAt;
    this.#onMove = onMove;
  }

  get detail(): InvocationDetail {
    return this.#detail;
  }

  get requestedAt(): number {
    return this.#requestedAt;
  }

  get plugins(): readonly PluginRecord[] {
    return this.#plugins;
  }

  /** Aborts when the invocation is cancelled. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  move(to: InvocationDetail): void {
    const from = this.#detail;
    if (from === to) return;
    this.#detail = to;
    this.#onMove(from, to);
  }

  /** The node takes it up. */
  start(now: number, steps: readonly Pick<PluginRecord, 'name' | 'plugin'>[]): void {
    this.#requestedAt = now;
    this.#plugins = steps.map(({ name, plugin }) => ({ ...unanswered, name, plugin }));
    this.move('InProgress');
  }

  update(index: number, change: Partial<PluginRecord>): void {
    this.#plugins = this.#plugins.map((record, at) => (at === index ? { ...record, ...change } : record));
  }

  abort(): void {
    this.#abort.abort();
  }
}

const unanswered = {
  detail: 'Pending',
  code: -1,
  startedAt: undefined,
  endedAt: undefined,
  stdout: '',
  stderr: '',
} as const;
