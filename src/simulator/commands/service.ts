import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import type { NodeExecutor } from '../exec/executor.ts';
import type { DocumentSource, Fleet, ParameterSource, SimulatedNode } from '../system.ts';
import { Command } from './command.ts';
import { Dispatcher, type RunInvocation } from './dispatcher.ts';
import { executionTimeoutSeconds } from './expiry.ts';
import type { Invocation } from './invocation.ts';
import { runSteps } from './nodeRun.ts';
import { prepare, type Prepared } from './prepare.ts';
import type { CommandRequest } from './request.ts';
import { CommandStore, type HistoryLimits } from './store.ts';
import { runNested } from './nested.ts';

/** How fast the simulated service is; all in milliseconds. */
export interface CommandTimes {
  /** From SendCommand until invocations can be seen: the service is eventually consistent. */
  readonly visibleMs: number;
  /** Between two steps of the ramp. */
  readonly rampMs: number;
}

export const defaultTimes: CommandTimes = { visibleMs: 100, rampMs: 100 };

export interface CommandsDeps {
  readonly fleet: Fleet;
  readonly documents: DocumentSource;
  readonly parameters: ParameterSource;
  readonly executor: NodeExecutor;
  readonly clock: Clock;
  readonly times?: Partial<CommandTimes>;
  readonly history?: HistoryLimits;
  /** Makes command ids (36 characters); random UUIDs when absent. */
  readonly newId?: () => string;
}

/** Run Command itself: takes commands, runs them on nodes, remembers them. */
export class CommandService implements Disposable {
  readonly store: CommandStore;
  readonly #deps: CommandsDeps;
  readonly #times: CommandTimes;
  readonly #owned = new DisposableStore();
  readonly #dispatchers = new Map<string, Dispatcher>();
  #serial = 0;

  constructor(deps: CommandsDeps) {
    this.#deps = deps;
    this.#times = { ...defaultTimes, ...deps.times };
    this.store = new CommandStore(deps.history);
  }

  /** Whether invocations of a command made at `requestedAt` can be seen yet. */
  isVisible(requestedAt: number): boolean {
    return this.#deps.clock.now() - requestedAt >= this.#times.visibleMs;
  }

  /** @param nodes of InstanceIds; undefined: the request's targets are looked up later, as the service does. */
  send(request: CommandRequest, prepared: Prepared, nodes: readonly SimulatedNode[] | undefined): Command {
    const now = this.#deps.clock.now();
    const seconds = request.timeoutSeconds + executionTimeoutSeconds(prepared);
    const command = new Command({
      id: (this.#deps.newId ?? randomUUID)(),
      serial: this.#nextSerial(),
      request,
      prepared,
      requestedAt: now,
      expiresAfter: now + seconds * 1_000,
    });
    if (nodes !== undefined) command.resolve(nodes, () => this.#nextSerial());
    this.store.add(command);
    const timer = this.#owned.add(
      this.#deps.clock.after(this.#times.visibleMs, () => {
        this.#owned.delete(timer);
        this.#begin(command);
      }),
    );
    return command;
  }

  /** @param nodeIds undefined: the whole command */
  cancel(command: Command, nodeIds: readonly string[] | undefined): void {
    if (nodeIds === undefined) command.requestCancel();
    const wanted = command.open.filter(({ node }) => nodeIds?.includes(node.id) ?? true);
    const dispatcher = this.#dispatchers.get(command.head.id);
    if (dispatcher !== undefined) dispatcher.cancel(wanted);
    else for (const invocation of wanted) invocation.move('Cancelled');
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #begin(command: Command): void {
    if (command.isComplete) return;
    if (command.tally.total === 0) {
      command.resolve(this.#deps.fleet.match(command.head.request.targets), () => this.#nextSerial());
    }
    const { id } = command.head;
    const dispatcher = new Dispatcher(command, this.#deps.clock, this.#runner(command), {
      rampMs: this.#times.rampMs,
      onDone: () => {
        this.#dispatchers.delete(id);
        this.#owned.delete(dispatcher);
      },
    });
    this.#dispatchers.set(id, this.#owned.add(dispatcher));
    dispatcher.start();
  }

  #runner({ head: { prepared } }: Command): RunInvocation {
    const { clock, executor } = this.#deps;
    const prepareNested = (name: string, given: Parameters<typeof prepare>[3]): Prepared =>
      prepare(this.#deps, name, undefined, given);
    return (invocation: Invocation) => {
      const { node, signal } = invocation;
      return runSteps({
        node,
        steps: prepared.document.steps,
        scope: prepared.scope,
        clock,
        context: {
          node,
          executor,
          signal,
          environment: prepared.scope.environment,
          runDocument: runNested({ node, executor, signal, clock, prepare: prepareNested }),
        },
        onStep: (index, change) => invocation.update(index, change),
      });
    };
  }

  #nextSerial(): number {
    return ++this.#serial;
  }
}
