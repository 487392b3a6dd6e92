import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import type { Command } from './command.ts';
import { supports } from './document/platforms.ts';
import type { Invocation } from './invocation.ts';
import { isTerminal, type InvocationDetail } from './statuses.ts';

/** Runs the command's steps on the node of an invocation that has just been started; never rejects. */
export type RunInvocation = (invocation: Invocation) => Promise<InvocationDetail>;

export interface DispatchOptions {
  /** Milliseconds between two steps of the ramp 1, 2, 4 … nodes. */
  readonly rampMs: number;
  /** Told once, when every invocation is over. */
  onDone(): void;
}

/**
 * Sends one command to its nodes: ramps up to MaxConcurrency, stops sending when errors exceed MaxErrors (what was
 * not sent becomes Terminated, what runs finishes), gives up on nodes that could not be reached in time.
 */
export class Dispatcher implements Disposable {
  readonly #command: Command;
  readonly #clock: Clock;
  readonly #run: RunInvocation;
  readonly #options: DispatchOptions;
  readonly #timers = new DisposableStore();
  readonly #waiting: Invocation[];
  #window = 1;
  #running = 0;

  /** The command's targets must be resolved. */
  constructor(command: Command, clock: Clock, run: RunInvocation, options: DispatchOptions) {
    this.#command = command;
    this.#clock = clock;
    this.#run = run;
    this.#options = options;
    this.#waiting = [...command.invocations];
  }

  start(): void {
    const { requestedAt, request } = this.#command.head;
    const deadline = requestedAt + request.timeoutSeconds * 1_000;
    this.#timers.add(this.#clock.after(deadline - this.#clock.now(), () => this.#expire()));
    this.#pump();
    this.#ramp();
  }

  /** Cancels invocations that are not over; running ones are asked to end. */
  cancel(invocations: readonly Invocation[]): void {
    for (const invocation of invocations) {
      if (isTerminal(invocation.detail)) continue;
      invocation.move(invocation.detail === 'InProgress' ? 'Cancelling' : 'Cancelled');
      invocation.abort();
    }
    this.#pump();
  }

  dispose(): void {
    this.#timers.dispose();
    for (const invocation of this.#command.open) invocation.abort();
  }

  #ramp(): void {
    if (this.#window >= this.#command.maxConcurrency || this.#waiting.length === 0) return;
    this.#timers.add(
      this.#clock.after(this.#options.rampMs, () => {
        this.#window *= 2;
        this.#pump();
        this.#ramp();
      }),
    );
  }

  #pump(): void {
    if (this.#timers.isDisposed) return;
    if (this.#command.tally.errors > this.#command.maxErrors) this.#terminate();
    const places = Math.min(this.#window, this.#command.maxConcurrency);
    while (this.#running < places) {
      const next = this.#waiting.shift();
      if (next === undefined) break;
      if (next.detail === 'Pending') this.#send(next);
    }
    if (!this.#command.isComplete) return;
    this.#timers.dispose();
    this.#options.onDone();
  }

  #send(invocation: Invocation): void {
    const { prepared } = this.#command.head;
    if (!supports(prepared.document, invocation.node.platform)) invocation.move('InvalidPlatform');
    else if (invocation.node.pingStatus !== 'Online') invocation.move('Delayed');
    else this.#execute(invocation);
  }

  #execute(invocation: Invocation): void {
    this.#running++;
    invocation.start(this.#clock.now(), this.#command.head.prepared.document.steps);
    void this.#run(invocation).then((detail) => {
      this.#running--;
      invocation.move(detail);
      this.#pump();
    });
  }

  /** What was not sent yet will not be; a node that could not be reached so far is no error and stays Delayed. */
  #terminate(): void {
    for (const invocation of this.#waiting.splice(0)) {
      if (invocation.detail === 'Pending') invocation.move('Terminated');
    }
  }

  #expire(): void {
    for (const invocation of this.#command.open) {
      const undelivered = invocation.detail === 'Pending' || invocation.detail === 'Delayed';
      if (undelivered) invocation.move('DeliveryTimedOut');
    }
    this.#pump();
  }
}
