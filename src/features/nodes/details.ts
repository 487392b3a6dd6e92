import type { Connection } from '../../core/aws/connection.ts';
import { AbortScope } from '../../core/base/abort.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import { isCancelled, messageOf } from '../../core/base/errors.ts';
import { Emitter } from '../../core/base/event.ts';
import type { Log } from '../../core/base/log.ts';
import { agentFacts, type AgentFacts } from './api.ts';

const batchSize = 50;
const gatherMilliseconds = 150;

/**
 * Agent facts of the rows that are seen, asked for in batches once the list itself is complete: a screen of
 * rows costs one call, and scrolling through a fleet does not ask for every node.
 */
export class NodeDetails implements Disposable {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #changed = new Emitter<readonly string[]>();
  /** Ids whose facts came. */
  readonly onDidChange = this.#changed.event;
  readonly #known = new Map<string, AgentFacts | undefined>();
  readonly #wanted = new Set<string>();
  #connection: Connection | undefined;
  #scope = new AbortScope();
  #timer: Disposable | undefined;
  #paused = false;
  #busy = false;

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  get(id: string): AgentFacts | undefined {
    return this.#known.get(id);
  }

  /** Says that the row of `id` is seen. */
  want(id: string): void {
    if (this.#connection === undefined || this.#known.has(id)) return;
    this.#wanted.add(id);
    this.#schedule();
  }

  /** While the list loads, rows still move: nothing is asked for. */
  pause(paused: boolean): void {
    this.#paused = paused;
    if (!paused) this.#schedule();
  }

  /** Forgets everything; what runs is aborted. */
  reset(connection: Connection | undefined): void {
    this.#scope.dispose();
    this.#scope = new AbortScope();
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#known.clear();
    this.#wanted.clear();
    this.#connection = connection;
    this.#busy = false;
  }

  dispose(): void {
    this.reset(undefined);
    this.#scope.dispose();
    this.#changed.dispose();
  }

  #schedule(): void {
    if (this.#paused || this.#busy || this.#timer !== undefined || this.#wanted.size === 0) return;
    this.#timer = this.#clock.after(gatherMilliseconds, () => {
      this.#timer = undefined;
      if (!this.#paused && this.#connection !== undefined) void this.#ask(this.#connection);
    });
  }

  async #ask(connection: Connection): Promise<void> {
    const { signal } = this.#scope;
    const ids = [...this.#wanted].slice(0, batchSize);
    for (const id of ids) this.#wanted.delete(id);
    this.#busy = true;
    try {
      this.#learn(ids, await agentFacts(connection, ids, signal), signal);
    } catch (error) {
      this.#giveUp(error, signal);
    }
  }

  #learn(ids: readonly string[], found: readonly AgentFacts[], signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#busy = false;
    for (const id of ids) this.#known.set(id, undefined);
    for (const facts of found) this.#known.set(facts.id, facts);
    this.#changed.fire(found.map((facts) => facts.id));
    this.#schedule();
  }

  /** Decorations are a courtesy: without them the rows stand, and the log says why. */
  #giveUp(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.reset(undefined);
    if (!isCancelled(error)) this.#log.warn(`Agent versions are not shown: ${messageOf(error)}`);
  }
}
