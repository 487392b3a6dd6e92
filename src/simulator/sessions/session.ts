import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import type { Programs } from '../exec/programs.ts';
import type { TerminalFactory } from '../exec/terminal/factory.ts';
import type { Publication } from '../faults/faults.ts';
import type { Network } from '../network/network.ts';
import type { SimulatedNode } from '../system.ts';
import { SessionAgent } from './agent.ts';
import { AgentChannel } from './channel/agentChannel.ts';
import type { Link } from './channel/link.ts';
import type { ChannelLuck, Passage } from './channel/passage.ts';
import { failureText } from './failure.ts';
import type { DataKeyDecrypter } from './handshake/encryption.ts';
import type { SessionPlan } from './preferences.ts';

export type SessionStatus =
  'Connecting' | 'Connected' | 'Disconnected' | 'Terminating' | 'Terminated' | 'Failed';

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
  readonly programs: Programs;
  readonly network: Network;
  /** kms:Decrypt, for sessions that the preferences encrypt. */
  readonly keys: DataKeyDecrypter;
  readonly luck: ChannelLuck;
}

/** One session, from StartSession to its end. What it runs starts with the first connection. */
export class Session implements Disposable {
  readonly head: SessionHead;
  readonly #parts: SessionParts;
  readonly #channel: AgentChannel;
  readonly #inward: Passage;
  readonly #timers = new DisposableStore();
  readonly #agent: SessionAgent;
  #hasStarted = false;
  #status: SessionStatus = 'Connecting';
  #endedAt: number | undefined;
  #lastActivity: number;

  constructor(head: SessionHead, parts: SessionParts) {
    this.head = head;
    this.#parts = parts;
    this.#lastActivity = head.startedAt;
    this.#inward = parts.luck.passage();
    this.#channel = new AgentChannel({
      sessionId: head.id,
      clock: parts.clock,
      luck: parts.luck,
      onActivity: () => (this.#lastActivity = parts.clock.now()),
      end: {
        accepts: (payloadType) => this.#agent.accepts(payloadType),
        receive: (payloadType, payload) => this.#agent.receive(payloadType, payload),
        drained: () => this.#agent.drained(),
      },
    });
    this.#agent = this.#createAgent(head, parts);
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
    return this.isEnded || this.#status === 'Terminating';
  }

  /** Terminated or failed: part of the history. */
  get isEnded(): boolean {
    return this.#status === 'Terminated' || this.#status === 'Failed';
  }

  /** A client has connected, for the first time or again. */
  attach(link: Link): void {
    this.#status = 'Connected';
    this.#channel.attach(link);
    if (this.#hasStarted) return;
    this.#hasStarted = true;
    this.#agent.start();
  }

  /** Its socket is gone; the session goes on and waits. */
  detach(link: Link): void {
    this.#channel.detach(link);
    if (this.#status === 'Connected' && !this.#channel.isAttached) this.#status = 'Disconnected';
  }

  receive(frame: Uint8Array): void {
    this.#inward.pass(() => this.#channel.receive(frame));
  }

  /** What waited in the client's socket has been written. */
  drained(): void {
    this.#channel.linkDrained();
  }

  /** The service has the agent stop sending, or go on (§4). */
  setPublication(how: Publication): void {
    if (how === 'pause') this.#channel.pausePublication();
    else this.#channel.startPublication();
  }

  /** Ends it at once (TerminateSession). */
  terminate(text = ''): void {
    this.#finish('Terminated', text);
  }

  dispose(): void {
    this.terminate();
  }

  #createAgent(
    { id, node, plan }: SessionHead,
    { clock, terminals, programs, network, keys }: SessionParts,
  ): SessionAgent {
    const channel = this.#channel;
    return new SessionAgent({
      ...{ sessionId: id, node, plan, clock, terminals, programs, network, keys },
      io: {
        send: (payloadType, payload) => channel.send(payloadType, payload),
        get isCongested() {
          return channel.isCongested;
        },
        end: (text) => void this.#wind(text),
      },
      failed: (text) => this.#finish('Failed', failureText(text)),
    });
  }

  /** The shell has ended by itself: the last output is waited for, then the channel closes (§11). */
  async #wind(text: string): Promise<void> {
    if (this.isOver) return;
    this.#status = 'Terminating';
    await this.#channel.settle();
    this.#finish('Terminated', text);
  }

  #finish(status: 'Terminated' | 'Failed', text: string): void {
    if (this.isEnded) return;
    this.#status = status;
    this.#endedAt = this.#parts.clock.now();
    this.#timers.dispose();
    this.#inward.dispose();
    this.#agent.dispose();
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
