import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import type { TerminalFactory } from '../exec/terminal/factory.ts';
import type { SimulatedNode } from '../system.ts';
import { AgentChannel } from './channel/agentChannel.ts';
import type { Link } from './channel/link.ts';
import type { SessionHandler } from './handlers/handler.ts';
import { sessionKind } from './handlers/index.ts';
import type { SessionPlan } from './preferences.ts';

export type SessionStatus = 'Connecting' | 'Connected' | 'Disconnected' | 'Terminating' | 'Terminated';

export interface SessionHead {
  readonly id: string;
  /** Order of making: the cursor of lists. */
  readonly serial: number;
  readonly node: SimulatedNode;
  readonly plan: SessionPlan;
  /** ARN of who started it. */
  readonly owner: string;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

export interface SessionParts {
  readonly clock: Clock;
  readonly terminals: TerminalFactory;
  readonly fortune: () => number;
}

/** One session, from StartSession to its end. What it runs starts with the first connection. */
export class Session implements Disposable {
  readonly head: SessionHead;
  readonly #parts: SessionParts;
  readonly #channel: AgentChannel;
  readonly #timers = new DisposableStore();
  #handler: SessionHandler | undefined;
  #status: SessionStatus = 'Connecting';
  #endedAt: number | undefined;
  #lastActivity: number;

  constructor(head: SessionHead, parts: SessionParts) {
    this.head = head;
    this.#parts = parts;
    this.#lastActivity = head.startedAt;
    this.#channel = new AgentChannel({
      sessionId: head.id,
      clock: parts.clock,
      fortune: parts.fortune,
      onActivity: () => (this.#lastActivity = parts.clock.now()),
      end: {
        accepts: (payloadType) => this.#handler?.accepts(payloadType) ?? false,
        receive: (payloadType, payload) => this.#handler?.receive(payloadType, payload),
        drained: () => this.#handler?.drained(),
      },
    });
    this.#watchIdle();
    this.#watchDuration();
  }

  get status(): SessionStatus {
    return this.#status;
  }

  get endedAt(): number | undefined {
    return this.#endedAt;
  }

  get isOver(): boolean {
    return this.#status === 'Terminated' || this.#status === 'Terminating';
  }

  /** A client has connected, for the first time or again. */
  attach(link: Link): void {
    this.#status = 'Connected';
    this.#channel.attach(link);
    this.#handler ??= this.#start();
  }

  /** Its socket is gone; the session goes on and waits. */
  detach(link: Link): void {
    this.#channel.detach(link);
    if (this.#status === 'Connected' && !this.#channel.isAttached) this.#status = 'Disconnected';
  }

  receive(frame: Uint8Array): void {
    for (let times = this.#parts.fortune(); times > 0; times--) this.#channel.receive(frame);
  }

  /** Ends it at once (TerminateSession). */
  terminate(text = ''): void {
    if (this.#status === 'Terminated') return;
    this.#finish(text);
  }

  dispose(): void {
    this.terminate();
  }

  #start(): SessionHandler {
    const channel = this.#channel;
    return sessionKind(this.head.plan.sessionType)({
      node: this.head.node,
      terminals: this.#parts.terminals,
      inputs: this.head.plan.inputs,
      io: {
        send: (payloadType, payload) => channel.send(payloadType, payload),
        get isCongested() {
          return channel.isCongested;
        },
        end: (text) => void this.#wind(text),
      },
    });
  }

  /** The shell has ended by itself: the last output is waited for, then the channel closes (§11). */
  async #wind(text: string): Promise<void> {
    if (this.isOver) return;
    this.#status = 'Terminating';
    await this.#channel.settle();
    this.#finish(text);
  }

  #finish(text: string): void {
    if (this.#status === 'Terminated') return;
    this.#status = 'Terminated';
    this.#endedAt = this.#parts.clock.now();
    this.#timers.dispose();
    this.#handler?.dispose();
    this.#channel.close(text);
  }

  /** No data message either way for the whole time; pings do not count (§14). */
  #watchIdle(): void {
    const quiet = this.#parts.clock.now() - this.#lastActivity;
    const rest = this.head.plan.idleMs - quiet;
    if (rest <= 0) this.terminate(`Your session timed out due to inactivity.`);
    else this.#timers.add(this.#parts.clock.after(rest, () => this.#watchIdle()));
  }

  #watchDuration(): void {
    const { maxMinutes } = this.head.plan;
    if (maxMinutes === undefined) return;
    const over = (): void => this.terminate('Your session has reached its maximum duration.');
    this.#timers.add(this.#parts.clock.after(maxMinutes * 60_000, over));
  }
}
